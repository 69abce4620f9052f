"""What happened and what was changed, with their days: the marks beside every run chart (M7, M9)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from db.days import contacts_by_day, said_by_theme
from db.stories import text_versions
from jobs.mosaic.effective import Picture
from jobs.mosaic.theming.known import known_picture
from jobs.patterns.days import Days, count_days
from jobs.patterns.events import NAME, Event, read_events
from jobs.stories.agreement import group_by_slug
from jobs.stories.statuses import CHANGED
from jobs.stories.writing import Text, read_text
from jobs.web.report.blocks import Case


@dataclass(frozen=True)
class Made:
    """A change that works since a day: its story's title in the reader's language, themes, and the day that made us act."""

    title: str
    themes: tuple[str, ...]
    since: date
    trigger: date | None


def counted_days(case: Case) -> Days:
    """Contacts and complaints of every day until yesterday."""
    return count_days(contacts_by_day(case.db), said_by_theme(case.db), case.today)


def events_of(case: Case) -> tuple[Event, ...]:
    """The organisation's events.toml; none without that file."""
    file = case.settings.folder / NAME
    if not file.exists():
        return ()
    picture = known_picture(case.settings, case.db)
    events = read_events(file.read_bytes(), str(file), picture.ids | {theme.id for theme in case.themes})
    return tuple(replace(event, themes=living(event.themes, picture)) for event in events)


def changes_of(case: Case) -> list[Made]:
    """The changes that stories tell of, by their days; what is only planned is none yet."""
    stories = [
        read_text("story", f"{row['slug']}.{row['language']}.md", row["text"].encode())
        for row in text_versions(case.db)
        if row["kind"] == "story" and row["current"]
    ]
    told = [in_language(texts, case.language) for texts in group_by_slug(stories).values()]
    picture = known_picture(case.settings, case.db)
    made = [
        Made(text.fields["title"], living(text.themes, picture), since, text.day("trigger"))
        for text in told
        if text.fields["status"] in CHANGED and (since := text.day("since"))
    ]
    return sorted(made, key=lambda change: (change.since, change.title))


def living(themes: Iterable[str], picture: Picture) -> tuple[str, ...]:
    """Where merged themes go on."""
    return tuple(dict.fromkeys(picture.living(theme) for theme in themes))


def in_language(texts: Iterable[Text], language: str) -> Text:
    """The version of a story in the reader's language, or the first there is."""
    by_language = {text.language: text for text in texts}
    return by_language.get(language) or next(iter(by_language.values()))


def marks(case: Case, theme: str | None) -> list[tuple[date, str]]:
    """What can have touched a theme (all of it for None): days and names."""
    events = [
        (event.day, event.called(case.language))
        for event in events_of(case)
        if theme is None or not event.themes or theme in event.themes
    ]
    return events + [
        (one.since, one.title) for one in changes_of(case) if theme is None or theme in one.themes
    ]
