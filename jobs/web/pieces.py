"""Joins what people wrote with what was counted: the machine-made files from which every page takes its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from db import figures
from jobs.mosaic.themes import Theme
from jobs.patterns.periods import add_months
from jobs.patterns.released import Change, Frame, home_piece, story_piece, theme_pieces
from jobs.patterns.released_numbers import number_pieces
from jobs.review.promises import Promise, kept_by_half_year
from jobs.settings import Settings
from jobs.stories.agreement import group_by_slug
from jobs.stories.statuses import CHANGED, public_status
from jobs.stories.writing import Text
from jobs.vetting.__main__ import staff_ids
from jobs.web.promising import earliest, histories, kept_rows, promise_rows, promised
from jobs.web.receipts import receipts_piece
from jobs.web.refreshing import Numbers, numbers
from jobs.web.standing import area_pieces, name_pieces, notice_pieces
from jobs.web.texts import Approved, text_languages
from jobs.web.years import story_years


def release_pieces(
    settings: Settings, db: Database, approved: Sequence[Approved], themes: Sequence[Theme], today: date
) -> dict[str, Any]:
    """The contents of content/released/: release, home, themes, stories, promises, kept, areas, names, notices, numbers."""
    groups = group_by_slug(item.text for item in approved if item.text.kind == "story")
    facts = [texts[0] for texts in groups.values()]
    told = histories(db, staff_ids(settings), facts)
    promises = {text.slug: promise for text in facts if (promise := promised(text, earliest(told), today))}
    changes = [change_of(text) for text in facts]
    counted = numbers(settings, db, [theme.id for theme in themes], changes, today)
    frame, shown = counted.frame, counted.shown
    areas = area_pieces(settings)
    stories = {text.slug: story(counted, text, promises.get(text.slug), areas) for text in facts}
    return {
        "release": release(settings, frame, approved, counted.on_day),
        "home": home_piece(frame, shown, len(themes), [piece["status"] for piece in stories.values()]),
        "themes": theme_pieces(frame, [theme_row(theme) for theme in themes], shown, slugs_by_theme(facts)),
        "stories": stories,
        "promises": promise_rows(promises, told),
        "kept": kept_rows(kept_by_half_year(promises.values())),
        "areas": areas,
        "names": name_pieces(settings, db),
        "notices": notice_pieces(settings, db, groups, today),
        "receipts": receipts_piece(settings, db, facts, today),
        "numbers": number_pieces(frame, shown, figures.channels(db)),
        "titles": {
            slug: {text.language: text.fields["title"] for text in texts} for slug, texts in groups.items()
        },
    }


def release(settings: Settings, frame: Frame, approved: Sequence[Approved], on_day: date) -> dict[str, Any]:
    """What every page says about the whole release; counts stand until the next refresh, and no page tells its day."""
    return {
        "organisation": settings.organisation,
        "counted_on": counted_on(frame, on_day).isoformat(),
        "period": frame.period,
        "mail": settings.feedback_mail,
        "site_url": settings.site_url.rstrip("/"),
        "acknowledge_days": settings.acknowledge_days,
        "answer_days": settings.answer_days,
        "inbox": settings.inbox_url,
        "licence": settings.data_licence,
        "years": story_years(approved),
        "languages": {
            "stories": text_languages(approved, "story"),
            "lessons": text_languages(approved, "lesson"),
        },
    }


def counted_on(frame: Frame, on_day: date) -> date:
    """The last day of the newest month that is counted (its first while it still runs): the day itself would tell when somebody came."""
    first = date.fromisoformat(f"{frame.months[-1]}-01")
    last = date.fromisoformat(f"{add_months(frame.months[-1], 1)}-01") - timedelta(days=1)
    return last if last <= on_day else first


def change_of(text: Text) -> Change:
    """What a story says about its change."""
    since = text.day("since") if text.fields["status"] in CHANGED else None
    return Change(text.slug, text.themes[0], since, text.day("trigger"))


def story(
    counted: Numbers, text: Text, promise: Promise | None, areas: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """One story's figures with its public status and its area."""
    piece = story_piece(counted.frame, change_of(text), counted.shown)
    verdict = piece["impact"]["verdict"] if piece["impact"] else None
    late = promise is not None and promise.state == "late"
    area = text.fields.get("area")
    return piece | {
        "status": public_status(text.fields["status"], late=late, verdict=verdict),
        "late_days": promise.late_days if promise and late else None,
        "area": area if area in {each["id"] for each in areas} else None,
    }


def theme_row(theme: Theme) -> dict[str, Any]:
    """A theme as the figures want it."""
    return {"id": theme.id, "name": dict(theme.name), "about": dict(theme.about)}


def slugs_by_theme(facts: Sequence[Text]) -> dict[str, list[str]]:
    """The stories that name each theme."""
    found: dict[str, list[str]] = {}
    for text in facts:
        for theme in text.themes:
            found.setdefault(theme, []).append(text.slug)
    return found
