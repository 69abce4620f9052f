"""The door of stories: reads what staff wrote, refuses what cannot be, keeps every version, and makes first drafts."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from sqlite_utils import Database

from db.placements import save_themes
from db.store import writing
from db.stories import save_changes, save_texts
from jobs.door import enter
from jobs.hear.__main__ import load_staff
from jobs.mosaic.__main__ import theme_row
from jobs.mosaic.effective import Picture
from jobs.mosaic.theming.known import known_picture, picture_at_hand
from jobs.refusal import Refusal, run_door
from jobs.review.causes import Cause, check_cause
from jobs.settings import LANGUAGES, Settings, read_settings
from jobs.stories import areas, notices
from jobs.stories.agreement import check_agreement, group_by_slug
from jobs.stories.areas import Area, check_story_areas, read_areas
from jobs.stories.draft import draft
from jobs.stories.kinds import KINDS, THEMED
from jobs.stories.notices import Notices, check_notices, read_notices
from jobs.stories.promised import promised_before
from jobs.stories.writing import Text, read_name, read_text

USUAL_CAUSE = "process"


def read_texts(content: Path) -> list[Text]:
    """Every Markdown file in the folders of the kinds below content/; a foreign file there is refused, not skipped."""
    texts = []
    for kind, known in KINDS.items():
        folder = content / known.folder
        for file in sorted(folder.iterdir()) if folder.is_dir() else []:
            if not file.is_file() or file.is_symlink():
                raise Refusal(f"{file} is not a plain file: move it out of {folder}.")
            texts.append(read_text(kind, file.name, file.read_bytes()))
    return texts


def load_areas(settings: Settings) -> tuple[Area, ...]:
    """The organisation's areas; none without a file."""
    place = settings.folder / areas.NAME
    return read_areas(place.read_bytes() if place.is_file() else b"", str(place))


def place_of_notices(settings: Settings) -> Path:
    """The file of corrections and takedowns."""
    return settings.content / notices.NAME


def load_notices(settings: Settings, today: date) -> Notices:
    """What was corrected and taken off; nothing without a file."""
    place = place_of_notices(settings)
    return read_notices(place.read_bytes() if place.is_file() else b"", str(place), today)


def refuse_blame(text: Text) -> None:
    """L3: a cause that names a person needs the process question answered."""
    written = text.fields.get("cause_kind", USUAL_CAUSE), text.sections["found"]
    check_cause(Cause(text.place, *written, text.fields.get("cause_process", "")))


def refuse_unknown_author(place: str, author: str, known: set[str]) -> None:
    """S6: who wrote a text is known by the id that approvals are signed with, or an author could approve it under another name."""
    if author not in known:
        raise Refusal(
            f"{place}: the author {author[:40]!r} is not an id of staff.toml: use one of {', '.join(sorted(known))}."
        )


def facts(text: Text, picture: Picture) -> dict[str, str | None]:
    """The row of `changes` and `causes` that a story stands for (any of its languages: they agree)."""
    told = [promised.isoformat() for promised, _ in promised_before(text.fields)]
    return {
        "slug": text.slug,
        "theme": picture.living(text.themes[0]),
        "status": text.fields["status"],
        "since": text.fields.get("since"),
        "promised": text.fields.get("promised"),
        "promised_before": min(told, default=None),
        "cause_kind": text.fields.get("cause_kind", USUAL_CAUSE),
        "cause": text.sections["found"],
    }


def ids_to_write_about(picture: Picture) -> list[str]:
    """Themes that the public may see, by every id that they ever had."""
    return [*(theme.id for theme in picture.public), *picture.merged_addresses]


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Read, check and keep all texts; raises `Refusal` at the first that cannot be, and then keeps none."""
    texts = read_texts(settings.content)
    by_kind = {kind: [text for text in texts if text.kind == kind] for kind in KINDS}
    stories = by_kind["story"]
    picture = known_picture(settings, db)
    for kind in THEMED:
        check_agreement(by_kind[kind], ids_to_write_about(picture), now.date())
    check_lists(settings, stories, now.date())
    for text in stories:
        refuse_blame(text)
    known = {colleague.id for colleague in load_staff(settings)}
    for text in texts:
        refuse_unknown_author(text.place, text.author, known)
    groups = group_by_slug(stories)
    with writing(db):
        save_themes(db, [theme_row(theme, position) for position, theme in enumerate(picture.themes)])
        new = save_texts(db, texts, now.date().isoformat())
        save_changes(db, [facts(group[0], picture) for group in groups.values()])
    counts = {"stories": len(groups), "texts": len(texts), "new_versions": new}
    lessons = len(group_by_slug(by_kind["lesson"]))
    print(
        f"stories: {len(groups)} stories, {lessons} lessons, {len(texts)} texts with pages, {new} new versions. Next: ./invoke vet"
    )
    return counts


def check_lists(settings: Settings, stories: Sequence[Text], today: date) -> None:
    """Areas and notices fit the stories that there are."""
    check_story_areas(stories, {area.id for area in load_areas(settings)})
    slugs = {text.slug for text in stories}
    check_notices(load_notices(settings, today), slugs, str(place_of_notices(settings)))


def write_drafts(settings: Settings, asked: argparse.Namespace) -> None:
    """Write a first draft in each language; refuses to touch a file that exists."""
    kind = "lesson" if asked.lesson else "story"
    themes = [known.id for known in picture_at_hand(settings).public]
    if asked.theme not in themes:
        wrong = f"A {kind} needs a theme" if asked.theme is None else f"{asked.theme[:40]!r} is not a theme"
        raise Refusal(f"{wrong}: add --theme with one of {', '.join(sorted(themes))}.")
    folder, languages = settings.content / KINDS[kind].folder, asked.language or list(LANGUAGES)
    files = {language: folder / f"{asked.draft}.{language}.md" for language in languages}
    for file in files.values():
        read_name(file.relative_to(folder).as_posix(), str(file))
        if file.exists():
            raise Refusal(f"{file} exists already and was not touched: edit it, or choose another slug.")
    refuse_unknown_author("The draft", asked.author, {colleague.id for colleague in load_staff(settings)})
    for language, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as draft_file:
            draft_file.write(draft(kind, asked.theme, language, asked.author))
        print(f"story: wrote {file}")
    print(
        f"Next: write it, then ./invoke vet --approve {asked.draft} --as NAME (two people, not {asked.author})."
    )


def main(arguments: list[str]) -> None:
    """`python -m jobs.stories [--draft SLUG --theme ID --author NAME --language xx [--lesson]]`"""
    parser = argparse.ArgumentParser(prog="./invoke stories", description="Read and check what staff wrote.")
    parser.add_argument("--draft", metavar="SLUG", help="make a first draft and stop")
    parser.add_argument("--lesson", action="store_true", help="of a lesson from praise, not of a story")
    parser.add_argument("--theme", help="theme of the draft")
    parser.add_argument("--author", default="", help="who writes it: an id of staff.toml (never published)")
    parser.add_argument(
        "--language", action="append", help="en, ru or ar; may stand several times (default: all)"
    )
    asked = parser.parse_args(arguments)
    if asked.draft:
        write_drafts(read_settings(), asked)
        return
    enter("stories", run)


if __name__ == "__main__":
    run_door(main)
