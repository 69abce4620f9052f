"""Makes an organisation with any number of stories in three languages, all made up: `python -m benchmarks.site_generated FOLDER [10000] [VOICES]`.

Stories differ in length, themes, status, area and dates; every text is signed by two people; some thousand voices stand behind the figures.
The same number makes the same bytes. Then `cd FOLDER` and run the doors there.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from jobs.settings import CODE, LANGUAGES
from jobs.stories.headings import HEADINGS, SECTIONS
from jobs.stories.kinds import KINDS, STORY_KEYS
from jobs.stories.statuses import REQUIRED
from jobs.stories.writing import read_text

STORIES, VOICES = 10_000, 3_000
AUTHORS = {"en": "nora", "ru": "vera", "ar": "samir"}
SIGNERS = ("ines", "jonas")
FIRST, LAST = date(2023, 1, 9), date(2026, 10, 30)
SHARES = {
    "made": 52, "partly": 8, "looking-into-it": 8, "asked": 5, "planned": 9, "heard": 6, "will-not": 6, "not-ours": 3,
    "joined": 3,
}  # fmt: skip
AREAS = {"shops": ("Shops", "Магазины", "المتاجر"), "workshop": ("Workshop", "Мастерская", "الورشة"),
         "homes": ("Homes", "Дома", "البيوت"), "online": ("Online", "Интернет", "الإنترنت")}  # fmt: skip
EXTRA = {"asked": ("question",), "planned": ("promised", "owner", "what")}
CHANNELS = ("form", "phone", "reviews")
SOURCE = """[[source]]
name = "{name}"
kind = "jsonl"
path = "{name}.jsonl"
inside = true
[source.map]
external_id = "id"
date = "on"
name = "name"
email = "email"
text = "text"
rating = "rating"
[source.scores]
delivery = "delivery"
product = "product"
"""
LETTERS = str.maketrans("0123456789", "bdfhjlnrtz")
KIND_OF = {kind.folder: name for name, kind in KINDS.items()}
SYLLABLES = ("bre", "nu", "lo", "kar", "vet", "ti", "ska", "mo", "dru", "pel", "zan", "qui", "hor", "wex")


@dataclass(frozen=True)
class Story:
    """The facts of one story, which its languages share."""

    number: int
    fields: dict[str, str]
    title: tuple[int, int, int]  # thing, place, change
    signed_on: date

    @property
    def slug(self) -> str:
        """Its address: letters only, for digits could be an order number."""
        return slug_of(self.number)


def slug_of(number: int) -> str:
    """The address of a story by its number."""
    return "change-" + f"{number:05}".translate(LETTERS)


@cache
def words(language: str) -> dict[str, Any]:
    """The made-up words of a language."""
    return tomllib.loads((CODE / "benchmarks" / "site_words" / f"{language}.toml").read_text("utf-8"))


def make(folder: Path, stories: int = STORIES, voices: int = VOICES) -> None:
    """Write the whole organisation into a new folder."""
    own, content = folder / "own", folder / "content"
    content.mkdir(parents=True)
    copy_example(folder, own, content)
    (own / "sources.toml").write_text("\n".join(SOURCE.format(name=name) for name in CHANNELS), "utf-8")
    (own / "areas.toml").write_text("\n".join(map(area_table, AREAS)), "utf-8")
    said = [json.dumps(voice, ensure_ascii=False) + "\n" for voice in made_voices(own, voices)]
    for nth, channel in enumerate(CHANNELS):
        (own / f"{channel}.jsonl").write_text("".join(said[nth :: len(CHANNELS)]), "utf-8")
    (content / "stories").mkdir()
    for story in made_stories(stories, theme_ids(own)):
        for language in LANGUAGES:
            file = content / "stories" / f"{story.slug}.{language}.md"
            file.write_text(story_text(story, language), "utf-8")
    sign(folder)


def copy_example(folder: Path, own: Path, content: Path) -> None:
    """The example's settings, staff, themes, pages and lessons; its voices, stories and events stay behind."""
    own.mkdir()
    for name in ("staff.toml", "themes.toml"):
        shutil.copyfile(CODE / "db" / "example" / name, own / name)
    for name in set(KIND_OF) - {"stories"}:
        if (CODE / "content" / name).is_dir():
            shutil.copytree(CODE / "content" / name, content / name)
    settings = (CODE / "invoke.yaml").read_text("utf-8")
    for old, new in (
        ("folder: db/example", "folder: own"),
        ("sentence_vectors: true", "sentence_vectors: false"),
    ):
        if old not in settings:
            raise SystemExit(f"invoke.yaml no longer says {old!r}: mend benchmarks/site_generated.py.")
        settings = settings.replace(old, new)
    (folder / "invoke.yaml").write_text(settings, "utf-8")


def area_table(area: str) -> str:
    """One [[area]]."""
    names = ", ".join(
        f"{language} = {json.dumps(name, ensure_ascii=False)}"
        for language, name in zip(LANGUAGES, AREAS[area], strict=True)
    )
    return f'[[area]]\nid = "{area}"\nname = {{ {names} }}\n'


def theme_ids(own: Path) -> list[str]:
    """The themes of the organisation."""
    return [theme["id"] for theme in tomllib.loads((own / "themes.toml").read_text("utf-8"))["theme"]]


