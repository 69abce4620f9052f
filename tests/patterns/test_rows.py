"""What the public figures are counted from (db/figures.py): only voices about us, each once."""

import pytest

from db import figures
from db.answers import save_answers


@pytest.fixture
def uncounted(town):
    """A copy, a rejected and a private voice, one about a competitor, and one not placed yet."""
    first = town.say("2026-01-01", themes=["order-desk"], scores={"order_desk": 3}, language="ru")
    for state, same_as in (("duplicate", first), ("rejected", None), ("private", None)):
        town.say("2026-01-02", themes=["order-desk"], scores={"order_desk": 1}, state=state, same_as=same_as)
    town.say(
        "2026-01-02", channel="other shop", subject="Other", themes=["order-desk"], scores={"order_desk": 1}
    )
    late = town.say("2026-01-03", themes=["order-desk"], scores={"order_desk": 1})
    town.db.execute("delete from dispositions where voice_id = :voice", {"voice": late})
    return town


def test_what_is_not_counted(uncounted):
    """M1, M11, F4: copies, rejected, private and competitors' voices stay out of every figure."""
    assert [row["voice_id"] for row in figures.heard(uncounted.db)] == [1]
    assert [row["voice_id"] for row in figures.scores_by_voice(uncounted.db)] == [1]
    assert [row["voice_id"] for row in figures.voices_by_theme(uncounted.db)] == [1]
    assert [row["id"] for row in figures.channels(uncounted.db)] == ["survey"]


def test_an_empty_store_has_rows_of_nothing(town):
    """M1: a new organisation's figures are empty, not broken."""
    for ask in (figures.heard, figures.scores_by_voice, figures.voices_by_theme, figures.channels):
        assert ask(town.db) == []
    assert set(figures.ledger(town.db).values()) == {0}


def test_voices_by_theme(town):
    """M4, M9: one row per voice and theme, with the newest stars, all scores and the first day."""
    starred = town.say(
        "2026-02-03", channel="review", themes=["order-desk", "delivery-time"], rating=5, language="ar"
    )
    town.revise(starred, 1, 4)
    town.revise(starred, 2, 1)
    town.say("2026-03-04", themes=["order-desk"], scores={"delivery": 2, "product": 9})
    town.say("2026-03-05", scores={"product": 10})
    found = [
        (row["theme_id"], row["said_on"], row["language"], row["rating"], row["scores"])
        for row in figures.voices_by_theme(town.db)
    ]
    assert found == [
        ("delivery-time", "2026-02-03", "ar", 1, {}),
        ("order-desk", "2026-02-03", "ar", 1, {}),
        ("order-desk", "2026-03-04", "und", None, {"delivery": 2, "product": 9}),
    ]


def test_scores_and_heard(town):
    """Q8, M12: unplaced voices count as heard, with channel and language."""
    town.say("2026-03-04", themes=["order-desk"], scores={"delivery": 2, "product": 9}, language="en")
    town.say("2026-03-05", channel="forum")
    assert [row["scores"] for row in figures.scores_by_voice(town.db)] == [{"delivery": 2, "product": 9}]
    assert [(row["channel_id"], row["language"]) for row in figures.heard(town.db)] == [
        ("survey", "en"),
        ("forum", "und"),
    ]


def test_importance_is_that_of_the_newest_words(town):
    """Q2, Q8: what was asked with another scale is no importance."""
    first = town.say("2026-03-04", scores={"delivery": 2})
    second = town.say("2026-03-04", scores={"delivery": 3})
    town.say("2026-03-04", rating=3)
    save_answers(town.db, first, 0, {"importance delivery": 9, "recommend": 0})
    save_answers(town.db, second, 0, {"importance delivery": 1})
    town.revise(second, 1, 5)
    save_answers(town.db, second, 1, {"importance delivery": 7, "importance product": 4})
    assert [row["importance"] for row in figures.scores_by_voice(town.db)] == [
        {"delivery": 9},
        {"delivery": 7, "product": 4},
    ]


def test_themes_in_their_order_with_three_names(town):
    """M2, S8: names in three languages."""
    assert figures.themes(town.db)[0] == {
        "id": "delivery-time",
        "name": {"en": "delivery-time", "ru": "delivery-time (ru)", "ar": "delivery-time (ar)"},
    }
    assert [theme["id"] for theme in figures.themes(town.db)] == ["delivery-time", "order-desk"]


def test_the_ledger_adds_up(uncounted):
    """M1: received = placed + unplaced + rejected + duplicate + private + quarantined, once everything is placed."""
    uncounted.db.execute("delete from scores where voice_id = 6")
    uncounted.db.execute("insert into dispositions (voice_id, state, reason) values (6, 'unplaced', 'test')")
    uncounted.quarantine()
    uncounted.quarantine()
    found = figures.ledger(uncounted.db)
    assert found == {
        "received": 8, "placed": 2, "unplaced": 1, "rejected": 1, "duplicate": 1, "private": 1, "quarantined": 2,
    }  # fmt: skip
    assert found["received"] == sum(number for state, number in found.items() if state != "received")
