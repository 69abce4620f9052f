"""Row "Erasure": whoever is erased loses the line of their receipt, in the store, in every copy and on every page that is kept (S5)."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Organisation
from tests.survival.test_erasure import bytes_of, persons, query

pytestmark = pytest.mark.slow

LATER = "2026-11-30T03:00:00+00:00"
NEXT = "2026-12-01T03:00:00+00:00"


def test_the_line_of_a_receipt_goes_with_its_voice(built: Organisation) -> None:
    person = persons(built.database, "en", {"email"})[0]
    ((voice,),) = query(built.database, "select min(id) from voices where customer_id = ?", person.customer)
    said = built.must("jobs.web", "receipt", str(voice), "--sheet")
    address = re.search(r"/(en/r/[a-z]\.html)#(r[a-z]{32})", said)
    code = re.search(r"(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}", said)
    assert address
    assert code
    built.must("jobs.web", "build", now=LATER)
    page, line = built.site / address[1], address[2].encode()
    assert line in page.read_bytes()
    shown = len(re.findall(rb"<tr ", page.read_bytes()))
    built.must("jobs.web", "backup")

    told = built.must("jobs.web", "forget", person.value("email"))
    assert "1 line(s) of receipts deleted: run ./invoke build" in told
    built.must("jobs.web", "build", now=NEXT)
    assert len(re.findall(rb"<tr ", page.read_bytes())) == shown - 1
    left = {
        place
        for place, content in bytes_of(built).items()
        for secret in (line, code[0].encode(), code[0].replace("-", "").encode())
        if secret in content
    }
    assert left == set()
    assert query(built.database, "select count(*) from receipts") == [(0,)]
