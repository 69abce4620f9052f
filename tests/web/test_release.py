"""Row "Crash": a reader sees the old site or the new one, never a mixture; the last three stay for going back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.web.publish import publish
from jobs.web.release import (
    clear_away,
    current_release,
    force_to_disk,
    manifest_of,
    note_inputs,
    releases_folder,
    swap_in,
)


def site(folder: Path, words: str) -> Path:
    """A staged site of two files."""
    staged = folder / "releases" / ".building-x" / "site"
    (staged / "en").mkdir(parents=True)
    (staged / "index.html").write_text(words, "utf-8")
    (staged / "en" / "index.html").write_text(words, "utf-8")
    return staged


def release(folder: Path, number: int) -> dict[str, object]:
    """Build and swap in release `number`."""
    staged = site(folder, f"release {number}")
    record = {
        "id": f"2026112{number}T030000-00000000",
        "inputs": f"{number}",
        "built_at": "2026",
        "manifest": manifest_of(staged),
    }
    swap_in(staged, folder / "output", record)
    return record


def test_there_is_no_release_before_the_first(tmp_path: Path) -> None:
    assert current_release(tmp_path / "output") is None


def test_the_link_points_at_the_newest_and_three_stay(tmp_path: Path) -> None:
    for number in range(5):
        record = release(tmp_path, number)
        clear_away(tmp_path / "output", 3)
        assert current_release(tmp_path / "output") == record
        assert (tmp_path / "output" / "en" / "index.html").read_text() == f"release {number}"
    kept = sorted(path.name for path in releases_folder(tmp_path / "output").iterdir())
    assert kept == [f"2026112{number}T030000-00000000{end}" for number in (2, 3, 4) for end in ("", ".json")]


def test_what_a_killed_run_left_is_cleared_away_and_never_shown(tmp_path: Path) -> None:
    release(tmp_path, 1)
    site(tmp_path, "half")
    (releases_folder(tmp_path / "output") / "20261129T030000-half.json").write_text("{}")
    assert (tmp_path / "output" / "index.html").read_text() == "release 1"
    clear_away(tmp_path / "output", 3)
    assert sorted(path.name for path in releases_folder(tmp_path / "output").iterdir()) == [
        "20261121T030000-00000000",
        "20261121T030000-00000000.json",
    ]


def test_a_release_without_its_record_is_not_whole(tmp_path: Path) -> None:
    record = release(tmp_path, 1)
    (releases_folder(tmp_path / "output") / f"{record['id']}.json").write_text("{")
    assert current_release(tmp_path / "output") is None


def test_a_folder_that_otklik_did_not_make_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    with pytest.raises(Refusal, match="did not make: move it away"):
        current_release(tmp_path / "output")


def test_links_and_pipes_in_a_site_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("/etc/hostname")
    with pytest.raises(Refusal, match="a is not a plain file"):
        manifest_of(tmp_path)
    (tmp_path / "a").unlink()
    os.mkfifo(tmp_path / "b")
    with pytest.raises(Refusal, match="b is not a plain file"):
        manifest_of(tmp_path)


def test_publishing_copies_the_release_and_says_what_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = release(tmp_path / "house", 1)
    output, target = tmp_path / "house" / "output", tmp_path / "www" / "site"
    publish(output, target, 3, dry=True)
    assert not target.exists()
    assert "+ en/index.html" in capsys.readouterr().out
    publish(output, target, 3, dry=False)
    assert current_release(target) == record
    assert (target / "index.html").read_text() == "release 1"
    capsys.readouterr()
    release(tmp_path / "house", 2)
    publish(output, target, 3, dry=False)
    assert "~ index.html" in capsys.readouterr().out
    publish(output, target, 3, dry=False)
    assert "published already" in capsys.readouterr().out


def test_nothing_is_published_into_a_site(tmp_path: Path) -> None:
    """One word too much in the target would be served with the site, all older releases with it."""
    record = release(tmp_path, 1)
    target = tmp_path / "www" / "site"
    publish(tmp_path / "output", target, 3, dry=False)
    for inside in (target / "x", target / "en" / "x", tmp_path / "output" / "x"):
        with pytest.raises(Refusal, match="lies inside"):
            publish(tmp_path / "output", inside, 3, dry=False)
    assert current_release(target) == record


def test_a_release_with_a_revoked_quote_is_not_kept(tmp_path: Path) -> None:
    """S6: also where the record of a release is broken, and nobody knows what it quotes."""
    output = tmp_path / "output"
    for number, quotes in enumerate((["a"], ["a", "b"], [], ["a"])):
        note_inputs(output, release(tmp_path, number) | {"quotes": quotes})
    (releases_folder(output) / "20261122T030000-00000000.json").write_text('["half', "utf-8")
    clear_away(output, 3)
    kept = sorted(path.name for path in releases_folder(output).iterdir() if path.is_dir())
    assert kept == ["20261120T030000-00000000", "20261123T030000-00000000"]


def test_publishing_again_ends_what_a_killed_publishing_began(tmp_path: Path) -> None:
    """S6: the old release with the quote was still there."""
    record = release(tmp_path / "house", 2)
    target = tmp_path / "www" / "site"
    note_inputs(target, release(tmp_path / "www", 1) | {"quotes": ["a"]})
    (tmp_path / "www" / "output").unlink()
    publish(tmp_path / "house" / "output", target, 3, dry=False)
    note_inputs(target, release(tmp_path / "www", 1) | {"quotes": ["a"]})
    (tmp_path / "www" / "output").unlink()
    publish(tmp_path / "house" / "output", target, 3, dry=False)
    kept = [path.name for path in releases_folder(target).iterdir() if path.is_dir()]
    assert kept == [record["id"]]


def test_only_a_whole_and_vetted_site_is_published(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no whole site"):
        publish(tmp_path / "output", tmp_path / "www", 3, dry=False)
    release(tmp_path, 1)
    (tmp_path / "output" / "index.html").write_text("changed by hand")
    with pytest.raises(Refusal, match="changed after it was vetted"):
        publish(tmp_path / "output", tmp_path / "www", 3, dry=False)


def test_the_record_holds_the_manifest_of_every_byte(tmp_path: Path) -> None:
    record = release(tmp_path, 1)
    written = json.loads((releases_folder(tmp_path / "output") / f"{record['id']}.json").read_text())
    assert written["manifest"] == manifest_of((tmp_path / "output").resolve())
    assert sorted(written["manifest"]) == ["en/index.html", "index.html"]


def test_an_error_of_the_disk_stops_the_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are forced to disk many at a time; one that cannot be is not passed over."""
    for number in range(50):
        (tmp_path / f"{number}.html").write_text("page", "utf-8")
    forced: list[str] = []

    def fails_once(path: Path) -> None:
        forced.append(path.name)
        if path.name == "30.html":
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("jobs.web.release.sync", fails_once)
    with pytest.raises(OSError, match="Input/output"):
        force_to_disk(sorted(tmp_path.iterdir()))
    (tmp_path / "30.html").unlink()
    forced.clear()
    force_to_disk([*tmp_path.iterdir(), tmp_path])
    assert sorted(forced) == sorted([*(path.name for path in tmp_path.iterdir()), tmp_path.name])


def test_what_was_taken_over_from_the_last_release_is_on_the_disk_already(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forced: list[str] = []
    monkeypatch.setattr("jobs.web.release.sync", lambda path: forced.append(path.name))
    (tmp_path / "old.html").write_text("page", "utf-8")
    (tmp_path / "kept.html").hardlink_to(tmp_path / "old.html")
    (tmp_path / "new.html").write_text("page", "utf-8")
    force_to_disk([tmp_path, tmp_path / "kept.html", tmp_path / "new.html"])
    assert sorted(forced) == sorted([tmp_path.name, "new.html"])
