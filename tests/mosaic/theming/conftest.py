"""A small organisation with voices in three languages, placed once; decisions are taken through the door's own parser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlite_utils import Database

from db.clean import save_clean
from db.store import as_json, open_store, row_hash, writing
from jobs.mosaic import __main__ as mosaic
from jobs.mosaic.theming.__main__ import make_parser, run
from jobs.settings import CODE, Settings, read_settings

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
# Four themes that share no word, and voices that say little else than their phrases: whatever places them, places them there.
WORDS = {
    "delivery-time": {
        "en": ("courier", "The courier never rang at the door."),
        "ru": ("курьер", "Курьер так и не позвонил в дверь."),
        "ar": ("المندوب", "المندوب ما دق الباب أبدا."),
    },
    "price-promo": {
        "en": ("voucher", "My voucher was refused again."),
        "ru": ("купон", "Мой купон опять не приняли."),
        "ar": ("القسيمة", "رفضوا القسيمة مرة ثانية."),
    },
    "mattress-comfort": {
        "en": ("mattress", "This mattress hurts the back."),
        "ru": ("матрас", "От этого матраса болит спина."),
        "ar": ("المرتبة", "المرتبة هذه تؤلم الظهر."),
    },
    "delivery-days": {
        "en": ("sunday", "You deliver nothing on a Sunday."),
        "ru": ("воскресенье", "В воскресенье вы ничего не возите."),
        "ar": ("الأحد", "يوم الأحد لا توصلون شيئا."),
    },
}
NAMES = {"en": "{} in English", "ru": "{} по-русски", "ar": "{} بالعربية"}
VOICES = [
    ("en", "The courier never rang at our door"),
    ("en", "My voucher was refused again today"),
    ("ru", "От этого матраса у меня болит спина"),
    ("ru", "Курьер так и не позвонил нам в дверь"),
    ("ar", "المرتبة هذه تؤلم الظهر كثيرا"),
    ("ar", "المندوب ما دق الباب أبدا اليوم"),
    ("en", "do you sell curtains"),
    ("und", "👍"),
]
Decide = Callable[..., None]


def written(theme: str) -> str:
    """A theme as themes.toml has it."""
    tables: dict[str, dict[str, Any]] = {"name": {}, "about": {}, "keywords": {}, "phrases": {}}
    for language, (word, phrase) in WORDS[theme].items():
        tables["name"][language] = NAMES[language].format(theme)
        tables["about"][language] = f"{phrase} ({theme})"
        tables["keywords"][language] = [word]
        tables["phrases"][language] = [phrase]
    lines = [
        f"[theme.{kind}]\n" + "".join(f"{language} = {as_json(said)}\n" for language, said in table.items())
        for kind, table in tables.items()
    ]
    return f'[[theme]]\nid = "{theme}"\n' + "".join(lines) + "\n"


def make_store() -> Database:
    """The voices, heard and not placed yet; the last one is about a competitor."""
    db = open_store(":memory:")
    with writing(db):
        db.execute("insert into runs (id, job, started_at) values (1, 'gather', '2026-11-22')")
        for channel, subject in (("form", "us"), ("rival", "Sleepwell")):
            db.execute(
                "insert into channels (id, name, kind, subject) values (:id, :id, 'jsonl', :subject)",
                {"id": channel, "subject": subject},
            )
        for number, (language, text) in enumerate(VOICES, 1):
            add_voice(db, number, language, text)
        add_voice(db, len(VOICES) + 1, "en", "Their mattress is too hard", channel="rival")
    return db


def add_voice(db: Database, number: int, language: str, text: str, *, channel: str = "form") -> None:
    """A voice with its clean row."""
    db.execute(
        "insert into voices (id, channel_id, external_id, said_on, text, row_hash, run_id)"
        " values (:id, :channel, :external, '2026-02-03', :text, :hash, 1)",
        {"id": number, "channel": channel, "external": f"x-{number}", "text": text, "hash": row_hash(text)},
    )
    row = {"voice_id": number, "language": language, "passages": as_json([[language, text]]), "text": text}
    save_clean(db, [{**row, "masks": "[]", "made_from": row_hash(text)}])


def settings_in(folder: Path) -> Settings:
    """Four themes and the example's staff in a folder; without sentence vectors, to be quick."""
    (folder / "staff.toml").write_bytes((CODE / "db" / "example" / "staff.toml").read_bytes())
    (folder / "themes.toml").write_text("".join(map(written, WORDS)), "utf-8")
    chosen = {"folder": folder, "database": folder / "otklik.db", "sentence_vectors": False}
    return msgspec.structs.replace(read_settings(CODE / "invoke.yaml"), **chosen)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A folder that a test may change."""
    return settings_in(tmp_path)


@pytest.fixture(scope="session")
def placed_once(tmp_path_factory: pytest.TempPathFactory) -> Database:
    """The voices, placed once for all tests: making a placer takes its time."""
    db = make_store()
    mosaic.run(settings_in(tmp_path_factory.mktemp("placed")), db, NOW)
    return db


def copy_of(placed: Database) -> Database:
    """A store of one's own with the same rows."""
    db = open_store(":memory:")
    placed.conn.backup(db.conn)
    return db


@pytest.fixture
def db(placed_once: Database) -> Database:
    """The voices, placed."""
    return copy_of(placed_once)


@pytest.fixture
def decide(settings: Settings, db: Database) -> Decide:
    """`./invoke themes ...` on these voices."""

    def asked(*words: str) -> None:
        run(settings, db, make_parser().parse_args(words), NOW)

    return asked
