"""Reads voices that people have sorted by hand: one JSON object a line with id, lang, text and its labels, or its one topic."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Literal

import msgspec

from jobs.hear.language import language_of, passages_of
from jobs.refusal import Refusal

Field = Literal["labels", "topic"]
LANGUAGE_CODES = {"eng": "en", "rus": "ru", "ara": "ar", "arb": "ar"}
NEEDED = "each line needs id, lang and text, and labels (a list) or topic (one label)"


class Row(msgspec.Struct, frozen=True):
    """One line as written; other fields are left alone."""

    id: str | int
    text: str
    lang: str | None = None
    labels: list[str] | str | None = None
    topic: str | None = None


class Text(msgspec.Struct, frozen=True):
    """One voice with the labels that people gave it; without a label it belongs nowhere ("foreign")."""

    id: str
    lang: str
    text: str
    labels: tuple[str, ...] = ()

    @property
    def foreign(self) -> bool:
        """True when no label of the measurement is on it."""
        return not self.labels


def read_texts(
    content: bytes, place: Path, field: Field | None = None, foreign: Collection[str] = ()
) -> list[Text]:
    """All voices of a file; labels come from `field` (default: labels where any line has them, else topic) without those that mean "foreign"."""
    rows = list(read_rows(content, place))
    if not rows:
        raise Refusal(f"{place} holds no voice: give JSON Lines, where {NEEDED}.")
    chosen = field or ("labels" if any(row.labels for row in rows) else "topic")
    return [
        Text(str(row.id), language(row), row.text, labels_of(row, chosen, frozenset(foreign))) for row in rows
    ]


def read_rows(content: bytes, place: Path) -> Iterator[Row]:
    """The lines of a file; raises `Refusal` with the line that cannot be used."""
    decoder, lines = msgspec.json.Decoder(Row), dict[str, int]()
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            row = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Refusal(f"{place}:{number}: {error}: {NEEDED}.") from None
        if not row.text.strip():
            raise Refusal(f"{place}:{number}: the text is empty: take the line out and run again.")
        if str(row.id) in lines:
            raise Refusal(
                f"{place}:{number}: this id stands on line {lines[str(row.id)]} already: each voice needs an id of its own."
            )
        lines[str(row.id)] = number
        yield row


def language(row: Row) -> str:
    """The voice's language in two letters; where none is written, the one that the program hears."""
    written = (row.lang or "").strip().lower().replace("_", "-").split("-")[0]
    return LANGUAGE_CODES.get(written, written) or language_of(passages_of(row.text))


def labels_of(row: Row, field: Field, foreign: Collection[str]) -> tuple[str, ...]:
    """The labels of a line, each once, in their order."""
    written = row.topic if field == "topic" else row.labels
    listed = [written] if isinstance(written, str) else written or []
    return tuple(dict.fromkeys(label for one in listed if (label := one.strip()) and label not in foreign))
