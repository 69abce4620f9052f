"""The few files around the three languages: the page that lets a reader choose one, the page for a wrong address, and what hosts and robots read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jobs.settings import CODE, LANGUAGES
from jobs.web.headers import apache, netlify
from theme.bundle import read_bundle
from theme.views.every import paths

TEMPLATES = CODE / "theme" / "templates" / "root"
FRAME = ("index.html", "404.html", "robots.txt", "sitemap.xml", "_headers", ".htaccess")


def write_frame(site: Path, release: Mapping[str, Any]) -> None:
    """Write the files of `FRAME` into the site."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages = language_pages(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    # The page for a wrong address is shown at any depth, so its links begin at the root of the host.
    given = {
        "release": release,
        "pages": pages,
        "languages": LANGUAGES,
        "prefix": urlsplit(release["site_url"]).path,
    }
    for name in ("index.html", "404.html", "sitemap.xml"):
        words = environment.get_template(name).render(given)
        (site / name).write_text(words + "\n", "utf-8")
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {release['site_url']}/sitemap.xml\n", "utf-8"
    )
    (site / "_headers").write_text(netlify(), "utf-8")
    (site / ".htaccess").write_text(apache(), "utf-8")


def language_pages(paths: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Each page below the language folders, with the languages in which it exists."""
    found: dict[str, set[str]] = {}
    for path in paths:
        language, _, page = path.partition("/")
        if page:
            found.setdefault(page, set()).add(language)
    return [(page, [language for language in LANGUAGES if language in found[page]]) for page in sorted(found)]


def ordered_files(bundle: Path) -> set[str]:
    """Every path that the site made from this bundle must hold. Anything else is refused."""
    static = [
        f"static/{path.relative_to(CODE / 'theme' / 'static').as_posix()}"
        for path in (CODE / "theme" / "static").rglob("*")
        if path.is_file()
    ]
    return {
        *FRAME,
        *(
            f"{language}/{name}"
            for language in LANGUAGES
            for name in (*paths(read_bundle(bundle, language)), *static)
        ),
    }
