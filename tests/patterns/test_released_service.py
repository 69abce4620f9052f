"""Who stands behind the figures of our service, and what each cell shows (Q8, A1, F5, R12): edges of every group."""

import pytest

from jobs.patterns.answered import Wait, answered_by
from jobs.patterns.bands import Limits
from jobs.patterns.leakage import Spoken, leakage
from jobs.patterns.periods import months_between
from jobs.patterns.released import Frame
from jobs.patterns.released_service import (
    Service,
    answering,
    days_piece,
    first_heard,
    half_answered,
    recommending,
    recovering,
    service_cells,
)
from jobs.patterns.released_split import HIDDEN

YEAR = Frame(months_between("2025-11", "2026-10"), Limits())


def answer(author, score, said_on="2026-03-03", voice=1):
    return {"author": author, "answer": score, "said_on": said_on, "voice_id": voice}


def case(author="one", had=20, waited=None, says=None, said_on="2026-03-03"):
    return {"author": author, "had": had, "waited": waited, "says": says, "said_on": said_on}


def voice(author, channel, day):
    return {"author": author, "channel_id": channel, "said_on": f"{day}T10:00:00"}


def cells(service, heard=()):
    """key -> (people, shown, counts)."""
    return {key: made for key, *made in service_cells(YEAR, service, heard)}


def people(groups):
    return {name: sorted(members) for name, members in groups.items()}


@pytest.mark.parametrize(
    ("score", "group"),
    [
        (0, "detractors"),
        (6, "detractors"),
        (7, "passives"),
        (8, "passives"),
        (9, "promoters"),
        (10, "promoters"),
    ],
)
def test_who_would_recommend_us(score, group):
    """Q8: 9 and 10, 7 and 8, the others."""
    found = people(recommending([answer("one", score)]))
    assert found == {"promoters": [], "passives": [], "detractors": []} | {group: ["one"]}


def test_only_the_newest_answer_of_a_customer_counts():
    """Q8: the score is about the customer; of one day the later voice."""
    said = [
        answer("one", 2, "2026-05-05", 7),
        answer("one", 9, "2026-05-05", 8),
        answer("one", 0, "2026-01-01", 9),
    ]
    assert people(recommending(said))["promoters"] == ["one"]


@pytest.mark.parametrize(("waited", "group"), [(0, "in_time"), (10, "in_time"), (11, "late"), (None, "late")])
def test_answered_in_time_or_late(waited, group):
    """A1: the last promised day still is in time; who still waits after it is late."""
    assert people(answering([case(waited=waited)], 10)) == {"in_time": [], "late": []} | {group: ["one"]}


def test_only_cases_that_had_their_time_are_judged():
    """A1: so nobody still waits, and Kaplan and Meier's share of the same cases is the plain one."""
    early = [case(f"early {n}", had=10, waited=n % 14 or None) for n in range(40)]
    young = [case(f"young {n}", had=9, waited=3) for n in range(20)]
    _, shown, counts = cells(Service(cases=early + young))["answered"]
    assert (sum(counts.values()), shown["within_days"]) == (40, 10)
    waits = [Wait(row["waited"] or row["had"], row["waited"] is not None) for row in early]
    assert answered_by(waits, 10).value == pytest.approx(100 * counts["in_time"] / 40)


@pytest.mark.parametrize(
    ("waited", "says", "group"),
    [
        (3, "satisfied", "satisfied"),
        (3, "not-satisfied", "dissatisfied"),
        (3, "not-reached", "not_reached"),
        (3, None, "not_reached"),  # answered, and nobody asked: silence is never counted as satisfied
        (None, "satisfied", "satisfied"),
        (None, None, None),  # not answered yet
    ],
)
def test_won_back_by_the_customers_own_word(waited, says, group):
    """R12."""
    found = people(recovering([case(waited=waited, says=says)]))
    nobody = {"satisfied": [], "dissatisfied": [], "not_reached": []}
    assert found == nobody | ({group: ["one"]} if group else {})


OPENING = [voice("opener", "mail", "2026-01-01"), voice("other", "reviews", "2026-01-02")]


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ([("mail", "2026-01-02")], None),  # not before both sides were heard
        ([("mail", "2026-01-03")], "inside"),
        ([("reviews", "2026-01-03"), ("mail", "2026-01-04")], "outside"),
        ([("mail", "2026-01-03"), ("reviews", "2026-01-04")], "inside"),
        ([("mail", "2026-01-03"), ("reviews", "2026-01-03")], None),  # nobody can tell which was first
    ],
)
def test_where_a_customer_spoke_first(said, side):
    """F5: counted as the staff's figure is."""
    heard = [*OPENING, *(voice("one", channel, day) for channel, day in said)]
    found = people(first_heard(heard, frozenset({"mail"})))
    assert found == {"outside": [], "inside": []} | ({side: ["one"]} if side else {})
    spoken = [Spoken(row["author"], row["said_on"][:10], row["channel_id"] == "mail") for row in heard]
    assert (leakage(spoken).figure.n if side else leakage(spoken)) == (1 if side else None)


