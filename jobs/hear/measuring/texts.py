"""Reads texts that people have marked: one JSON object a line with id, lang, text, spans; or sentences in our own written form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from jobs.hear.measuring.score import Marked, canonical
from jobs.hear.training.written import read_written
from jobs.refusal import Refusal


class Text(msgspec.Struct, frozen=True):
    """One marked text; `noise` groups texts that were spoilt in the same way."""

    id: str
    lang: str
    text: str
    spans: tuple[tuple[int, int, str], ...] = ()
    noise: str = "-"

    @property
    def marked(self) -> tuple[Marked, ...]:
        """The spans with labels under their usual names."""
        return tuple((start, end, canonical(label)) for start, end, label in self.spans)


def read_texts(content: bytes, place: Path) -> list[Text]:
    """All texts of a file; raises `Refusal` with the line that cannot be used."""
    found = list(written_texts(content, place) if place.suffix == ".txt" else json_texts(content, place))
    if not found:
        raise Refusal(
            f"{place} holds no text: give a file with one JSON object a line (id, lang, text, spans)."
        )
    return found


def json_texts(content: bytes, place: Path) -> Iterator[Text]:
    """JSON Lines; other fields are left alone."""
    decoder = msgspec.json.Decoder(Text)
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            text = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise Refusal(f"{place}:{number}: {error}: each line needs id, lang, text and spans.") from None
        if any(not 0 <= start < end <= len(text.text) for start, end, _ in text.spans):
            raise Refusal(f"{place}:{number}: a span lies outside of its text: mend the line and run again.")
        yield text


def written_texts(content: bytes, place: Path) -> Iterator[Text]:
    """Our own form; the file is called after its language."""
    try:
        source = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(f"{place} is not UTF-8: save it as UTF-8 and run again.") from None
    for written in read_written(source, str(place)):
        yield Text(f"{place.stem}-{written.line}", place.stem, written.text, written.spans)
