"""Joins what people wrote with what was counted: the six machine-made files from which every page takes its figures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database

from db import figures
from db.stories import first_promises
from jobs.mosaic.themes import Theme
from jobs.patterns.bands import Limits
from jobs.patterns.periods import add_months
from jobs.patterns.released import Change, Frame, home_piece, make_frame, story_piece, theme_pieces
from jobs.patterns.released_numbers import number_pieces
from jobs.review.promises import Promise, judge_promise
from jobs.settings import Settings
from jobs.stories.agreement import group_by_slug
from jobs.stories.statuses import CHANGED, public_status
from jobs.stories.writing import Text
from jobs.web.texts import Approved, story_languages


def release_pieces(
    settings: Settings, db: Database, approved: Sequence[Approved], themes: Sequence[Theme], today: date
) -> dict[str, Any]:
    """The contents of content/released/: release, home, themes, stories, promises, numbers."""
    heard = figures.heard(db)
    frame = make_frame(heard, today, Limits(settings.smallest_count, settings.count_step))
    groups = group_by_slug(item.text for item in approved if item.text.kind == "story")
    facts = [texts[0] for texts in groups.values()]
    promises = {
        text.slug: promise for text in facts if (promise := promised(text, first_promises(db), today))
    }
    voices = figures.voices_by_theme(db)
    stories = {text.slug: story(frame, text, voices, promises.get(text.slug)) for text in facts}
    return {
        "release": release(settings, frame, approved, today),
        "home": home_piece(frame, heard, len(themes), [piece["status"] for piece in stories.values()]),
        "themes": theme_pieces(frame, [theme_row(theme) for theme in themes], voices, slugs_by_theme(facts)),
        "stories": stories,
        "promises": [
            promise_row(slug, promise)
            for slug, promise in sorted(promises.items(), key=lambda pair: (pair[1].promised, pair[0]))
        ],
        "numbers": number_pieces(
            frame, figures.scores_by_voice(db), heard, figures.channels(db), figures.ledger(db)
        ),
    }


def release(settings: Settings, frame: Frame, approved: Sequence[Approved], today: date) -> dict[str, Any]:
    """What every page says about the whole release; counts stand until the next month is over."""
    return {
        "organisation": settings.organisation,
        "counted_on": counted_on(frame, today).isoformat(),
        "period": frame.period,
        "mail": settings.feedback_mail,
        "site_url": settings.site_url.rstrip("/"),
        "acknowledge_days": settings.acknowledge_days,
        "answer_days": settings.answer_days,
        "languages": {"stories": story_languages(approved)},
    }


def counted_on(frame: Frame, today: date) -> date:
    """The last day of the newest month that is counted, so that pages do not change from one night to the next."""
    return min(today, date.fromisoformat(f"{add_months(frame.months[-1], 1)}-01") - timedelta(days=1))


def promised(text: Text, first: dict[str, str], today: date) -> Promise | None:
    """The promise a story makes, judged by the date that was promised first (L9)."""
    since = text.day("since") if text.fields["status"] in CHANGED else None
    earliest = date.fromisoformat(first[text.slug]) if text.slug in first else None
    return judge_promise(text.day("promised"), earliest, since, today)


def story(
    frame: Frame, text: Text, voices: Sequence[dict[str, Any]], promise: Promise | None
) -> dict[str, Any]:
    """One story's figures with its public status."""
    since = text.day("since") if text.fields["status"] in CHANGED else None
    piece = story_piece(frame, Change(text.slug, text.themes[0], since, text.day("trigger")), voices)
    verdict = piece["impact"]["verdict"] if piece["impact"] else None
    late = promise is not None and promise.state == "late"
    status = public_status(text.fields["status"], late=late, verdict=verdict)
    return piece | {"status": status, "late_days": promise.late_days if promise and late else None}


def promise_row(slug: str, promise: Promise) -> dict[str, Any]:
    """One line of the promises page."""
    return {
        "slug": slug,
        "promised": promise.promised.isoformat(),
        "state": promise.state,
        "late_days": promise.late_days,
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
