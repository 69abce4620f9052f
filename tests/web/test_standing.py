"""What staff wrote in lists reaches the site: areas, notices, the dates of a promise, lessons; and nothing vanishes in silence (S3, L4, L9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from db.approvals import save_approval
from db.store import open_store
from db.stories import published_stories, save_texts, text_versions
from jobs.patterns.bands import Limits
from jobs.refusal import Refusal
from jobs.review.promises import Promise, Told
from jobs.settings import CODE, Settings, read_settings
from jobs.stories.headings import HEADINGS, LESSON_HEADINGS
from jobs.stories.writing import Text, read_text
from jobs.vetting.approval import first_days, releasable
from jobs.vetting.counts import bad_numbers
from jobs.web.bundle import text_file
from jobs.web.promising import earliest, histories, kept_rows, promise_rows, promised
from jobs.web.standing import area_pieces, name_pieces, notice_pieces, remember_published
from jobs.web.texts import approved_texts, groups_of, in_agreement, text_languages
from tests.site.written import AREAS, KEPT, NOTICES, OWN_NAMES

TODAY = date(2026, 11, 22)
STAFF = frozenset({"nora", "ines", "jonas", "layla"})
LIMITS = Limits(5, 5, 10)
Key = tuple[str, str, str]  # kind, slug, language


def publishable(db: Database) -> tuple[dict[Key, Mapping[str, Any]], dict[Key, str]]:
    """What may leave, and since when."""
    versions = text_versions(db)
    return releasable(versions, STAFF), first_days(versions, STAFF)


@dataclass
class House:
    """A store in memory and the folders of an organisation."""

    db: Database
    settings: Settings

    def write(self, *texts: Text) -> None:
        """Make these the current texts."""
        save_texts(self.db, texts, TODAY.isoformat())

    def approve(self, text: Text, *signed: tuple[str, str]) -> None:
        """People approve a text, each on a day."""
        for person, day in signed:
            save_approval(self.db, text.sha256, person, day)

    def notices(self, *written: tuple[str, str]) -> None:
        """(kind, slug) of each notice."""
        reasons = {"correction": "unclear", "takedown": "legal"}
        lines = (
            f'[[{kind}]]\nslug = "{slug}"\non = 2026-11-20\nreason = "{reasons[kind]}"\n'
            for kind, slug in written
        )
        (self.settings.content / "notices.toml").write_text("".join(lines), "utf-8")


@pytest.fixture
def house(tmp_path: Path) -> House:
    """An organisation without lists."""
    given = {"INVOKE_FOLDER": str(tmp_path), "INVOKE_CONTENT": str(tmp_path)}
    return House(open_store(":memory:"), read_settings(CODE / "invoke.yaml", given))


def text(kind: str = "story", slug: str = "calls", language: str = "en", **fields: str) -> Text:
    """A text of a kind; fields beyond what the kind needs."""
    needed = {
        "story": {"status": "heard", "said": "s", "themes": "time"},
        "lesson": {"praised": "p", "themes": "time"},
        "page": {},
    }[kind]
    head = {"title": "t", "author": "nora", **needed, **fields}
    parts = {"story": HEADINGS, "lesson": LESSON_HEADINGS, "page": {language: {"": "x"}}}[kind][language]
    body = "".join(f"## {heading}\n\nwords\n\n" for heading in parts.values())
    source = "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + "---\n" + body
    return read_text(kind, f"{slug}.{language}.md", source.encode())


def planned(day: str, **fields: str) -> Text:
    return text(status="planned", owner="o", promised=day, **fields)


BOTH = ("ines", "2026-03-15"), ("jonas", "2026-03-16")


def test_only_approved_dates_were_told_and_on_the_day_of_the_second_approval(house: House) -> None:
    """L9"""
    versions = [planned(day) for day in ("2026-06-30", "2026-07-31", "2026-08-31", "2026-08-31")]
    for version in versions:
        house.write(version)
    house.approve(versions[0], *BOTH, ("layla", "2026-05-01"))
    house.approve(versions[1], ("ines", "2026-05-02"), ("nora", "2026-05-02"), ("stranger", "2026-05-02"))
    house.approve(versions[2], ("ines", "2026-06-22"), ("layla", "2026-06-20"))
    found = histories(house.db, STAFF, [versions[-1], text(slug="other")])
    assert found == {
        "calls": (
            Told(date(2026, 6, 30), date(2026, 3, 16)),
            Told(date(2026, 8, 31), date(2026, 6, 22)),
        )
    }
    assert earliest(found) == {"calls": "2026-06-30"}
    assert promised(versions[-1], earliest(found), TODAY) == Promise(date(2026, 6, 30), "late", 145)
    assert histories(house.db, frozenset({"ines"}), [versions[-1]]) == {}


def test_dates_from_before_this_site_stand_before_its_own(house: House) -> None:
    """L9"""
    now = planned("2026-08-31", promised_before="2026-06-30 told 2026-02-01; 2026-08-31 told 2026-03-01")
    house.write(now)
    house.approve(now, *BOTH)
    told = histories(house.db, STAFF, [now])
    assert [each.told_on.isoformat() for each in told["calls"]] == ["2026-02-01", "2026-03-01"]
    promise = promised(now, earliest(told), TODAY)
    assert promise is not None
    (row,) = promise_rows({"calls": promise}, told)
    assert (row["promised"], row["state"], row["late_days"]) == ("2026-06-30", "late", 145)
    assert row["history"][1] == {"promised": "2026-08-31", "told_on": "2026-03-01"}
    assert list(bad_numbers("promises", [row], LIMITS)) == []


def test_rows_go_by_the_earliest_date() -> None:
    promises = {
        slug: Promise(date.fromisoformat(day), "planned", None)
        for slug, day in (("b", "2026-12-01"), ("c", "2026-06-30"), ("a", "2026-12-01"))
    }
    assert [row["slug"] for row in promise_rows(promises, {})] == ["c", "a", "b"]
    assert kept_rows([]) == []


@pytest.mark.parametrize(
    ("name", "piece"), [("kept", KEPT), ("notices", NOTICES), ("areas", AREAS), ("names", OWN_NAMES)]
)
def test_every_number_of_the_new_pieces_has_its_rule(name: str, piece: Any) -> None:
    assert list(bad_numbers(name, piece, LIMITS)) == []


BROKEN = [
    ("kept", [{"due": 3.5}], "kept/0/due"),
    ("kept", [{"voices": 3}], "kept/0/voices"),
    ("notices", {"takedowns": [{"on": "2026-09-07T10:00"}]}, "notices/takedowns/0/on"),
    ("notices", {"corrections": [{"since": "2026-09-07"}]}, "notices/corrections/0/since"),
    ("promises", [{"history": [{"told_on": 20260907}]}], "promises/0/history/0/told_on"),
]


@pytest.mark.parametrize(("name", "piece", "place"), BROKEN)
def test_other_numbers_do_not_leave(name: str, piece: Any, place: str) -> None:
    assert [found.partition(":")[0] for found in bad_numbers(name, piece, LIMITS)] == [place]


def test_areas_and_notices_are_released_as_written(house: House) -> None:
    assert area_pieces(house.settings) == []
    assert notice_pieces(house.settings, house.db, {"calls"}, TODAY) == {"corrections": [], "takedowns": []}
    (house.settings.folder / "areas.toml").write_text(
        '[[area]]\nid = "shop"\nname = { en = "Shop", ru = "Магазин", ar = "المتجر" }\n', "utf-8"
    )
    house.notices(("correction", "calls"), ("takedown", "gone"))
    assert [area["id"] for area in area_pieces(house.settings)] == ["shop"]
    found = notice_pieces(house.settings, house.db, {"calls"}, TODAY)
    assert found["corrections"] == [{"slug": "calls", "on": "2026-11-20", "reason": "unclear"}]
    assert found["takedowns"] == [{"slug": "gone", "on": "2026-11-20", "reason": "legal"}]


def test_own_names_of_channels_and_aspects_are_released_as_written(house: House) -> None:
    """S8: known ids only, those of sources.toml among them; without the file the site has its usual words."""
    assert name_pieces(house.settings, house.db) == {"channels": {}, "aspects": {}}
    folder = house.settings.folder
    (folder / "sources.toml").write_text(
        '[[source]]\nname = "tablet"\nkind = "csv"\npath = "a.csv"\ninside = true\n'
        '[source.map]\nexternal_id = "id"\ntext = "text"\ndate = "on"\n[source.scores]\ntaste = "taste"\n',
        "utf-8",
    )
    own = {"en": "Tablet in the shop", "ru": "Планшет в магазине", "ar": "لوح في المتجر"}
    table = '[[{}]]\nid = "{}"\nname = {{ en = "{en}", ru = "{ru}", ar = "{ar}" }}\n'.format
    written = folder / "names.toml"
    written.write_text(table("channel", "tablet", **own) + table("aspect", "taste", **own), "utf-8")
    found = name_pieces(house.settings, house.db)
    assert found == {"channels": {"tablet": own}, "aspects": {"taste": own}}
    written.write_text(table("channel", "taste", **own), "utf-8")
    with pytest.raises(Refusal, match="channel 1: 'taste' is not known: use one of tablet"):
        name_pieces(house.settings, house.db)


def published(house: House, *slugs: str) -> dict[str, Any]:
    """Publish a release with these stories; returns its notices."""
    notices = notice_pieces(house.settings, house.db, slugs, TODAY)
    remember_published(house.db, {"stories": dict.fromkeys(slugs), "notices": notices}, TODAY)
    return notices


def test_a_story_that_readers_saw_goes_only_with_a_notice_and_never_comes_back(house: House) -> None:
    """S3"""
    published(house, "calls", "vans")
    with pytest.raises(Refusal, match="The story 'vans' was published and has no approved text now"):
        published(house, "calls")
    assert published_stories(house.db) == {"calls": None, "vans": None}
    house.notices(("takedown", "vans"))
    published(house, "calls")
    assert published_stories(house.db) == {"calls": None, "vans": "2026-11-20"}
    house.notices()
    with pytest.raises(Refusal, match="the takedown of 'vans' was published and is missing now"):
        published(house, "calls", "vans")


def test_a_lesson_reaches_the_bundle_with_its_parts_and_a_story_with_cause_and_question(house: House) -> None:
    """L4, S1: the author, the area and what stays inside are no part of it."""
    inside = {"plan": "Kingfisher", "inside_until": "2027-01-31"}
    written = [
        text("lesson", since="2026-04-13", **inside),
        text(status="asked", question="Sooner?", cause="Why.", area="shop", **inside),
        text("page", "about"),
    ]
    house.write(*written)
    for each in written:
        house.approve(each, *BOTH)
    approved = approved_texts(*publishable(house.db))
    packed = {item.text.kind: text_file(item) for item in approved}
    assert packed["lesson"] == (
        "---\ntitle: t\nslug: calls\nlang: en\nstatus: published\ndate: 2026-03-16\ncategory: time\nthemes: time\n"
        "praised: p\nsince: 2026-04-13\n---\n\n## praised\n\nwords\n\n## why\n\nwords\n\n## keep\n\nwords\n"
    )
    assert "\ncause: Why.\nquestion: Sooner?\n---\n\n## said\n" in packed["story"]
    assert packed["page"].startswith("---\ntitle: t\nslug: about\nlang: en\nstatus: published\n---\n\n")
    for words in packed.values():
        assert not {"nora", "shop", "Kingfisher", "2027-01-31"} & set(words.split())


def test_stories_and_lessons_of_one_name_are_two_things(house: House) -> None:
    """S8: each agrees with itself only."""
    written = [text(), text(language="ru"), text("lesson"), text("lesson", language="ar", since="2026-04-13")]
    house.write(*written)
    for number, each in enumerate(written):
        house.approve(each, *((person, f"2026-03-1{number}") for person in ("ines", "jonas")))
    approved = approved_texts(*publishable(house.db))
    assert [[each.kind for each in group] for group in groups_of(approved)] == [["story"] * 2, ["lesson"] * 2]
    kept, held = in_agreement(approved)
    assert [each.place for each in held] == ["content/lessons/calls.en.md"]
    assert text_languages(kept, "story") == {"calls": ["en", "ru"]}
    assert text_languages(kept, "lesson") == {"calls": ["ar"]}
