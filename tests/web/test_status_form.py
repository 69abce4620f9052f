"""`./invoke status` says how many forms wait for the next run (F6)."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from jobs.settings import CODE, read_settings
from jobs.web.status import tell_form

TOLD = [
    (0, "/inbox", "form      0 wait in {} for the next run\n"),
    (3, "/inbox", "form      3 wait in {} for the next run\n"),
    (3, "", ""),
]


@pytest.mark.parametrize(("count", "inbox_url", "words"), TOLD)
def test_forms_that_wait_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], count: int, inbox_url: str, words: str
) -> None:
    spool = tmp_path / "inbox"
    if count:
        spool.mkdir()
    for number in range(count):
        (spool / f"r{number}.json").write_bytes(b"{}")
    tell_form(
        msgspec.structs.replace(read_settings(CODE / "invoke.yaml"), inbox_url=inbox_url, inbox_spool=spool)
    )
    assert capsys.readouterr().out == words.format(spool)
