"""docs/inbox.md names the limits that the program keeps and the settings that there are (house: docs are checked)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from jobs.channels.inbox.__main__ import PORT
from jobs.channels.inbox.fields import KINDS, LONGEST
from jobs.channels.inbox.limits import A_MINUTE, BURST, WHOLE_HOUSE
from jobs.channels.inbox.request import LARGEST
from jobs.channels.inbox.serving import LIMITS
from jobs.channels.inbox.spool import KEPT_FREE
from jobs.channels.inbox.tokens import OLDEST, YOUNGEST
from jobs.channels.inbox.voices import CONTEXT
from jobs.channels.sources import read_sources
from jobs.settings import CODE

TEXT = (CODE / "docs" / "inbox.md").read_text("utf-8")
SAID = [
    f"{LONGEST['happened']:,} characters for what happened, {LONGEST['expected']:,} for expectation and fair wish, {LONGEST['contact']} for the contact",
    f"| {YOUNGEST} seconds, {OLDEST // 3_600} hour |",
    f"| {BURST} at once, {A_MINUTE} a minute (`--a-minute`) |",
    f"(IPv6: from one /{WHOLE_HOUSE})",
    f"| {LARGEST // 1024} KiB |",
    f"| {KEPT_FREE // 1024 // 1024} MiB are left free",
    f"| {LIMITS['channel_timeout']} silent seconds |",
    f"port {PORT}",
    *(f"`{name}`" for name in (*CONTEXT, *KINDS)),
]


@pytest.mark.parametrize("words", SAID)
def test_every_limit_stands_in_the_docs(words: str) -> None:
    assert words in TEXT


def test_the_source_of_the_docs_is_read(tmp_path: Path) -> None:
    table = TEXT.split("```toml\n")[1].split("```")[0]
    assert tomllib.loads(table)["source"][0]["kind"] == "inbox"
    (tmp_path / "sources.toml").write_text(table, "utf-8")
    (source,) = read_sources(tmp_path, tmp_path / "spool")
    assert (source.name, source.path) == ("portal", str(tmp_path / "spool"))
