"""A site made from voices about us and about a competitor is, byte for byte, the site made from those about us alone (F4)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from db.store import open_store
from tests.conftest import Organisation, make_organisation, take_key

pytestmark = pytest.mark.slow

SAID = (
    "The crew never called and the bed came a week late.",
    "Доставили на три недели позже, никто не позвонил.",
    "تأخر التوصيل أسبوعين ولم يتصل أحد.",
)
SOURCE = """
[[source]]
name = "soft-cloud"
kind = "jsonl"
path = "channels/soft-cloud.jsonl"
inside = false
subject = "competitor Soft Cloud"
[source.map]
external_id = "id"
date = "on"
text = "text"
rating = "stars"
handle = "who"
[source.scores]
delivery = "delivery"
"""


def pages(organisation: Organisation) -> dict[str, bytes]:
    """Every file of the site."""
    return {
        path.relative_to(organisation.site).as_posix(): path.read_bytes()
        for path in organisation.site.rglob("*")
        if path.is_file()
    }


def test_competitors_change_no_page(built_once: Organisation, tmp_path: Path) -> None:
    """F4: gathered from the first night on, by the same key, with bad stars and scores in three languages; built from scratch twice."""
    both = make_organisation(tmp_path / "both", vectors=True)
    take_key(both, built_once)
    lines = [
        {
            "id": n,
            "on": f"2026-0{1 + n % 9}-15",
            "text": f"{SAID[n % 3]} {n}",
            "stars": 1,
            "delivery": 1,
            "who": f"w{n}",
        }
        for n in range(45)
    ]
    written = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (both.root / "example" / "channels" / "soft-cloud.jsonl").write_text(written, "utf-8")
    with (both.root / "example" / "sources.toml").open("a", encoding="utf-8") as sources:
        sources.write(SOURCE)
    assert "45 private" in both.must("jobs.web", "build")
    assert pages(both) == pages(built_once)
    found = open_store(both.database).execute(
        """
        select count(p.voice_id), count(c.id)
        from voices v
        left join placements p on p.voice_id = v.id
        left join cases c on c.voice_id = v.id
        where v.channel_id = 'soft-cloud'
        """
    )
    assert found.fetchone() == (0, 0)
