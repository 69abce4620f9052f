"""What the figures of our service are counted from: newest answers, first replies, and nothing after the last counted day (Q8, A1, R12)."""

import pytest

from db.service import cases_until, recommended
from db.store import writing
from tests.patterns.conftest import Town


@pytest.fixture
def town():
    return Town()


def recommend(town, voice, answer, number=0, question="recommend"):
    with writing(town.db):
        town.db.execute("insert into answers values (?, ?, ?, ?)", [voice, number, question, answer])


def case(town, voice, *steps):
    """A case with its steps: (state, day, customer's word)."""
    with writing(town.db):
        town.db.execute(
            "insert into cases (voice_id, state, opened_on) values (?, 'received', '2026-05-04')", [voice]
        )
        number = town.db.execute("select max(id) from cases").fetchone()[0]
        for place, (state, day, word) in enumerate(steps, start=1):
            town.db.execute(
                "insert into case_steps values (?, ?, ?, ?, 'ines', '', ?)", [number, place, state, day, word]
            )


def test_the_answer_of_the_newest_words_counts(town):
    """Q8: "it was easy" is another question; a changed voice without an answer has none."""
    first, changed, silent = (town.say("2026-05-04") for _ in range(3))
    recommend(town, first, 9)
    recommend(town, first, 7, question="effort")
    recommend(town, changed, 2)
    recommend(town, silent, 3)
    for voice in (changed, silent):
        town.revise(voice, 1, None)
    recommend(town, changed, 10, number=1)
    assert [(row["voice_id"], row["answer"], row["said_on"]) for row in recommended(town.db)] == [
        (first, 9, "2026-05-04"),
        (changed, 10, "2026-05-04"),
    ]


@pytest.mark.parametrize(("subject", "state"), [("us", "rejected"), ("us", "private"), ("rival", "placed")])
def test_only_counted_voices_about_us(town, subject, state):
    """F4, M1: a competitor's customers, rejected and private voices count in no figure."""
    voice = town.say("2026-05-04", channel=f"{subject} survey", subject=subject, state=state)
    recommend(town, voice, 9)
    case(town, voice, ("answered", "2026-05-06", None))
    assert recommended(town.db) == cases_until(town.db, "2026-12-31") == []


STEPS = (
    ("answered", "2026-05-08", None),
    ("followed-up", "2026-05-20", "not-satisfied"),
    ("reopened", "2026-05-20", None),
    ("answered", "2026-06-01", None),
    ("followed-up", "2026-06-10", "satisfied"),
)


@pytest.mark.parametrize(
    ("last", "answered", "says"),
    [
        ("2026-05-07", None, None),
        ("2026-05-08", "2026-05-08", None),
        ("2026-05-31", "2026-05-08", "not-satisfied"),
        ("2026-06-09", "2026-05-08", "not-satisfied"),
        ("2026-06-10", "2026-05-08", "satisfied"),
    ],
)
def test_a_case_as_it_stood(town, last, answered, says):
    """A1, R12: the first answer and the last word up to the day, so that the same months always tell the same."""
    voice = town.say("2026-05-04")
    case(town, voice, *STEPS)
    [found] = cases_until(town.db, last)
    assert (found["answered_on"], found["says"], found["opened_on"]) == (answered, says, "2026-05-04")
    assert found["author"]
