"""The airlock: every rendered byte is read, and a release leaves only when no rule finds anything. Closed by default (S6)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from jobs.refusal import Refusal
from jobs.vetting.contacts import find_contacts, without_colours
from jobs.vetting.embargo import Embargo, find_embargoed
from jobs.vetting.fed_pages import Fed, fed_by_nobody, single_names_on
from jobs.vetting.findings import Finding
from jobs.vetting.identities import Known, identities_on, know
from jobs.vetting.page_words import read_page
from jobs.vetting.reading import Passage, ending_of, read_file
from jobs.vetting.searched import page_behind

if TYPE_CHECKING:
    from jobs.vetting.runs import Runs

SHOWN = 20
TAKE_OUT = "take it out of the text"
EXPLAIN = "At a terminal, ./invoke vet --explain FINDING shows a finding with its words."


@dataclass(frozen=True)
class Gate:
    """What the rules need to know; made once a night by `build_gate`."""

    known: tuple[Known, ...]
    runs: Runs
    own_words: tuple[str, ...]  # the organisation's own address and site, which may stand anywhere
    quotes: Mapping[str, Collection[str]] = field(default_factory=dict)  # approved quotes by file of the site
    embargoes: tuple[Embargo, ...] = ()
    fed: Callable[[str], Fed] = fed_by_nobody  # whose voices feed a file


def build_gate(
    contacts: Iterable[tuple[str, str]],
    runs: Runs,
    own_words: Iterable[str],
    quotes: Mapping[str, Collection[str]] | None = None,
    people: Iterable[Known] = (),
    embargoes: Iterable[Embargo] = (),
    fed: Callable[[str], Fed] = fed_by_nobody,
) -> Gate:
    """A gate from a few (kind, value) contacts, the voices' runs, what is the organisation's own, approved quotes, the store's people, and what stays inside."""
    return Gate((know(contacts), *people), runs, tuple(own_words), quotes or {}, tuple(embargoes), fed)


def vet_file(gate: Gate, name: str, content: bytes) -> Iterator[Finding]:
    """Everything that one file may not carry out."""
    passages = read_file(name, content)
    if passages is None:
        yield Finding(name, 1, "kind-of-file", "no rule can read this file", "take it out of the release")
        return
    page = page_behind(name, content)
    found = [
        *(finding for number, passage in enumerate(passages) for finding in vet_passage(gate, name, number, passage)),
        *vet_breaks(gate, name, passages),
        *vet_people(gate, name, passages, page),
        *vet_words(gate, name, passages, page),
    ]  # fmt: skip
    hidden = any(stands_in_name(finding, passages) for finding in found)
    for finding in found:
        yield replace(finding, told=without_words(name)) if hidden else finding


def stands_in_name(finding: Finding, passages: Sequence[Passage]) -> bool:
    """True when the file's name itself says too much."""
    passage, start, _ = finding.place
    if passage >= 0:
        return passages[passage].kind == "name"
    return start < len(word_stream([one for one in passages if one.kind == "name"])[0])


def without_words(name: str) -> str:
    """A file's name when it says too much itself: how deep it lies and its ending."""
    folders, _, ending = name.rpartition(".")
    return f"{'?/' * folders.count('/')}?.{ending}"


def vet_passage(gate: Gate, name: str, number: int, passage: Passage) -> Iterator[Finding]:
    """Contacts of anybody, known or not, and what a story keeps inside."""
    for kind in sorted(set(find_embargoed(gate.embargoes, passage))):
        yield Finding(name, passage.line, "embargo", kind, TAKE_OUT, (number, 0, len(passage.text)))
    colours = passage.kind == "beside" or ending_of(name) == ".css"
    text = without_colours(passage.text) if colours else passage.text
    for kind, start, end in find_contacts(text, gate.own_words):
        yield Finding(name, passage.line, "contact", kind, TAKE_OUT, (number, start, end))


