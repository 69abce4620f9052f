"""How Pelican turns one language of an approved bundle into pages; it sees nothing else (house, "Facts about the parts").

Everything that Pelican does unasked is switched off: other readers, link rewriting, copying, drafts, caches, archives, clocks.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from jobs.refusal import Refusal  # noqa: E402 - Pelican runs from any folder
from jobs.settings import LANGUAGES  # noqa: E402
from theme import bundle, environment, figures, keeping, reading, writing  # noqa: E402


def asked(name: str) -> str:
    """One variable of the environment that `jobs.web` sets."""
    if not os.environ.get(name):
        raise Refusal(f"{name} is not set: build the site with 'build', not with Pelican alone.")
    return os.environ[name]


def newest_first(article: Any) -> tuple[int, str]:
    """Newest story first; stories of one day by their slug."""
    return -article.date.toordinal(), article.slug


folder, language = Path(asked("OTKLIK_BUNDLE")).resolve(), asked("OTKLIK_LANG")
if language not in LANGUAGES:
    raise Refusal(f"OTKLIK_LANG must be one of {', '.join(LANGUAGES)}: build the site with 'build'.")
KEEPER = keeping.read_keeper(bundle.read_bundle(folder, language), os.environ)

# What is read and where it goes
PATH, OUTPUT_PATH, THEME = str(folder / language), asked("OTKLIK_OUTPUT"), str(HERE / "theme")
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS = keeping.changed_files(KEEPER), ["pages", "lessons"], list[str]()
ARTICLE_EXCLUDES, PAGE_EXCLUDES = list[str](), list[str]()
READERS = dict.fromkeys(("rst", "html", "htm", "markdown", "mkd", "mdown"))
DEFAULT_METADATA = {"status": "draft"}
ARTICLE_URL = ARTICLE_SAVE_AS = ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "changes/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = PAGE_LANG_URL = PAGE_LANG_SAVE_AS = "{slug}.html"
DIRECT_TEMPLATES: list[str] = []  # theme/writing.py writes what no text stands behind
THEME_STATIC_DIR = "static"
ARTICLE_ORDER_BY, PAGE_ORDER_BY, SLUGIFY_SOURCE = newest_first, "slug", "basename"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""

# What stays off
PLUGINS = [reading, writing]  # our own, no other
INTRASITE_LINK_REGEX = "(?P<what>(?!))"  # never matches: no {static}, {attach}, {filename}
FORMATTED_FIELDS: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
CACHE_CONTENT = LOAD_CONTENT_CACHE = OUTPUT_SOURCES = TYPOGRIFY = DELETE_OUTPUT_DIRECTORY = (
    DEFAULT_PAGINATION
) = False
USE_FOLDER_AS_CATEGORY, PAGINATED_TEMPLATES = False, dict[str, None]()
FILENAME_METADATA = PATH_METADATA = ""
WITH_FUTURE_DATES = True  # false would ask the clock

# How it is said
DEFAULT_LANG, TIMEZONE, LOCALE, DEFAULT_DATE_FORMAT = language, "UTC", ["C"], "%Y-%m-%d"
SITENAME, SITEURL, RELATIVE_URLS = KEEPER.bundle.site["name"], "", True
JINJA_ENVIRONMENT: dict[str, Any] = {
    **environment.OPTIONS,
    "finalize": figures.printable,
    "auto_reload": False,  # templates do not change while a site is made
}
JINJA_FILTERS = figures.figure_filters(language)
JINJA_GLOBALS = environment.given(language)
