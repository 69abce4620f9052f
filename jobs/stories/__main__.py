"""The door of stories: reads what staff wrote, refuses what cannot be, keeps every version, and makes first drafts."""

from __future__ import annotations

import argparse
from datetime import datetime
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
from jobs.stories.agreement import check_agreement, group_by_slug
from jobs.stories.draft import draft
from jobs.stories.writing import Text, read_name, read_text

USUAL_CAUSE = "process"


def read_texts(content: Path) -> list[Text]:
    """Every Markdown file under content/stories and content/pages; a foreign file there is refused, not skipped."""
    texts = []
    for kind, folder in (("story", content / "stories"), ("page", content / "pages")):
        for file in sorted(folder.iterdir()) if folder.is_dir() else []:
            if not file.is_file() or file.is_symlink():
                raise Refusal(f"{file} is not a plain file: move it out of {folder}.")
            texts.append(read_text(kind, file.name, file.read_bytes()))
    return texts


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
    return {
        "slug": text.slug,
        "theme": picture.living(text.themes[0]),
        "status": text.fields["status"],
        "since": text.fields.get("since"),
        "promised": text.fields.get("promised"),
        "cause_kind": text.fields.get("cause_kind", USUAL_CAUSE),
        "cause": text.sections["found"],
    }


def ids_to_write_about(picture: Picture) -> list[str]:
    """Themes that the public may see, by every id that they ever had."""
    return [*(theme.id for theme in picture.public), *picture.merged_addresses]


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Read, check and keep all texts; raises `Refusal` at the first that cannot be, and then keeps none."""
    texts = read_texts(settings.content)
    stories = [text for text in texts if text.kind == "story"]
    picture = known_picture(settings, db)
    check_agreement(stories, ids_to_write_about(picture), now.date())
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
    print(
        f"stories: {len(groups)} stories, {len(texts)} texts with pages, {new} new versions. Next: ./invoke vet"
    )
    return counts


def write_drafts(settings: Settings, slug: str, theme: str | None, author: str, languages: list[str]) -> None:
    """Write a first draft in each language; refuses to touch a file that exists."""
    themes = [known.id for known in picture_at_hand(settings).public]
    if theme not in themes:
        asked = "A story needs a theme" if theme is None else f"{theme[:40]!r} is not a theme"
        raise Refusal(f"{asked}: add --theme with one of {', '.join(sorted(themes))}.")
    files = {language: settings.content / "stories" / f"{slug}.{language}.md" for language in languages}
    for language, file in files.items():
        read_name(f"{slug}.{language}.md", str(file))
        if file.exists():
            raise Refusal(f"{file} exists already and was not touched: edit it, or choose another slug.")
    refuse_unknown_author("The draft", author, {colleague.id for colleague in load_staff(settings)})
    for language, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as draft_file:
            draft_file.write(draft(theme, language, author))
        print(f"story: wrote {file}")
    print(f"Next: write it, then ./invoke vet --approve {slug} --as NAME (two people, not {author}).")


def main(arguments: list[str]) -> None:
    """`python -m jobs.stories [--draft SLUG --theme ID --author NAME --language xx]`"""
    parser = argparse.ArgumentParser(prog="./invoke stories", description="Read and check what staff wrote.")
    parser.add_argument("--draft", metavar="SLUG", help="make a first draft and stop")
    parser.add_argument("--theme", help="theme of the draft")
    parser.add_argument("--author", default="", help="who writes it: an id of staff.toml (never published)")
    parser.add_argument(
        "--language", action="append", help="en, ru or ar; may stand several times (default: all)"
    )
    asked = parser.parse_args(arguments)
    settings = read_settings()
    if asked.draft:
        write_drafts(settings, asked.draft, asked.theme, asked.author, asked.language or list(LANGUAGES))
        return
    enter("stories", run)


if __name__ == "__main__":
    run_door(main)