def vet_breaks(gate: Gate, name: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    """What a story keeps inside, where it goes on in the next line, cell or paragraph."""
    if not gate.embargoes:
        return
    text = [(number, one) for number, one in enumerate(passages) if one.kind == "text"]
    alone = {kind for _, one in text for kind in find_embargoed(gate.embargoes, one)}
    for kind in sorted({*embargoed_in(gate, text)} - alone):
        end = next(end for end in range(len(text)) if kind in embargoed_in(gate, text[: end + 1]))
        number, passage = text[end]
        yield Finding(name, passage.line, "embargo", kind, TAKE_OUT, (number, 0, len(passage.text)))


def embargoed_in(gate: Gate, text: Iterable[tuple[int, Passage]]) -> list[str]:
    """Kinds of what stands in these passages read as one."""
    whole = Passage(1, " ".join(one.text for _, one in text))
    return list(find_embargoed(gate.embargoes, whole))


def vet_people(gate: Gate, name: str, passages: Sequence[Passage], page: str) -> Iterator[Finding]:
    """Identities of everybody whom the store or the staff list knows, and single names of those whose voices feed the page."""
    read = read_page(passages)
    found = {*identities_on(gate.known, read), *single_names_on(gate.fed(page), read)}
    for number, kind in sorted(found):
        place = (number, 0, len(passages[number].text))
        yield Finding(name, passages[number].line, "identity", kind, TAKE_OUT, place)


def vet_words(gate: Gate, name: str, passages: Sequence[Passage], page: str) -> Iterator[Finding]:
    """Words that stand so in a voice, and half of a voice."""
    from jobs.vetting.parts import said
    from jobs.vetting.runs import find_meeting, find_stretches
    from jobs.vetting.shares import find_shared_voice

    stream, lines = word_stream(passages)
    meeting = find_meeting(gate.runs, stream, [said(quote) for quote in gate.quotes.get(page, ())])
    for stretch in find_stretches(gate.runs, meeting):
        at = (-1, stretch.start, stretch.end)
        if stretch.rule == "run":
            kind, step = "six words or more in a row from a voice", "say it in other words"
            yield Finding(name, lines[stretch.start], "verbatim-run", kind, step, at)
        else:
            kind, step = "four or five rare words in a row from a voice", "look whether they lead to somebody"
            yield Finding(name, lines[stretch.start], "near-run", kind, step, at, stops=False)
    if (place := find_shared_voice(gate.runs, meeting)) is not None:
        kind, step = "half of what one voice said", "tell it in other words"
        yield Finding(name, lines[place], "half-a-voice", kind, step, (-1, place, place + 4))


def word_stream(passages: Sequence[Passage]) -> tuple[list[str], list[int]]:
    """All words of a file with their lines: first the text as it is read, then what stands beside it (attributes, comments)."""
    from jobs.vetting.parts import said_once

    stream: list[str] = []
    lines: list[int] = []
    kind = ""
    for passage in passages:
        if passage.kind != kind:  # "" is nobody's word: no run goes across
            stream, lines, kind = [*stream, ""], [*lines, passage.line], passage.kind
        found = said_once(passage.text)
        stream += found
        lines += [passage.line] * len(found)
    return stream, lines


def refuse_findings(findings: Iterable[Finding], what_stays: str) -> list[Finding]:
    """Stop with every finding on a line of its own (the first ones, and how many more); returns those that stop nothing."""
    found = sorted(set(findings))
    stopping = [finding for finding in found if finding.stops]
    if not stopping:
        return found
    end = f"The airlock stopped the release ({len(stopping)} findings). {what_stays} {EXPLAIN}"
    raise Refusal("\n".join([*in_lines(stopping), end]))


def in_lines(found: Sequence[Finding]) -> list[str]:
    """The first findings, one a line, and how many more there are."""
    lines = [str(finding) for finding in found[:SHOWN]]
    return [*lines, f"... and {len(found) - SHOWN} more."] if len(found) > SHOWN else lines
