"""S3: a removed page is answered with 410; the mark of that lies beside it and goes with the release."""

from __future__ import annotations

import re
from pathlib import Path

from jobs.web.frame import write_frame
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


RELEASE = {
    "site_url": "https://example.org/feedback",
    "inbox": "",
    "organisation": {"en": "Northline", "ru": "Нортлайн", "ar": "خط الشمال"},
}


def test_what_was_taken_down_is_marked_for_hosts_and_left_out_of_the_sitemap(tmp_path: Path) -> None:
    for name in ("index", "changes/taken", "changes/kept", "r/7"):
        (tmp_path / "en" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "en" / f"{name}.html").write_text("x", "utf-8")
    write_frame(tmp_path, RELEASE, ["taken"])
    assert "en/changes/taken.html" in gone_paths(tmp_path)
    listed = re.findall("<loc>(.*)</loc>", (tmp_path / "sitemap.xml").read_text("utf-8"))
    assert listed == [f"https://example.org/feedback/en/{name}.html" for name in ("changes/kept", "index")]
    assert "/feedback/en/changes/taken.html\n  X-Robots-Tag: noindex" in (tmp_path / "_headers").read_text(
        "utf-8"
    )
    assert "ErrorDocument 404 /feedback/404.html" in (tmp_path / ".htaccess").read_text("utf-8")
    assert "form-action 'self'" not in (tmp_path / "_headers").read_text("utf-8")
    assert "/feedback/en/static/site.css" in (tmp_path / "410.html").read_text("utf-8")
