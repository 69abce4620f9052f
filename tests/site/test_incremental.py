"""A build that takes over what did not change gives the bytes of a build from scratch, whatever was edited, added or removed (site, speed)."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.site.conftest import STATUSES, press_one, story_figures, story_text
from theme.bundle import read_bundle
from theme.keeping import Keeper, program_digest, read_keeper, read_keys
from theme.views import View

LANGUAGE = "ru"
STEPS = 5


def change(bundle: Path, name: str, how: Callable[[dict[str, object]], None]) -> None:
    """Change one of the released files."""
    path = bundle / "released" / f"{name}.json"
    figures = json.loads(path.read_text("utf-8"))
    how(figures)
    path.write_text(json.dumps(figures, ensure_ascii=False), "utf-8")


def edit_words(bundle: Path, rng: random.Random) -> None:
    """Somebody mends a sentence in a story's body or head."""
    path = rng.choice(sorted((bundle / LANGUAGE / "stories").glob("*.md")))
    old, new = rng.choice(
        [("Диспетчер", "Отдел доставки"), ("said: Никто", "said: Нам никто"), ("\n\n", "\n\nЕщё слово.\n\n")]
    )
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def edit_figure(bundle: Path, rng: random.Random) -> None:
    """A count moves."""
    slug = rng.choice(STATUSES)
    change(
        bundle,
        "stories",
        lambda stories: stories.get(slug, {}).update(band={"kind": "about", "n": 5 * rng.randrange(2, 90)}),
    )  # type: ignore[attr-defined]


def add(bundle: Path, rng: random.Random) -> None:
    """A new story, the newest or an old one."""
    slug = f"new-{rng.randrange(10**6)}"
    text = story_text(LANGUAGE, "planned", rng.randrange(40)).replace("slug: planned", f"slug: {slug}")
    (bundle / LANGUAGE / "stories" / f"{slug}.md").write_text(text, "utf-8")
    change(
        bundle, "stories", lambda stories: stories.update({slug: story_figures("planned", rng.randrange(9))})
    )
    change(bundle, "release", lambda release: release["languages"]["stories"].update({slug: [LANGUAGE]}))  # type: ignore[index]


def remove(bundle: Path, rng: random.Random) -> None:
    """A story goes."""
    path = rng.choice(sorted((bundle / LANGUAGE / "stories").glob("*.md")))
    path.unlink()
    change(bundle, "release", lambda release: release["languages"]["stories"].pop(path.stem, None))  # type: ignore[index,attr-defined]
    change(
        bundle,
        "themes",
        lambda themes: [
            theme["stories"].remove(path.stem) for theme in themes if path.stem in theme["stories"]
        ],
    )  # type: ignore[index]


def rename_organisation(bundle: Path, rng: random.Random) -> None:
    """Something that stands on every page changes."""
    change(
        bundle, "release", lambda release: release["organisation"].update({LANGUAGE: f"Имя {rng.random()}"})
    )  # type: ignore[attr-defined]


