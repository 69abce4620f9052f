"""One line for each thing that must not leave: which rule, which file and line, what kind, what to do; never the value itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    """Something that stops a release."""

    file: str
    line: int
    rule: str
    kind: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.rule}: {self.kind}; {self.next_step}."
