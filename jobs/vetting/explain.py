"""Shows a finding with its words and a few around them, for one person at a terminal; nothing of it is written anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jobs.vetting.findings import Finding
from jobs.vetting.gate import Gate, vet_file, word_stream
from jobs.vetting.reading import Passage, read_file

LETTERS_AROUND = 80
WORDS_AROUND = 8
LONGEST = 400


def explain_finding(gate: Gate, files: Iterable[tuple[str, bytes]], wanted: str) -> Iterator[str]:
    """What to print about the finding of this id: where it is and what it says; nothing when no file has such a finding."""
    for name, content in files:
        for finding in vet_file(gate, name, content):
            if finding.id == wanted:
                yield f"{finding.rule}  {name}:{finding.line}  {finding.kind}  {finding.next_step}"
                yield harmless(around(finding, read_file(name, content)))
                return


def around(finding: Finding, passages: list[Passage] | None) -> str:
    """The place of the finding, marked."""
    number, start, end = finding.place
    if passages is None:
        return "(the file as a whole)"
    if number < 0:
        words = word_stream(passages)[0]
        before, inside, after = words[max(start - WORDS_AROUND, 0) : start], words[start:end], words[end:]
        return marked(" ".join(before), " ".join(inside), " ".join(after[:WORDS_AROUND]))
    text = passages[number].text
    return marked(text[max(start - LETTERS_AROUND, 0) : start], text[start:end], text[end:][:LETTERS_AROUND])


def marked(before: str, inside: str, after: str) -> str:
    """The words between marks."""
    cut = inside if len(inside) <= LONGEST else f"{inside[:LONGEST]} ..."
    return f"... {before} >>> {cut} <<< {after} ..."


def harmless(text: str) -> str:
    """One line that a terminal only shows: no escape codes, no marks of direction."""
    return "".join(sign if sign.isprintable() else " " for sign in text)
