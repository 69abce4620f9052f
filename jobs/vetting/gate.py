"""The airlock: every rendered byte is read, and a release leaves only when no rule finds anything. Closed by default (S6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jobs.refusal import Refusal
from jobs.vetting.contacts import find_contacts
from jobs.vetting.findings import Finding
from jobs.vetting.identities import Known, find_identities, know
from jobs.vetting.reading import Passage, read_file
from jobs.vetting.runs import find_runs, learn_runs

SHOWN = 20


@dataclass(frozen=True)
class Gate:
    """What the rules need to know; made once a night by `build_gate`."""

    known: Known
    runs: frozenset[int]
    own_words: tuple[str, ...]  # the organisation's own address and site, which may stand anywhere


def build_gate(contacts: Iterable[tuple[str, str]], voices: Iterable[str], own_words: Iterable[str]) -> Gate:
    """A gate from the store's (kind, value) contacts, the voices' original words, and what is the organisation's own."""
    return Gate(know(contacts), learn_runs(voices), tuple(own_words))


def vet_file(gate: Gate, name: str, content: bytes) -> Iterator[Finding]:
    """Everything that one file may not carry out."""
    passages = read_file(name, content)
    if passages is None:
        yield Finding(name, 1, "kind-of-file", "no rule can read this file", "take it out of the release")
        return
    for passage in passages:
        yield from vet_passage(gate, name, passage)
    for line in sorted(set(find_runs(gate.runs, passages))):
        yield Finding(name, line, "verbatim-run", "six words in a row from a voice", "say it in other words")


def vet_passage(gate: Gate, name: str, passage: Passage) -> Iterator[Finding]:
    """Contacts of anybody, and identities of anybody whom the store knows."""
    for kind in sorted(set(find_contacts(passage.text, gate.own_words))):
        yield Finding(name, passage.line, "contact", kind, "take it out of the text")
    for kind in sorted(set(find_identities(gate.known, passage))):
        yield Finding(name, passage.line, "identity", kind, "take it out of the text")


def refuse_findings(findings: Iterable[Finding], what_stays: str) -> None:
    """Stop with every finding on a line of its own (the first ones, and how many more)."""
    found = sorted(set(findings))
    if not found:
        return
    lines = [str(finding) for finding in found[:SHOWN]]
    if len(found) > SHOWN:
        lines.append(f"... and {len(found) - SHOWN} more.")
    raise Refusal(
        "\n".join([*lines, f"The airlock stopped the release ({len(found)} findings). {what_stays}"])
    )
