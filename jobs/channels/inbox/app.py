"""The form on the site: tell us, check your answers, send, receipt. A plain WSGI callable for any server (F6, S5, S10).

It opens neither the store nor any other host, keeps no log, sets no cookie and needs no JavaScript.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from jobs.channels.inbox.fields import Answers, faults, read_answers, typed_code
from jobs.channels.inbox.limits import Limits
from jobs.channels.inbox.pages import Page, Pages
from jobs.channels.inbox.public import Public
from jobs.channels.inbox.request import METHODS, Fault, Request, language_for, path_of, read_request
from jobs.channels.inbox.spool import Sent, keep, open_spool, place_of
from jobs.channels.inbox.tokens import OLDEST, YOUNGEST, Seal, read_key, read_seal, sealed
from jobs.channels.receipt import BYTES, bucket, in_groups, line_id, make_code
from jobs.headers import FORM_HEADERS, TYPES
from jobs.settings import Settings

WAIT = (("Retry-After", "60"),)
FILLED_BY_LINK = ("theme", "story", "kind")
Start = Callable[[str, list[tuple[str, str]]], object]


class Inbox:
    """The application; `now` and `random` stand for the clock and for chance in tests."""

    def __init__(
        self,
        settings: Settings,
        *,
        site: str | None = None,
        limits: Limits | None = None,
        now: Callable[[], float] = time.time,
        random: Callable[[int], bytes] = secrets.token_bytes,
    ) -> None:
        self.settings, self.now, self.random = settings, now, random
        self.spool = open_spool(settings.inbox_spool)
        self.key = read_key(self.spool.with_name(f"{self.spool.name}.key"))
        self.pages, self.public, self.limits = Pages(settings, site), Public(settings), limits or Limits()
        self.steps: dict[str, Callable[[Request], Page]] = {
            "": self.form,
            "check": self.check,
            "send": self.send,
            "follow": self.follow,
        }

    def __call__(self, environ: dict[str, Any], start: Start) -> Iterable[bytes]:
        """Answer one request."""
        page = self.answer(environ)
        start(
            f"{page.status} {HTTPStatus(page.status).phrase}",
            [
                *FORM_HEADERS.items(),
                ("Cache-Control", "no-store"),
                ("X-Robots-Tag", "noindex"),
                ("Content-Type", TYPES[".html"]),
                ("Content-Length", str(len(page.body))),
                *page.headers,
            ],
        )
        return [b"" if environ["REQUEST_METHOD"] == "HEAD" else page.body]

    def answer(self, environ: Mapping[str, Any]) -> Page:
        """The page for a request, or a page that says what is wrong with it."""
        path = path_of(environ, self.settings.inbox_url)
        language = language_for(path, environ.get("HTTP_ACCEPT_LANGUAGE", ""))
        if path in ("", "/", f"/{language}"):
            return see(f"{self.settings.inbox_url}/{language}/")
        try:
            request = read_request(environ, self.settings.inbox_url)
        except Fault as fault:
            allow = (("Allow", ", ".join(METHODS[path[4:]])),) if fault.status == 405 else ()
            return self.pages.show(language, "sorry", fault.status, allow, word=fault.word)
        return self.steps[request.step](request)

    def form(self, request: Request) -> Page:
        """The empty form, what a link filled in, or what comes back from the check page to be changed."""
        link = {name: value for name, value in request.query.items() if name in FILLED_BY_LINK}
        answers = self.answers(request, request.fields or link)
        return self.asked(request, answers, {}, link)

    def check(self, request: Request) -> Page:
        """The answers to look over once more, or the form with what must be mended."""
        answers = self.answers(request, request.fields)
        if wrong := faults(request.fields, answers):
            return self.asked(request, answers, wrong, status=422)
        if not self.limits.allows(request.address, self.now()):
            return self.asked(request, answers, {"": "busy"}, status=429)
        return self.shown(request, answers, self.new_seal())

    def send(self, request: Request) -> Page:
        """Keep the form and show its receipt; the same form sent again gives the same receipt."""
        answers = self.answers(request, request.fields)
        if wrong := faults(request.fields, answers):
            return self.asked(request, answers, wrong, status=422)
        wording = self.pages.wordings[request.language]
        seal = read_seal(self.key, request.fields.get("token", ""), answers, request.language, wording)
        if seal is None:
            return self.shown(request, answers, self.new_seal(), "changed", 422)
        if not self.limits.allows(request.address, self.now()):
            return self.shown(request, answers, seal, "busy", 429)
        return self.kept(request, answers, seal)

    def kept(self, request: Request, answers: Answers, seal: Seal) -> Page:
        """The receipt of a form with a true seal, once its file is on the disk."""
        code = make_code(seal.random)
        line, age = line_id(code), seal.age(self.now())
        if age < YOUNGEST:
            return self.shown(request, answers, seal, "early", 422)
        if age > OLDEST and not place_of(self.spool, line).exists():
            return self.shown(request, answers, Seal(int(self.now()), seal.random), "late", 422)
        try:
            keep(self.spool, self.sent(request, answers, seal, line))
        except OSError:
            return self.shown(request, answers, seal, "full", 503)
        page = f"/r/{bucket(line, self.settings.receipt_digits)}.html#{line}"
        return self.pages.show(
            request.language,
            "receipt",
            groups=in_groups(code),
            row=page,
            address=f"{self.settings.site_url.rstrip('/')}/{request.language}{page}",
            answers=answers,
        )

    def sent(self, request: Request, answers: Answers, seal: Seal, line: str) -> Sent:
        """The file of a form: the same bytes however often it is sent."""
        return Sent(
            line=line,
            bucket=bucket(line, self.settings.receipt_digits),
            sent_at=datetime.fromtimestamp(seal.made_at).astimezone().isoformat(),
            language=request.language,
            wording=self.pages.wordings[request.language] if answers.may_quote else "",
            answers=answers,
        )

    def follow(self, request: Request) -> Page:
        """From a typed code to the line that tells about it; the code is looked up nowhere."""
        site = f"{self.pages.site}/{request.language}"
        if request.method == "GET":
            return see(f"{site}/follow.html")
        code = typed_code(request.fields)
        if code is None:
            return self.pages.show(request.language, "code", 422, typed=request.fields.get("code", ""))
        line = line_id(code)
        return see(f"{site}/r/{bucket(line, self.settings.receipt_digits)}.html#{line}")

    def answers(self, request: Request, fields: Mapping[str, str]) -> Answers:
        """The answers in a form, as far as this site knows what they name."""
        stories = self.public.story(request.language, fields.get("story", ""))
        return read_answers(fields, self.public.themes(request.language), stories)

    def new_seal(self) -> Seal:
        """A seal of this second with fresh random bytes."""
        return Seal(int(self.now()), self.random(BYTES))

    def asked(
        self,
        request: Request,
        answers: Answers,
        wrong: Mapping[str, str],
        link: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Page:
        """The form with its answers so far."""
        return self.pages.show(
            request.language,
            "ask",
            status,
            WAIT if status == 429 else (),
            answers=answers,
            wrong=wrong,
            themes=self.public.themes(request.language),
            title=self.public.story(request.language, answers.story).get(answers.story, ""),
            trapped=request.fields.get("website", ""),
            link=f"?{urlencode(link)}" if link else "",
        )

    def shown(
        self, request: Request, answers: Answers, seal: Seal, wrong: str = "", status: int = 200
    ) -> Page:
        """The answers to look over, under a seal."""
        language = request.language
        return self.pages.show(
            language,
            "check",
            status,
            WAIT if status in (429, 503) else (),
            answers=answers,
            wrong=wrong,
            theme=self.public.themes(language).get(answers.theme, ""),
            title=self.public.story(language, answers.story).get(answers.story, ""),
            token=sealed(self.key, seal, answers, language, self.pages.wordings[language]),
        )


def see(place: str) -> Page:
    """Go on at another address of the same host."""
    return Page(303, b"", (("Location", place),))
