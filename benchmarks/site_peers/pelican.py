"""Plain Pelican as it comes: its own reader, writer, pagination, categories, tags, archives and feeds, one run a language as its manual advises."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.site_peers.contents import Told, write_all
from jobs.settings import LANGUAGES

SETTINGS = """
AUTHOR = "Otklik"
SITENAME = "Northline"
SITEURL = "https://feedback.example.org"
PATH = {content!r}
OUTPUT_PATH = {output!r}
THEME = {theme!r}
TIMEZONE = "UTC"
DEFAULT_LANG = {language!r}
DEFAULT_PAGINATION = 20
ARTICLE_URL = ARTICLE_SAVE_AS = "changes/{{slug}}.html"
DELETE_OUTPUT_DIRECTORY = True
"""
ARTICLE = """{% extends "!simple/article.html" %}
{% block content %}
<h1>{{ article.title }}</h1>
<p>{{ article.state }} {{ article.locale_date }}</p>
<dl>{% for key in ("said", "what", "where", "since", "owner", "evidence") if article[key] is defined %}<dt>{{ key }}</dt><dd>{{ article[key] }}</dd>{% endfor %}</dl>
{{ article.content }}
{% if article.trend is defined %}<table>{% for each in article.trend.split(";") %}{% set pair = each.split("=") %}<tr><th>{{ pair[0] }}</th><td>{{ pair[1] }}<svg><rect width="{{ pair[1] }}%" height="100%"/></svg></td></tr>{% endfor %}</table>{% endif %}
{% endblock %}
"""


def front(slug: str, told: Told) -> str:
    """Pelican's own metadata."""
    trend = ";".join(f"{each['period']}={each['n']}" for each in told["trend"])
    fields = {
        "title": told["title"],
        "date": told["date"],
        "slug": slug,
        "category": told["theme"],
        "tags": told["state"],
        "state": told["state"],
        **told["facts"],
    }
    return "".join(
        f"{key}: {value}\n" for key, value in (fields | ({"trend": trend} if trend else {})).items()
    )


def prepare(bundle: Path, folder: Path) -> list[str]:
    """Write contents, theme and settings; returns the command that builds all languages, one after the other."""
    write_all(bundle, lambda language, slug: folder / language / f"{slug}.md", front)
    templates = folder / "theme" / "templates"
    templates.mkdir(parents=True)
    (folder / "theme" / "static").mkdir()
    (templates / "article.html").write_text(ARTICLE, "utf-8")
    commands = []
    for language in LANGUAGES:
        settings = folder / f"{language}.py"
        given = {
            "content": str(folder / language),
            "output": str(folder / "output" / language),
            "theme": str(folder / "theme"),
            "language": language,
        }
        settings.write_text(SETTINGS.format(**given), "utf-8")
        commands.append(f"{sys.executable} -m pelican -q -s {settings}")
    return ["sh", "-c", " && ".join(commands)]
