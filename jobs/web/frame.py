"""The few files around the three languages: the page that lets a reader choose one, the page for a wrong address, and what hosts and robots read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jobs.settings import CODE, LANGUAGES
from jobs.web.gone import marks, tombstones, write_marks
from jobs.web.headers import apache, netlify
from jobs.web.sitemap import sitemaps
from theme.bundle import Bundle, read_released
from theme.views.every import paths

TEMPLATES = CODE / "theme" / "templates" / "root"
FRAME = ("index.html", "404.html", "410.html", "robots.txt", "sitemap.xml", "_headers", ".htaccess")


def write_frame(site: Path, release: Mapping[str, Any], taken: Collection[str] = ()) -> None:
    """Write the files of `FRAME` into the site, and a mark beside each tombstone (`taken` are their stories)."""
    from jinja2 import Environment, FileSystemLoader

    from theme.environment import OPTIONS

    environment = Environment(loader=FileSystemLoader(TEMPLATES), **OPTIONS)  # noqa: S701 - OPTIONS escape
    written = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    # The page for a wrong address is shown at any depth, so its links begin at the root of the host.
    given = {
        "release": release,
        "languages": LANGUAGES,
        "prefix": urlsplit(release["site_url"]).path,
    }
    for name in ("index.html", "404.html", "410.html"):
        words = environment.get_template(name).render(given)
        (site / name).write_text(words + "\n", "utf-8")
    for name, words in sitemaps(written - set(tombstones(taken)), release["site_url"]).items():
        (site / name).write_text(words, "utf-8")
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {release['site_url']}/sitemap.xml\n", "utf-8"
    )
    write_host_files(site, given["prefix"], taken, form=bool(release.get("inbox")))


def write_host_files(site: Path, prefix: str, taken: Collection[str], *, form: bool) -> None:
    """What hosts read: the headers of the site, and which pages are gone."""
    (site / "_headers").write_text(netlify(prefix, form=form, gone=taken), "utf-8")
    (site / ".htaccess").write_text(apache(prefix, form=form), "utf-8")
    write_marks(site, taken)


def ordered_files(bundle: Path) -> set[str]:
    """Every path that the site made from this bundle must hold. Anything else is refused."""
    static = [
        f"static/{path.relative_to(CODE / 'theme' / 'static').as_posix()}"
        for path in (CODE / "theme" / "static").rglob("*")
        if path.is_file()
    ]
    released = read_released(bundle)
    return {
        *FRAME,
        *marks(taken_off(released["notices"])),
        *(
            f"{language}/{name}"
            for language in LANGUAGES
            for name in (*paths(Bundle(bundle, language, released)), *static)
        ),
    }


def taken_off(notices: Mapping[str, Any]) -> list[str]:
    """The stories that were taken off, by what is released about them."""
    return [notice["slug"] for notice in notices["takedowns"]]
