"""S6: the gate is closed by default, names file and line and never the value, and finds what was planted."""

from __future__ import annotations

import pytest

from jobs.refusal import Refusal
from jobs.vetting.contacts import FINDERS, find_contacts
from jobs.vetting.embargo import learn_embargoes
from jobs.vetting.findings import Finding
from jobs.vetting.gate import Gate, build_gate, refuse_findings, vet_file
from jobs.vetting.runs import learn_runs

VOICES = [
    "I took a day off and nobody came at all",
    "взяла выходной а курьер так и не приехал",
    "أخذت إجازة ولم يأت أحد في ذلك اليوم",
]
GATE: Gate = build_gate(
    [("name", "Hannah Whitlock")], learn_runs(enumerate(VOICES)), ("feedback@example.org", "ISO 10002")
)


def rules(html: str) -> list[tuple[str, int]]:
    found = vet_file(GATE, "en/a.html", html.encode())
    return sorted({(finding.rule, finding.line) for finding in found if finding.stops})


CLEAN = [
    "<p>Couriers call an hour before arrival.</p>",
    "<p>Write to <a href='mailto:feedback@example.org'>feedback@example.org</a>, see ISO 10002.</p>",
    "<p>since 13 April 2026, 100 nights, about 35 people, 25 % to 50 %</p>",
    "<p>взяла выходной а курьер так</p>",
    "<p>الأيام ٣٠ و٤٠ ليلة</p>",
    "<meta name=theme-color content='#272226'><p style='color: #000; border: 1px solid #1A2b3C80'>x</p>",
]


@pytest.mark.parametrize("html", CLEAN)
def test_a_clean_page_passes(html: str) -> None:
    assert rules(html) == []


PLANTED = [
    ("<p>order #272226</p>", [("contact", 1)]),
    ("<p>x</p>\n<p>Hannah <b>Whitlock</b></p>", [("identity", 2)]),
    ("<p title='Hannah Whitlock'>x</p>", [("identity", 1)]),
    ("<p>&#72;annah&nbsp;Whitlock</p>", [("identity", 1)]),
    ("<p>write to someone.else@example.net</p>", [("contact", 1)]),
    ("<p>call +7 999 000-11-22</p>", [("contact", 1)]),
    ("<p>رقم الطلب NL-999888</p>", [("contact", 1)]),
    ("<p>\n\nYes: took a day off and nobody!</p>", [("verbatim-run", 1)]),
    ("<ul><li>a day off</li>\n<li>and nobody came</li></ul>", [("verbatim-run", 1)]),
    ("<p>выходной, а курьер так и не…</p>", [("half-a-voice", 1), ("verbatim-run", 1)]),
    ("<p>إجازة ولم يأت أحد في ذلك</p>", [("half-a-voice", 1), ("verbatim-run", 1)]),
]


@pytest.mark.parametrize(("html", "found"), PLANTED, ids=range(len(PLANTED)))
def test_what_was_planted_is_found_with_its_line(html: str, found: list[tuple[str, int]]) -> None:
    assert rules(html) == found


def test_a_file_that_no_rule_can_read_stops_the_release() -> None:
    assert [finding.rule for finding in vet_file(GATE, "en/photo.png", b"\x89PNG")] == ["kind-of-file"]


def test_a_file_name_is_read_too() -> None:
    found = list(vet_file(GATE, "en/hannah-whitlock.html", b"<p>write to a@b.example.com</p>"))
    assert {finding.rule for finding in found} == {"identity", "contact"}
    assert all(" ?/?.html:1 " in str(finding) for finding in found)
    run = list(vet_file(GATE, "en/took-a-day-off-and-nobody.html", b""))
    assert {finding.rule for finding in run} == {"verbatim-run"}
    assert all(" ?/?.html:1 " in str(finding) for finding in run)


def test_what_a_story_keeps_inside_is_found_in_any_file() -> None:
    gate = build_gate([], learn_runs([]), (), embargoes=learn_embargoes([("supplier", "Dunmore Springs")]))
    found = list(vet_file(gate, "a.json", b'{"x": "by Dunmore Springs"}'))
    assert [finding.rule for finding in found] == ["embargo"]
    assert "Dunmore" not in str(found[0])


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>Dunmore</p>\n<p>is what springs</p>", []),
        ("<p title='Dunmore'>x</p><p>Springs</p>", []),
        ("<p>Dunmore<br>\nSprings</p>", [1]),
        ("<table><td>Dunmore</td>\n<td>Springs</td>\n<td>b</td></table>", [2]),
        ("<li>Dun</li>\n<li>more</li>\n<li>springs</li>\n<li>b</li>", [3]),
        ("<p>Dunmore<br>Springs</p>\n<p>Dunmore Springs</p>", [2]),
        ("<p>Данмор<br>\nпружинами</p>", [1]),
        ("<p>دانمور<br>\nللنوابض</p>", [1]),
    ],
)
def test_what_stays_inside_is_found_across_lines_and_cells(body: str, lines: list[int]) -> None:
    """Embargo and rivals: refused when they appear in any byte, however the page breaks them."""
    values = ("Dunmore Springs", "Данмор пружины", "دانمور نوابض")
    embargoes = learn_embargoes([("supplier", value) for value in values])
    gate = build_gate([], learn_runs([]), (), embargoes=embargoes)
    assert [(found.rule, found.line) for found in vet_file(gate, "a.html", body.encode())] == [
        ("embargo", line) for line in lines
    ]


def test_every_finder_of_contacts_is_reached_and_own_words_are_left_out() -> None:
    text = "a@b.example.com, 07700 900 123, 4111 1111 1111 1111, GB82 WEST 1234 5698 7654 32, NL-123456, passport 123456789, @kelpie_77, А123ВС 77, number plate AB12 CDE"
    assert {kind for kind, _, _ in find_contacts(text, ())} == set(FINDERS)
    assert list(find_contacts("write to a@example.org", ("a@example.org",))) == []


@pytest.mark.parametrize(
    "text",
    ["anna.a@example.org", "anna-a@example.org", "a@example.org.ru", "a@example.orga", "Анна: vera_a@example.org", "راسل x.a@example.org"],
)  # fmt: skip
def test_an_address_that_holds_our_own_is_somebody_s(text: str) -> None:
    assert [kind for kind, _, _ in find_contacts(text, ("a@example.org",))] == ["an e-mail address"]


@pytest.mark.parametrize("text", ["a@example.org.", "(a@example.org)", "mailto:a@example.org?subject=x", "пишите: a@example.org, да", "راسل a@example.org"])  # fmt: skip
def test_our_own_address_may_stand_anywhere(text: str) -> None:
    assert find_contacts(text, ("a@example.org",)) == ()


def test_findings_stop_the_release_and_are_told_without_the_value() -> None:
    refuse_findings([], "The old site stays.")
    finding = Finding("en/a.html", 3, "identity", "a known person's name", "take it out of the text")
    with pytest.raises(Refusal) as refusal:
        refuse_findings([finding, finding], "The old site stays.")
    first, last = str(refusal.value).splitlines()
    assert (
        first
        == f"identity  en/a.html:3  a known person's name  take it out of the text  (finding {finding.id})"
    )
    assert last.startswith("The airlock stopped the release (1 findings). The old site stays.")


def test_many_findings_are_counted() -> None:
    with pytest.raises(Refusal, match=r"and 5 more\.\n.*25 findings"):
        refuse_findings([Finding("a", line, "r", "k", "n") for line in range(25)], "")
