"""How the tables of this folder are read: a text with «...» around what must be found."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from jobs.hear.span import Span, join_spans


def marked(text: str, spans: Iterable[Span]) -> str:
    """The text with « and » around every span, the way the tables are written."""
    out = text
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        out = f"{out[: span.start]}«{out[span.start : span.end]}»{out[span.end :]}"
    return out


def check(find: Callable[[str], Iterable[Span]], written: str, kind: str) -> None:
    """The finder marks exactly what the table marks, with the right kind."""
    text = written.replace("«", "").replace("»", "")
    spans = join_spans(find(text))
    assert marked(text, spans) == written
    assert {span.kind for span in spans} <= {kind}
