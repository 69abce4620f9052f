"""S3: a removed page is answered with 410; the mark of that lies beside it and goes with the release."""

from __future__ import annotations

from pathlib import Path

from jobs.web.gone import gone_paths, is_gone, marks, write_marks


def test_marks_lie_beside_the_tombstones_of_all_languages(tmp_path: Path) -> None:
    for language in ("en", "ru", "ar"):
        (tmp_path / "site" / language / "changes").mkdir(parents=True)
        for slug in ("taken", "kept"):
            (tmp_path / "site" / language / "changes" / f"{slug}.html").write_text("x", "utf-8")
    (tmp_path / "output").symlink_to("site", target_is_directory=True)
    assert gone_paths(tmp_path / "output") == set()
    write_marks(tmp_path / "output", ["taken"])
    gone = {f"{language}/changes/taken.html" for language in ("en", "ru", "ar")}
    assert gone_paths(tmp_path / "output") == gone
    assert {f"{name}.gone.txt" for name in gone} == set(marks(["taken"]))
    assert is_gone(tmp_path / "output" / "en" / "changes" / "taken.html")
    assert not is_gone(tmp_path / "output" / "en" / "changes" / "kept.html")
