"""The pages of the form in three languages, in the look of the site (F6, S8)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from jobs.channels.inbox.fields import LONGEST
from jobs.settings import CODE, LANGUAGES, Settings
from theme.environment import TEMPLATES, make_environment

FOLDERS = (CODE / "theme" / "inbox", TEMPLATES)


@dataclass(frozen=True)
class Page:
    """An answer to a visitor: status of HTTP, HTML, and headers of its own."""

    status: int
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


@cache
def templates(language: str) -> Environment:
    """The templates of one language, for every organisation."""
    made = make_environment(language, *FOLDERS)
    made.globals["longest"] = LONGEST
    return made


def wording(language: str) -> str:
    """What a person allows who ticks that they may be quoted, word for word."""
    return str(vars(templates(language).get_template("form_fields.html").module)["WORDING"])


class Pages:
    """Every page of one organisation; `site` is the path of the site on its host, without a slash at its end."""

    def __init__(self, settings: Settings, site: str | None = None) -> None:
        self.settings = settings
        self.site = urlsplit(settings.site_url).path.rstrip("/") if site is None else site
        self.wordings = {language: wording(language) for language in LANGUAGES}
        self.same = {language: self.same_everywhere(language) for language in LANGUAGES}

    def same_everywhere(self, language: str) -> dict[str, Any]:
        """What every page of a language may say."""
        settings = self.settings
        return {
            "name": settings.organisation[language],
            "mail": settings.feedback_mail,
            "days": {"acknowledge": settings.acknowledge_days, "answer": settings.answer_days},
            "inbox": f"{settings.inbox_url}/{language}",
            "every_inbox": settings.inbox_url,
            "site": f"{self.site}/{language}",
        }

    def show(
        self,
        language: str,
        template: str,
        status: int = 200,
        headers: tuple[tuple[str, str], ...] = (),
        **told: Any,
    ) -> Page:
        """One page."""
        page = templates(language).get_template(f"{template}.html")
        return Page(status, page.render(self.same[language] | told).encode("utf-8"), headers)
