"""What a finished site must be before anybody sees it: exactly the files that were ordered, no dead links, nothing active, feeds whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jobs.headers import headers_of
from jobs.refusal import Refusal
from jobs.settings import LANGUAGES
from jobs.vetting.findings import Finding

FORBIDDEN_TAGS = frozenset(
    {"script", "iframe", "object", "embed", "base", "applet", "frame", "portal", "foreignobject"}
)
LINKS = frozenset({"href", "src", "action", "poster", "xlink:href"})
SCHEMES = frozenset({"", "http", "https", "mailto"})
SEARCH_PROGRAM = [("type", "module"), ("src", "./static/search.js")]  # on one page of each language
SEARCH_PAGES = frozenset(f"{language}/search.html" for language in LANGUAGES)
EMPTY_ICON = "data:,"  # tells browsers not to ask for an icon
AGAIN = "mend the text or the theme and build again"


class Page(HTMLParser):
    """The links, anchors and forbidden parts of one page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[int, str]] = []
        self.ids: set[str] = set()
        self.active: list[tuple[int, str]] = []
        self.programs: list[int] = []  # lines on which the search program is loaded
        self.forms: list[tuple[int, str]] = []  # and where each form is sent

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line = self.getpos()[0]
        if [*attrs] == SEARCH_PROGRAM and tag == "script":
            self.programs.append(line)
        elif tag in FORBIDDEN_TAGS:
            self.active.append((line, f"the tag <{tag}>"))
        if tag == "form":
            self.forms.append((line, (dict(attrs).get("action") or "").strip()))
        for name, value in attrs:
            if (
                name.startswith("on")
                or name in ("style", "srcdoc", "formaction")
                or (tag == "meta" and name == "http-equiv")
            ):
                self.active.append((line, f"the attribute {name}"))
            if name in LINKS:
                self.links.append((line, (value or "").strip()))
            if name == "id" and value:
                self.ids.add(value)


def read_page(path: Path) -> Page:
    """Parse one page."""
    page = Page()
    page.feed(path.read_text("utf-8"))
    page.close()
    return page


def check_site(
    site: Path, ordered: Mapping[str, str] | set[str], site_url: str, inbox: str = ""
) -> Iterator[Finding]:
    """Everything that is wrong with the site in this folder; `ordered` are the paths that must be there, and no others.

    `inbox` is the path of the form on the site's host, when there is one.
    """
    found = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name in sorted(found - set(ordered)):
        yield Finding(name, 1, "manifest", "a file that nobody ordered", "find out where it comes from")
    for name in sorted(set(ordered) - found):
        yield Finding(name, 1, "manifest", "an ordered page is missing", AGAIN)
    pages = {name: read_page(site / name) for name in sorted(found) if name.endswith(".html")}
    for name, page in pages.items():
        yield from (
            Finding(name, line, "active-content", what, AGAIN)
            for line, what in active_parts(name, page, inbox)
        )
        page.links = [(line, link) for line, link in page.links if not to_inbox(link, site_url, inbox)]
        yield from check_links(name, page, pages, found, site_url)
    for name in sorted(found):
        if name.endswith(".atom"):
            yield from check_feed(site / name, name)


def active_parts(name: str, page: Page, inbox: str) -> Iterator[tuple[int, str]]:
    """Whatever could act; the search program may stand on the page of the search alone, and a form where hosts let it be sent."""
    yield from page.active
    if name not in SEARCH_PAGES:
        yield from ((line, "the search program") for line in page.programs)
    for line, action in page.forms:
        if headers_of(name, form=bool(inbox)) == headers_of(name, form=False):
            yield line, "a form, which hosts do not let anybody send from this page"
        elif urlsplit(action).netloc or not to_inbox(action, "", inbox):
            yield line, "a form that is sent elsewhere than to the inbox"


def to_inbox(link: str, site_url: str, inbox: str) -> bool:
    """Whether a link leads to the form: a program of the site's host answers there, no file."""
    parts = urlsplit(link)
    ours = (parts.scheme, parts.netloc) in (("", ""), urlsplit(site_url)[:2])
    return bool(inbox) and ours and parts.path.startswith(f"{inbox}/") and ".." not in parts.path.split("/")


def check_links(
    name: str, page: Page, pages: Mapping[str, Page], found: set[str], site_url: str
) -> Iterator[Finding]:
    """Each link leads to a file of this site (and to an anchor that exists), to the web, or to a mailbox."""
    for line, link in page.links:
        if link == EMPTY_ICON:
            continue
        parts = urlsplit(link)
        if parts.scheme not in SCHEMES or (parts.netloc and not parts.scheme):
            yield Finding(name, line, "link", "a link of a kind that is not allowed", AGAIN)
        elif link.startswith(f"{site_url}/"):
            yield from check_target(name, line, "", link.removeprefix(f"{site_url}/"), pages, found)
        elif link.startswith(f"{urlsplit(site_url).path}/"):
            yield from check_target(
                name, line, "", link.removeprefix(f"{urlsplit(site_url).path}/"), pages, found
            )
        elif not parts.scheme:
            yield from check_target(name, line, name, link, pages, found)


def check_target(
    name: str, line: int, base: str, link: str, pages: Mapping[str, Page], found: set[str]
) -> Iterator[Finding]:
    """One link inside the site."""
    parts = urlsplit(link)
    target = resolve(base, unquote(parts.path)) if parts.path else base
    if target not in found:
        yield Finding(name, line, "link", "a link that leads nowhere", AGAIN)
    elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
        yield Finding(name, line, "link", "a link to an anchor that does not exist", AGAIN)


def resolve(base: str, path: str) -> str:
    """The path of a relative link, from the page it stands on; "" when it leaves the site."""
    steps = base.split("/")[:-1]
    for step in path.split("/"):
        if step == ".." and not steps:
            return ""
        if step == "..":
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def check_feed(path: Path, name: str) -> Iterator[Finding]:
    """A feed that readers' programs accept, each entry with an id of its own."""
    import feedparser

    feed = feedparser.parse(path.read_bytes())
    ids = [entry.get("id") for entry in feed.entries]
    if feed.bozo or not feed.feed.get("id") or None in ids or len(set(ids)) != len(ids):
        yield Finding(name, 1, "feed", "a feed that programs cannot read", AGAIN)


def refuse_bad_site(findings: Iterator[Finding]) -> None:
    """Stop before the swap, with the first findings."""
    found = sorted(set(findings))
    if found:
        shown = [str(finding) for finding in found[:20]]
        raise Refusal(
            "\n".join(
                [*shown, f"The finished site is not right ({len(found)} findings): the old site stays."]
            )
        )
