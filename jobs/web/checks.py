"""What a finished site must be before anybody sees it: exactly the files that were ordered, no dead links, nothing active, feeds whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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
OUTSIDE = ("/", "")  # no path inside the site begins so
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


@dataclass
class Site:
    """A finished site that is being checked; `targets` are the files that its pages lead to, with the anchors in them."""

    folder: Path
    url: str
    inbox: str
    found: set[str]
    targets: dict[str, set[str]] = field(default_factory=dict)
    later: list[tuple[str, int, str, str]] = field(default_factory=list)
    ids: dict[str, set[str]] = field(default_factory=dict)

    def has_anchor(self, target: str, anchor: str) -> bool:
        """Whether a page holds this anchor; what is no page is shown whole."""
        if not target.endswith(".html"):
            return True
        if target not in self.ids:
            self.ids[target] = read_page(self.folder / target).ids
        return anchor in self.ids[target]


def files_of(site: Path) -> set[str]:
    """Every file by its path below the site."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def check_site(
    site: Path, ordered: Mapping[str, str] | set[str], site_url: str, inbox: str = ""
) -> Iterator[Finding]:
    """Everything that is wrong with the site in this folder; `ordered` are the paths that must be there, and no others.

    `inbox` is the path of the form on the site's host, when there is one.
    """
    looked_at = Site(site, site_url, inbox, files_of(site))
    yield from check_order(looked_at.found, set(ordered))
    yield from check_files(looked_at, looked_at.found)


def check_order(found: set[str], ordered: set[str]) -> Iterator[Finding]:
    """What is there and what was ordered."""
    for name in sorted(found - ordered):
        yield Finding(name, 1, "manifest", "a file that nobody ordered", "find out where it comes from")
    for name in sorted(ordered - found):
        yield Finding(name, 1, "manifest", "an ordered page is missing", AGAIN)


def check_files(site: Site, names: Iterable[str]) -> Iterator[Finding]:
    """These pages and feeds, and all that the pages lead to."""
    for name in sorted(names):
        if name.endswith(".html"):
            yield from check_page(site, name)
        elif name.endswith(".atom"):
            yield from check_feed(site.folder / name, name)
    for name, line, target, anchor in site.later:
        if not site.has_anchor(target, anchor):
            yield Finding(name, line, "link", "a link to an anchor that does not exist", AGAIN)


def check_page(site: Site, name: str) -> Iterator[Finding]:
    """One page; anchors on other pages are looked for when all have been read."""
    page = read_page(site.folder / name)
    for line, what in active_parts(name, page, site.inbox):
        yield Finding(name, line, "active-content", what, AGAIN)
    for line, link in page.links:
        target = target_of(site, name, link)
        if target is None:
            yield Finding(name, line, "link", "a link of a kind that is not allowed", AGAIN)
        elif target != OUTSIDE and target[0] not in site.found:
            yield Finding(name, line, "link", "a link that leads nowhere", AGAIN)
        elif target != OUTSIDE:
            path, anchor = target
            anchors = site.targets.setdefault(path, set())
            if anchor and (path != name or anchor not in page.ids):
                anchors.add(anchor)
                site.later.append((name, line, path, anchor))


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


def target_of(site: Site, name: str, link: str) -> tuple[str, str] | None:
    """Path and anchor inside the site, `OUTSIDE` for the web, a mailbox or the inbox, None for what may not be."""
    if link == EMPTY_ICON or to_inbox(link, site.url, site.inbox):
        return OUTSIDE
    parts = urlsplit(link)
    if parts.scheme not in SCHEMES or (parts.netloc and not parts.scheme):
        return None
    for start in (f"{site.url}/", f"{urlsplit(site.url).path}/"):
        if link.startswith(start):
            return inside("", link.removeprefix(start))
    return OUTSIDE if parts.scheme else inside(name, link)


def inside(base: str, link: str) -> tuple[str, str]:
    """Path and anchor of a link inside the site, from the page it stands on."""
    parts = urlsplit(link)
    return resolve(base, unquote(parts.path)) if parts.path else base, unquote(parts.fragment)


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
