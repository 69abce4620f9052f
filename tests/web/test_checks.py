"""A finished site holds exactly what was ordered, no dead link, nothing active, and feeds that programs can read (S4, Active content)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.web.checks import check_site, refuse_bad_site, resolve

SITE = "https://feedback.example.org"
SEARCH = "<script type='module' src='./static/search.js'></script>"
FEED = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>i</id><title>t</title><updated>2026-10-12T00:00:00Z</updated>{}</feed>'
ENTRY = "<entry><id>{}</id><title>t</title><updated>2026-10-12T00:00:00Z</updated></entry>"


def found(folder: Path, files: dict[str, str], ordered: set[str] | None = None) -> list[tuple[str, str]]:
    """Rules by file that a site of these files breaks."""
    for name, words in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(words, "utf-8")
    return [(finding.file, finding.rule) for finding in check_site(folder, ordered or set(files), SITE)]


RIGHT = [
    {"en/a.html": "<a href='b.html#x'>b</a>", "en/b.html": "<p id=x>x</p>"},
    {
        "en/a.html": "<a href='../ru/b.html'>b</a><link href='static/s.css'>",
        "ru/b.html": "",
        "en/static/s.css": "",
    },
    {"en/a.html": f"<link href='{SITE}/en/a.html'><a href='#main'>x</a><p id=main>"},
    {"404.html": "<a href='/en/a.html'>x</a>", "en/a.html": ""},
    {"en/a.html": "<a href='mailto:a@b.example'>x</a><a href='https://example.com/x'>y</a>"},
    {"en/%D0%B0.html": "<a href='?'>x</a>"},
    {"en/feed.atom": FEED.format(ENTRY.format("a") + ENTRY.format("b"))},
    {"en/feed.atom": FEED.format("")},
    {"ar/search.html": SEARCH, "ar/static/search.js": ""},
    {"en/a.html": "<svg viewBox='0 0 1 1'><path d='M0'/></svg>"},
]
WRONG = [
    ({"en/a.html": "<a href='c.html'>c</a>"}, "link"),
    ({"en/a.html": "<a href='b.html#y'>b</a>", "en/b.html": "<p id=x>x</p>"}, "link"),
    ({"en/a.html": "<a href='../../../etc/passwd'>x</a>"}, "link"),
    ({"en/a.html": f"<a href='{SITE}/de/a.html'>x</a>"}, "link"),
    ({"404.html": "<a href='/en/b.html'>x</a>"}, "link"),
    ({"en/a.html": "<a href='javascript:alert(1)'>x</a>"}, "link"),
    ({"en/a.html": "<a href='//evil.example/x'>x</a>"}, "link"),
    ({"en/a.html": "<img src='data:image/svg+xml,x'>"}, "link"),
    ({"en/a.html": "<script>1</script>"}, "active-content"),
    ({"en/a.html": "<SCRIPT src=a.html></SCRIPT>"}, "active-content"),
    ({"en/a.html": SEARCH, "en/static/search.js": ""}, "active-content"),
    ({"search.html": SEARCH, "static/search.js": ""}, "active-content"),
    ({"en/search.html": SEARCH.replace("./static", "../static"), "static/search.js": ""}, "active-content"),
    (
        {"en/search.html": SEARCH.replace("'module'", "'module' nomodule"), "en/static/search.js": ""},
        "active-content",
    ),
    ({"en/a.html": "<p onclick='x'>x</p>"}, "active-content"),
    ({"en/a.html": "<p style='x'>x</p>"}, "active-content"),
    ({"en/a.html": "<meta http-equiv='refresh' content='0'>"}, "active-content"),
    ({"en/a.html": "<iframe></iframe>"}, "active-content"),
    ({"en/feed.atom": "<html>no feed</html>"}, "feed"),
    ({"en/feed.atom": FEED.format(ENTRY.format("a") * 2)}, "feed"),
    ({"en/feed.atom": FEED.format("<entry><title>t</title></entry>")}, "feed"),
    ({"en/feed.atom": FEED.format("<entry>")}, "feed"),
]


@pytest.mark.parametrize("files", RIGHT, ids=range(len(RIGHT)))
def test_a_right_site_passes(files: dict[str, str], tmp_path: Path) -> None:
    assert found(tmp_path, files) == []


@pytest.mark.parametrize(("files", "rule"), WRONG, ids=range(len(WRONG)))
def test_a_wrong_site_is_stopped(files: dict[str, str], rule: str, tmp_path: Path) -> None:
    assert {name for _, name in found(tmp_path, files)} == {rule}


INBOX = [
    ("en/tell-us.html", "<form action='/inbox/en/check'></form>", []),
    ("ar/follow.html", "<form action='/inbox/ar/follow'><a href='/inbox/ar/?theme=x'>x</a></form>", []),
    ("en/a.html", f"<a href='/inbox/en/?story=x'>x</a><a href='{SITE}/inbox/en/'>y</a>", []),
    ("en/a.html", "<form action='/inbox/en/check'></form>", ["active-content"]),
    ("en/tell-us.html", "<form></form>", ["active-content"]),
    ("en/tell-us.html", "<form action='/inbox/../x'></form>", ["active-content", "link"]),
    ("en/tell-us.html", "<form action='https://evil.example/inbox/en/'></form>", ["active-content"]),
    ("en/tell-us.html", "<form action='//evil.example/inbox/en/'></form>", ["active-content", "link"]),
    ("en/tell-us.html", "<button formaction='/inbox/en/x'>x</button>", ["active-content"]),
    ("en/a.html", "<a href='/inbox-of-others/'>x</a>", ["link"]),
]


@pytest.mark.parametrize(("page", "words", "rules"), INBOX, ids=range(len(INBOX)))
def test_links_and_forms_may_lead_to_the_inbox_and_nowhere_else(
    page: str, words: str, rules: list[str], tmp_path: Path
) -> None:
    (tmp_path / page).parent.mkdir()
    (tmp_path / page).write_text(words, "utf-8")
    assert [finding.rule for finding in check_site(tmp_path, {page}, SITE, "/inbox")] == rules


def test_without_an_inbox_no_form_and_no_link_to_one_passes(tmp_path: Path) -> None:
    files = {"en/tell-us.html": "<form action='/inbox/en/check'></form><a href='/inbox/en/'>x</a>"}
    assert {rule for _, rule in found(tmp_path, files)} == {"active-content", "link"}


def test_files_nobody_ordered_and_pages_that_are_missing_stop_the_site(tmp_path: Path) -> None:
    files = {"en/a.html": "", "en/otklik.db": "secret"}
    assert found(tmp_path, files, {"en/a.html", "en/b.html"}) == [
        ("en/otklik.db", "manifest"),
        ("en/b.html", "manifest"),
    ]


@pytest.mark.parametrize(
    ("base", "path", "target"),
    [
        ("a/b.html", "c.html", "a/c.html"),
        ("a/b.html", "../c.html", "c.html"),
        ("a/b.html", "./d//c.html", "a/d/c.html"),
        ("b.html", "../c.html", ""),
    ],
)
def test_links_are_followed_inside_the_site_only(base: str, path: str, target: str) -> None:
    assert resolve(base, path) == target


def test_findings_are_told_and_the_old_site_stays(tmp_path: Path) -> None:
    refuse_bad_site(iter(()))
    (tmp_path / "a.html").write_text("<a href=x>x</a>")
    with pytest.raises(Refusal, match=r"link  a\.html:1  a link that leads nowhere.*\n.*the old site stays"):
        refuse_bad_site(check_site(tmp_path, {"a.html"}, SITE))
