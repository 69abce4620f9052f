"""A site of which only some pages changed is checked as well as one that is read from scratch, and faster."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.web.checked import check_all
from jobs.web.checks import check_site, refuse_bad_site
from jobs.web.release import manifest_of

SITE = "https://feedback.example.org/voice"
WHOLE = {
    "en/a.html": '<p id="top"><a href="b.html#down">b</a><a href="#top">up</a></p>',
    "en/b.html": '<p id="down"><a href="../static/site.css">look</a></p>',
    "static/site.css": "p{}",
}


def write(folder: Path, files: dict[str, str]) -> None:
    """Make the folder hold exactly these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")


def parsed(place: Path, files: dict[str, str], url: str = SITE) -> int:
    """How many pages were parsed to find this site right."""
    folder = place / "site"
    write(folder, files)
    return check_all(place / "note", folder, manifest_of(folder), set(files), url, "")


@pytest.mark.parametrize(
    ("edit", "pages"),
    [
        ({}, 0),
        ({"static/site.css": "p{margin:0}"}, 0),
        ({"en/a.html": "<p>no link</p>"}, 1),
        ({"en/c.html": '<a href="a.html#top">a</a>'}, 1),
        ({"en/b.html": '<p id="down">other</p>'}, 1),  # the anchor that a leads to is still there
    ],
)
def test_only_what_changed_is_parsed(tmp_path: Path, edit: dict[str, str], pages: int) -> None:
    assert parsed(tmp_path, WHOLE) == 2
    assert parsed(tmp_path, WHOLE | edit) == pages
    assert parsed(tmp_path, WHOLE | edit) == 0


@pytest.mark.parametrize(
    "edit",
    [
        {"en/b.html": "<p>the anchor is gone</p>"},
        {"en/b.html": None},
        {"static/site.css": None},
        {"en/a.html": '<a href="nowhere.html">x</a>'},
        {"en/a.html": '<a href="b.html#nowhere">x</a>'},
        {"en/c.html": "<script>x</script>"},
    ],
)
def test_what_is_wrong_now_is_found_again_and_again(tmp_path: Path, edit: dict[str, str | None]) -> None:
    parsed(tmp_path, WHOLE)
    wrong = {name: words for name, words in (WHOLE | edit).items() if words is not None}
    for _ in range(2):
        with pytest.raises(Refusal, match="not right"):
            parsed(tmp_path, wrong)
    assert parsed(tmp_path, WHOLE) == 0


@pytest.mark.parametrize(
    "broken",
    ["{", "[]", '{"base": 1}', '{"other": {}}', '{"pages": [], "targets": {}}', '{"targets": {"a": 1}}'],
)
def test_a_broken_note_or_another_address_has_everything_parsed(tmp_path: Path, broken: str) -> None:
    parsed(tmp_path, WHOLE)
    assert parsed(tmp_path, WHOLE, "https://other.example.org") == 2
    base = json.loads((tmp_path / "note").read_text("utf-8"))["base"]
    given = json.loads(broken) if broken != "{" else None
    words = json.dumps({"base": base} | given) if isinstance(given, dict) and "base" not in given else broken
    (tmp_path / "note").write_text(words, "utf-8")
    assert parsed(tmp_path, WHOLE, "https://other.example.org") == 2


def some_page(chance: random.Random, names: list[str]) -> str:
    """A page with a few anchors and links, most of them right."""
    anchors = "".join(f'<i id="{chance.choice("xyz")}"></i>' for _ in range(chance.randint(1, 3)))
    links = "".join(
        f'<a href="{chance.choice([*names, "gone.html"] if chance.random() < 0.2 else names)}'
        f'{chance.choice(("", "", "#x"))}">l</a>'
        for _ in range(chance.randint(0, 3))
    )
    return (
        f'{"<script>" if chance.random() < 0.02 else ""}<i id="x"></i>' * (chance.random() < 0.9)
        + anchors
        + links
    )


@pytest.mark.parametrize("seed", range(12))
def test_whatever_was_edited_the_findings_are_those_of_a_check_from_scratch(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    names = [f"{letter}.html" for letter in "abcde"]
    files = dict.fromkeys(names, '<i id="x"></i>')
    right = 0
    for _ in range(25):
        for name in chance.sample(names, chance.randint(0, 2)):
            files[name] = some_page(chance, names)
        if chance.random() < 0.2:
            files.pop(chance.choice(names), None)
        folder = tmp_path / "site"
        write(folder, files)
        assert told(tmp_path, files) == told_from_scratch(folder, files)
        right += not told_from_scratch(folder, files)
        if told_from_scratch(folder, files):
            files |= dict.fromkeys(names, '<i id="x"></i>')
    assert right


def told(place: Path, files: dict[str, str]) -> str:
    """What the check with a note says."""
    try:
        parsed(place, files)
    except Refusal as refusal:
        return str(refusal)
    return ""


def told_from_scratch(folder: Path, files: dict[str, str]) -> str:
    """What the check without a note says."""
    try:
        refuse_bad_site(check_site(folder, set(files), SITE))
    except Refusal as refusal:
        return str(refusal)
    return ""