def made_stories(number: int, themes: list[str]) -> Iterator[Story]:
    """So many stories; the first is made, so that others can be joined to it."""
    chance = random.Random(number)
    titles = list(product(range(20), range(25), range(20)))
    chance.shuffle(titles)
    for nth in range(number):
        status = chance.choices(list(SHARES), list(SHARES.values()))[0] if nth else "made"
        since = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        fields = {
            "themes": ", ".join(chance.sample(themes, chance.choice((1, 1, 1, 2)))),
            "status": status,
            "since": since.isoformat(),
            "promised": (since + timedelta(days=chance.randint(-30, 400))).isoformat(),
            "joined_to": slug_of(0),
            "area": chance.choice(list(AREAS)),
        }
        needed = {"themes", "status", "area", "cause", *REQUIRED[status], *EXTRA.get(status, ())}
        kept = {key: value for key, value in fields.items() if key in needed}
        words_of_its_own = dict.fromkeys(needed - set(fields), "")
        yield Story(
            nth,
            kept | words_of_its_own,
            titles[nth % len(titles)],
            since + timedelta(days=chance.randint(1, 20)),
        )


def story_text(story: Story, language: str, edition: int = 0) -> str:
    """One language of a story; another edition tells it in other sentences."""
    known = words(language)
    chance = random.Random(f"{story.number} {edition}")  # the same sentences in every language
    thing, place, change = (
        known[kind][nth] for kind, nth in zip(("things", "places", "changes"), story.title, strict=True)
    )
    said = {"thing": thing, "place": place, "change": change}
    fields = {"title": f"{thing}, {place}: {change}", "said": "", "author": AUTHORS[language]} | story.fields
    head = "".join(
        f"{key}: {fields[key] or known['fields'][key].format(**said)}\n"
        for key in STORY_KEYS
        if key in fields
    )
    body = "\n".join(part(known, key, language, chance).format(**said) for key in SECTIONS)
    return f"---\n{head}---\n\n{body}"


def part(known: dict[str, Any], key: str, language: str, chance: random.Random) -> str:
    """One part of a story: a paragraph or two, or a list with months."""
    sentences = known["parts"][key]
    chosen = chance.sample(sentences, chance.randint(2, len(sentences) * 2 // 3))
    if key == "did":
        months = [f"{known['months'][chance.randrange(12)]} {chance.randint(2023, 2025)}" for _ in chosen]
        told = "\n".join(f"- {month}: {sentence}." for month, sentence in zip(months, chosen, strict=True))
    else:
        half = chance.randint(1, len(chosen))
        told = "\n\n".join(" ".join(some) for some in (chosen[:half], chosen[half:]) if some)
    return f"## {HEADINGS[language][key]}\n\n{told}\n"


def made_voices(own: Path, number: int) -> Iterator[dict[str, object]]:
    """So many voices of half as many people over two years, in the words that the example's themes know."""
    chance = random.Random(number)
    themes = tomllib.loads((own / "themes.toml").read_text("utf-8"))["theme"]
    people = [made_up_name(chance) for _ in range(max(1, number // 2))]
    for nth in range(number):
        language, person = chance.choice(LANGUAGES), chance.choice(people)
        day = LAST - timedelta(days=chance.randrange(730))
        phrases = chance.choice(themes)["phrases"][language]
        yield {
            "id": f"v{nth:06}", "on": day.isoformat(), "name": person,
            "email": f"{person.replace(' ', '.').lower()}@example.org",
            "text": " ".join(chance.sample(phrases, 2)), "rating": chance.randint(1, 5),
            "delivery": chance.randint(1, 10), "product": chance.randint(4, 10),
        }  # fmt: skip


def made_up_name(chance: random.Random) -> str:
    """A name that nobody has and no story uses."""
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))


def sign(folder: Path) -> None:
    """Sign every text as it is now by two people; a story on a day of its own."""
    stories = {story.slug: story.signed_on for story in stories_of(folder)}
    lines = (line for file in texts_of(folder) for line in signatures(file, stories))
    (folder / "own" / "approvals.jsonl").write_text("".join(lines), "utf-8")


def stories_of(folder: Path) -> list[Story]:
    """The stories with which the folder was made: as many as have an English text."""
    number = sum(1 for _ in (folder / "content" / "stories").glob("*.en.md"))
    return list(made_stories(number, theme_ids(folder / "own")))


def texts_of(folder: Path) -> Iterable[Path]:
    """Every Markdown file of the organisation, in order."""
    return sorted((folder / "content").glob("*/*.md"))


def signatures(file: Path, stories: dict[str, date]) -> Iterator[str]:
    """The lines of approvals.jsonl for one text."""
    text = read_text(KIND_OF[file.parent.name], file.name, file.read_bytes())
    on = stories.get(text.slug, FIRST).isoformat()
    for person in SIGNERS:
        yield (
            json.dumps(
                {"text": text.place, "sha256": text.sha256, "person": person, "on": on}, ensure_ascii=False
            )
            + "\n"
        )


def edit(folder: Path, share: float = 0.01, seed: int = 1) -> list[str]:
    """Tell this share of the stories anew in all their languages, and sign them; returns their slugs."""
    stories = stories_of(folder)
    chosen = random.Random(seed).sample(stories, max(1, round(len(stories) * share)))
    for story in chosen:
        for language in LANGUAGES:
            file = folder / "content" / "stories" / f"{story.slug}.{language}.md"
            file.write_text(story_text(story, language, edition=seed), "utf-8")
    sign(folder)
    return sorted(story.slug for story in chosen)


if __name__ == "__main__":
    make(Path(sys.argv[1]), *map(int, sys.argv[2:4]))
