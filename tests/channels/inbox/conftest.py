"""A visitor without a browser: asks the form's application directly, with a clock and a disk that the test holds."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from wsgiref.validate import validator

import pytest

from jobs.channels.inbox.app import Inbox
from jobs.channels.inbox.limits import Limits
from jobs.settings import Settings

NAME = {"en": "Delivery", "ru": "Доставка", "ar": "التوصيل"}
HEADLINE = '<!doctype html><title>x</title><h1 class="a">Sunday &amp; <em>Monday</em></h1><h1>no</h1>'
TOKEN = re.compile(r'name="token" value="([^"]*)"')
CODE = re.compile(r'<p class="code"><bdi dir="ltr">([^<]+)</bdi>')
START = 1_800_000_000.0


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    text: str

    @property
    def token(self) -> str:
        """The seal of a check page."""
        found = TOKEN.search(self.text)
        assert found, self.text
        return unescape(found[1])

    @property
    def codes(self) -> list[str]:
        """Every receipt code that is shown."""
        return CODE.findall(self.text)


class Visitor:
    """Asks the application; `now` may be moved."""

    def __init__(self, folder: Path, **given: Any) -> None:
        self.now = START
        self.settings = Settings(
            organisation_en="Northline",
            organisation_ru="Нортлайн",
            organisation_ar="خط الشمال",
            folder=folder,
            database=folder / "db" / "otklik.db",
            key_file=folder / "db" / "pseudonym.key",
            content=folder / "content",
            output=folder / "output",
            site_url="https://feedback.example.org",
            feedback_mail="feedback@example.org",
            releases_kept=3,
            acknowledge_days=5,
            answer_days=10,
            smallest_count=5,
            count_step=5,
            inbox_url="/inbox",
            inbox_spool=folder / "db" / "inbox",
            **given,
        )
        self.limits = Limits()
        self.start()

    def start(self) -> None:
        """Start the application anew, as after a breakdown."""
        self.app: Callable[..., Any] = Inbox(self.settings, limits=self.limits, now=lambda: self.now)

    @property
    def spool(self) -> list[Path]:
        """The files that wait."""
        return sorted(self.settings.inbox_spool.glob("*"))

    def ask(self, path: str, fields: Mapping[str, str] | bytes | None = None, **environ: Any) -> Answer:
        """GET, or POST with fields (or with bytes as they are)."""
        body = fields if isinstance(fields, bytes) else urlencode(fields or {}).encode()
        asked = {
            "REQUEST_METHOD": "GET" if fields is None else "POST",
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "198.51.100.7",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        } | environ
        got: list[Any] = []
        application = self.app if "CONTENT_LENGTH" in environ else validator(self.app)
        returned = application(
            {key: value for key, value in asked.items() if value is not None},
            lambda *start: got.extend(start) or (lambda data: None),
        )
        text = b"".join(returned).decode("utf-8")
        if hasattr(returned, "close"):
            returned.close()
        return Answer(int(got[0][:3]), dict(got[1]), text)

    def send(self, language: str = "en", wait: float = 3, **fields: str) -> Answer:
        """Fill in, check, wait, send."""
        checked = self.ask(f"/inbox/{language}/check", fields)
        assert checked.status == 200, checked.text
        self.now += wait
        return self.ask(f"/inbox/{language}/send", fields | {"token": checked.token})


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    """A site with one theme and one story, and its form."""
    made = Visitor(tmp_path)
    themes = tmp_path / "content" / "released" / "themes.json"
    story = tmp_path / "output" / "en" / "changes" / "sunday.html"
    for file, text in ((themes, json.dumps([{"id": "delivery", "name": NAME}])), (story, HEADLINE)):
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    return made