EDITS = (edit_words, edit_figure, add, remove, edit_words, add, rename_organisation)


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def made(bundle: Path, output: Path, last: Path | None = None) -> Path:
    """Press one language, taking over from `last` when there is one; its keys lie beside it."""
    more = {"OTKLIK_KEYS_TO": str(output.with_suffix(".keys"))}
    if last is not None:
        keys = {LANGUAGE: json.loads(last.with_suffix(".keys").read_text("utf-8"))}
        last.with_suffix(".last").write_text(json.dumps(keys), "utf-8")
        more |= {"OTKLIK_PREVIOUS": str(last), "OTKLIK_KEYS": str(last.with_suffix(".last"))}
    output.mkdir()
    done = press_one(bundle, LANGUAGE, output, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.mark.slow
def test_taken_over_pages_are_the_pages_that_would_be_made(bundle: Path, tmp_path: Path) -> None:
    """Random edits, additions and removals, each built on the one before."""
    rng = random.Random(20261122)
    last = made(bundle, tmp_path / "start")
    for step in range(STEPS):
        for edit in rng.sample(EDITS, 2):
            edit(bundle, rng)
        scratch, taken = (
            made(bundle, tmp_path / f"scratch{step}"),
            made(bundle, tmp_path / f"taken{step}", last),
        )
        assert files(taken) == files(scratch), f"step {step}"
        last = taken


@pytest.mark.slow
def test_an_edit_makes_its_pages_and_takes_over_the_others(bundle: Path, tmp_path: Path) -> None:
    """Speed: a sentence in one body changes one page; nothing else is made again."""
    last = made(bundle, tmp_path / "last")
    path = bundle / LANGUAGE / "stories" / "worked.md"
    path.write_text(path.read_text("utf-8").replace("Диспетчер", "Отдел"), "utf-8")
    taken = made(bundle, tmp_path / "taken", last)
    new = [page.relative_to(taken).as_posix() for page in taken.rglob("*.html") if page.stat().st_nlink == 1]
    staff_pages = {f"{LANGUAGE}/{text.stem}.html" for text in (bundle / LANGUAGE / "pages").glob("*.md")}
    assert set(new) - staff_pages == {f"{LANGUAGE}/changes/worked.html"}


def test_equal_views_have_equal_keys_and_others_do_not(bundle: Path) -> None:
    """Each thing that a page is made from is in its key."""
    keeper = Keeper(read_bundle(bundle, "en"))
    view = View("a.html", "page.html", {"title": "A"})
    others = [
        keeper.key(replace(view, path="b.html")),
        keeper.key(replace(view, template="theme.html")),
        keeper.key(replace(view, content={"title": "B"})),
        keeper.key(replace(view, languages=["en"])),
        keeper.key(view, "hash of another text"),
        Keeper(read_bundle(bundle, "ru")).key(view),
    ]
    rename_organisation(bundle, random.Random(1))
    assert Keeper(read_bundle(bundle, "en")).key(view) == keeper.key(view)
    others.append(Keeper(read_bundle(bundle, LANGUAGE)).key(view))
    assert len({keeper.key(view), *others}) == len(others) + 1


@pytest.mark.parametrize("part", ["templates/a.html", "translations/ru/a.po", "static/a.css", "views/a.py"])
def test_a_change_of_the_program_changes_every_key(tmp_path: Path, part: str) -> None:
    for name in ("pelicanconf.py", "requirements/run.lock", "jobs/settings.py", f"theme/{part}"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("one", "utf-8")
    before = program_digest(tmp_path)
    assert before == program_digest(tmp_path)
    (tmp_path / "theme" / part).write_text("two", "utf-8")
    assert before != program_digest(tmp_path)


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"en": {}}', '{"ru": []}', "\0"])
def test_damaged_keys_keep_nothing(bundle: Path, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "keys").write_text(content, "utf-8")
    assert read_keys(tmp_path / "keys", "ru") == {}
    keeper = read_keeper(
        read_bundle(bundle, "ru"), {"OTKLIK_PREVIOUS": str(tmp_path), "OTKLIK_KEYS": str(tmp_path / "keys")}
    )
    assert not keeper.staying


def test_without_a_last_release_nothing_is_kept(bundle: Path, tmp_path: Path) -> None:
    keeper = read_keeper(read_bundle(bundle, "ru"), {})
    assert not keeper.staying
    with pytest.raises(ValueError, match="no last release"):
        keeper.keep("index.html", tmp_path)


def test_where_a_disk_knows_no_links_a_page_is_copied(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.html").write_text("page", "utf-8")
    monkeypatch.setattr("os.link", lambda *_: (_ for _ in ()).throw(OSError("no links here")))
    Keeper(read_bundle(bundle, "en"), tmp_path / "old").keep("a.html", tmp_path / "new")
    assert (tmp_path / "new" / "a.html").read_text("utf-8") == "page"
    shutil.rmtree(tmp_path / "old")


def test_a_page_is_never_taken_over_onto_another_one(bundle: Path, tmp_path: Path) -> None:
    """Both could be one file on the disk with a page of the last release."""
    for folder in ("old", "new"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_text(folder, "utf-8")
    with pytest.raises(ValueError, match="written already"):
        Keeper(read_bundle(bundle, "en"), tmp_path / "old").keep("a.html", tmp_path / "new")
    assert (tmp_path / "new" / "a.html").read_text("utf-8") == "new"