def test_one_side_is_silent():
    """F5: nothing can be compared yet, and nobody stands behind it."""
    heard = [voice(f"person {n}", "mail", "2026-05-05") for n in range(50)]
    parts, shown, _ = cells(Service(inside=frozenset({"mail"})), heard)["leakage"]
    assert (parts, shown["through"]) == ({"": {}}, [])


def test_a_group_that_is_shown_is_guarded_by_itself_and_a_hidden_one_with_all():
    """Airlock 3: of a hidden group a reader sees nothing, so its changes alone hold nothing back."""
    cases = [case(f"a {n}", waited=1) for n in range(10)] + [case(f"b {n}") for n in range(9)]
    parts, shown, counts = cells(Service(cases=cases))["answered"]
    assert people(parts) == {
        "": sorted(row["author"] for row in cases),
        "in_time": sorted(row["author"] for row in cases[:10]),
    }
    assert (shown["late"], counts) == ({"kind": "fewer", "n": 10}, {"in_time": 10, "late": 9})


def test_a_person_with_two_cases_adds_both():
    """Airlock 3: what a person adds changes with each case; many cases of few people are hidden."""
    cases = [
        case("one", waited=1),
        case("one", waited=30),
        *(case(f"a {n % 9}", waited=1) for n in range(90)),
    ]
    parts, shown, counts = cells(Service(cases=cases))["answered"]
    assert parts[""]["one"] == "in_time 1;late 1;"
    assert shown["in_time"] == {"kind": "about", "n": 90}  # ten people
    assert shown["late"] == {"kind": "fewer", "n": 10}
    assert counts["in_time"] == 91


def test_only_the_months_of_the_frame_count():
    """M4: what was said in the running month waits."""
    late = {"said_on": "2026-11-02"}
    service = Service([answer("one", 9, **late)], [case("one", waited=1, **late)], frozenset({"mail"}))
    made = cells(service)
    assert [made[key][2] for key in ("nps", "answered", "recovery")] == [
        {"promoters": 0, "passives": 0, "detractors": 0},
        {"in_time": 0, "late": 0},
        {"satisfied": 0, "dissatisfied": 0, "not_reached": 0},
    ]
    assert (made["time_to_answer"][1], made["time_to_answer"][2]) == (HIDDEN, {"": 0})


@pytest.mark.parametrize(
    ("waits", "half"),
    [
        ([], None),
        ([0] * 40, (0, 0, 0)),
        ([3] * 40, (3, 3, 3)),
        ([2] * 20 + [6] * 20, (2, 2, 6)),
        ([2] * 19 + [6] * 21, (6, 2, 6)),
        ([4] * 30 + [None] * 10, (4, 4, 4)),
        ([4] * 19 + [None] * 21, None),
        ([4] * 21 + [None] * 19, None),  # half were answered, but the upper end was not reached
        ([300] * 40, None),
    ],
)
def test_working_days_until_half_were_answered(waits, half):
    """A1: the median of Kaplan and Meier with its interval."""
    found = half_answered([case(f"person {n}", had=400, waited=days) for n, days in enumerate(waits)])
    assert (found and (found.value, found.low, found.high)) == half


@pytest.mark.parametrize(
    ("number", "spread", "shown"),
    [(9, 0, (None, 0)), (29, 0, (None, 25)), (30, 0, (4, 30)), (64, 12, (None, 60))],
)
def test_days_are_shown_from_thirty_cases_and_within_a_week(number, spread, shown):
    """Q8: half of them waited 4 days and half of them `spread` days more."""
    cases = [case(f"person {n}", had=99, waited=4 + n % 2 * spread) for n in range(number)]
    found = days_piece(YEAR, half_answered(cases), number)
    assert (found["value"], found["n"]) == shown


def test_who_still_waits_adds_no_number_of_days():
    """Airlock 3: a number that grows by itself would pass for ten people who changed."""
    for had in (12, 30):
        parts, _, _ = cells(Service(cases=[case("one", had=had), case("one", had=had, waited=4)]))[
            "time_to_answer"
        ]
        assert parts == {"": {"one": "4;waits"}}
