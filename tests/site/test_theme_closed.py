"""Whatever stands in a text or a figure, the page stays a page: nothing in it acts, copies or leads astray (S6, privacy: active content)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html
from markdown import Markdown

from jobs.settings import CODE
from theme.prose import markdown_settings, sections

pytestmark = pytest.mark.slow

HOSTILE = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% include 'base.html' %}",
    "{attach}../../secret.db {static}/secret.db |filename|x",
    "]]><!--",
    "javascript:alert(1)",
    "\u202egnp.exe\u202c bell\u0007 esc\u001b nul\u0000 c1\u009b",
    "&lt;script&gt; &#106;avascript&colon;alert(1)",
)
SEARCH_PROGRAM = {"type": "module", "src": "./static/search.js"}  # jobs/web/checks.py says where it may stand


def rendered(text: str) -> str:
    return Markdown(**markdown_settings()).convert(text)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (
            "Plain **bold** and *leaning* words.",
            "<p>Plain <strong>bold</strong> and <em>leaning</em> words.</p>",
        ),
        ("Это **важно**: 5 < 7.", "<p>Это <strong>важно</strong>: 5 &lt; 7.</p>"),
        ("هذا **مهم**.", "<p>هذا <strong>مهم</strong>.</p>"),
        ("[Numbers](numbers.html)", '<p><a href="numbers.html">Numbers</a></p>'),
        ("[up](../ru/index.html#main)", '<p><a href="../ru/index.html#main">up</a></p>'),
        (
            "[site](https://example.org/a?b=1&c=2)",
            '<p><a href="https://example.org/a?b=1&amp;c=2">site</a></p>',
        ),
        ("[mail](mailto:feedback@example.org)", '<p><a href="mailto:feedback@example.org">mail</a></p>'),
        ("<https://example.org/>", '<p><a href="https://example.org/">https://example.org/</a></p>'),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
    ],
)
def test_what_staff_may_write_stays(written: str, expected: str) -> None:
    """S6: first what must stay untouched."""
    assert rendered(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>"),
        ("<div>\n\n**x**\n\n</div>", "<p>&lt;div&gt;</p>\n<p><strong>x</strong></p>\n<p>&lt;/div&gt;</p>"),
        ("<!-- hidden -->", "<p>&lt;!-- hidden --&gt;</p>"),
        ("[x](javascript:alert(1))", "<p><span>x</span></p>"),
        ("[x](JaVaScRiPt:alert)", "<p><span>x</span></p>"),
        ("[x](java&#115;cript:alert)", "<p><span>x</span></p>"),
        ("[x](javascript&colon;alert)", "<p><span>x</span></p>"),
        ("[x](data:text/html;base64,PHNjcmlwdD4=)", "<p><span>x</span></p>"),
        ("[x](vbscript:x)", "<p><span>x</span></p>"),
        ("[x](file:///etc/passwd)", "<p><span>x</span></p>"),
        ("[x](//elsewhere.example)", "<p><span>x</span></p>"),
        ("[x](/absolute)", "<p><span>x</span></p>"),
        ("[x](\\\\elsewhere)", "<p><span>x</span></p>"),
        ("[x]({attach}../secret.db)", "<p><span>x</span></p>"),
        ("[x]({static}/secret.db)", "<p><span>x</span></p>"),
        ("![alt words](https://example.org/x.png)", "<p><span>alt words</span></p>"),
        ("![alt]({static}/x.png)", "<p><span>alt</span></p>"),
        ('[x](https://example.org "title")', '<p><a href="https://example.org">x</a></p>'),
        ("[x][1]\n\n[1]: javascript:alert(1)", "<p><span>x</span></p>"),
        ("<javascript:alert(1)>", "<p>&lt;javascript:alert(1)&gt;</p>"),
        ("<someone@example.org>", "<p>&lt;someone@example.org&gt;</p>"),
        ("# A second title", "<h2>A second title</h2>"),
        ("a{: onclick=x }", "<p>a{: onclick=x }</p>"),
    ],
)
def test_what_could_act_becomes_words(written: str, expected: str) -> None:
    """S6: raw HTML, links that are not http, https, mailto or relative, pictures, attributes."""
    assert rendered(written) == expected


def test_tables_keep_no_style() -> None:
    """The policy `style-src 'self'` forbids style attributes."""
    assert "style" not in rendered("|a|b|\n|:-:|--:|\n|1|2|\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## said\n\na\n\n## did\n\nb", {"said": "<p>a</p>", "did": "<p>b</p>"}),
        ("before\n\n## did\n\nb", {"said": "<p>before</p>", "did": "<p>b</p>"}),
        ("## said\n\na\n\n## said\n\nb", {"said": "<p>a</p>\n<p>b</p>"}),
        ("## said\n\n## our own\n\nb", {"said": "<h2>our own</h2>\n<p>b</p>"}),
        ("", {}),
    ],
)
def test_a_story_is_cut_at_its_headings(body: str, expected: dict[str, str]) -> None:
    """S1: nothing of the body is lost."""
    assert sections(rendered(body)) == expected


def spoiled(value: object, hostile: str) -> object:
    """Every text a person can influence in the released figures, followed by a hostile one."""
    if isinstance(value, dict):
        free = {"name", "about", "organisation"}
        return {
            k: {x: f"{y}{hostile}" for x, y in v.items()} if k in free else spoiled(v, hostile)
            for k, v in value.items()
        }
    return [spoiled(each, hostile) for each in value] if isinstance(value, list) else value


def test_hostile_texts_and_figures_do_nothing(
    bundle: Path, tmp_path: Path, build: Callable[..., Path]
) -> None:
    """S6: through a real Pelican, into every page: no element, attribute or file that the theme did not mean."""
    (bundle.parent / "secret.db").write_text("CANARY", "utf-8")
    (bundle / "secret.db").write_text("CANARY", "utf-8")
    (bundle / "en" / "stories" / "secret.db").write_text("CANARY", "utf-8")
    (bundle / "en" / "pages" / "raw.html").write_text("<script>CANARY</script>", "utf-8")
    (bundle / "en" / "pages" / "raw.rst").write_text(".. include:: ../../secret.db\n", "utf-8")
    clean = build(bundle, tmp_path / "clean")
    for name in ("themes", "release"):
        path = bundle / "released" / f"{name}.json"
        path.write_text(json.dumps(spoiled(json.loads(path.read_text("utf-8")), "".join(HOSTILE))), "utf-8")
    for story in bundle.glob("*/stories/*.md"):
        text = re.sub(
            r"^(title|said|what|owner|reason|evidence): (.*)$",
            lambda m: m[0] + " ".join(HOSTILE[:-2]),
            story.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        story.write_text(text + "\n" + "\n\n".join(f"{each} [x]({each})" for each in HOSTILE[:-2]), "utf-8")
    dirty = build(bundle, tmp_path / "dirty")
    assert files_of(dirty) == files_of(clean)
    for page in dirty.rglob("*.html"):
        assert_quiet(page)
    for feed in dirty.rglob("*.atom"):
        etree.parse(feed)
    shown = html.fromstring((dirty / "en" / "themes.html").read_bytes()).text_content()
    assert all(each in shown for each in HOSTILE[:-2])


def files_of(output: Path) -> list[str]:
    return sorted(str(path.relative_to(output)) for path in output.rglob("*") if path.is_file())


def assert_quiet(page: Path) -> None:
    """No active element or attribute, no link with a foreign scheme, no character that no page may hold."""
    content = page.read_text("utf-8")
    tree = html.fromstring(content.encode())
    assert [each.attrib for each in tree.xpath("//script")] in ([], [SEARCH_PROGRAM]), page
    assert not tree.xpath(
        "//script[text()]|//style|//iframe|//object|//embed|//img|//base|//@style|//*[not(self::script)]/@src|//@srcset"
    ), page
    assert all(each.startswith("/inbox/") for each in tree.xpath("//form/@action")), page
    assert len(tree.xpath("//form")) == len(tree.xpath("//form/@action")), page
    assert not [
        name
        for each in tree.iter()
        if isinstance(each.tag, str)
        for name in each.attrib
        if name.startswith("on")
    ], page
    assert all(re.match(r"https?://|mailto:|(?![a-z]+:)", each) for each in tree.xpath("//body//@href")), page
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", content), page
    assert "CANARY" not in content


def test_the_settings_are_closed() -> None:
    """House, facts about the parts: what Pelican would do unasked."""
    settings = (CODE / "pelicanconf.py").read_text("utf-8")
    assert "PLUGINS = [reading, writing]" in settings
    assert not re.search(r"\bnow\(|\btoday\(|time\.time|import db|from db", settings)


def test_the_stylesheet_mirrors_itself() -> None:
    """S8: logical properties only, so that one sheet serves both directions; nothing from elsewhere."""
    sheet = "".join(path.read_text("utf-8") for path in sorted((CODE / "theme" / "static").glob("*.css")))
    physical = r"(?<![\w-])(?:(?:margin|padding|border|inset|scroll-margin)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height))\s*:"
    assert re.findall(physical, re.sub(r"@media[^{]*", "", sheet)) == []
    assert re.findall(r"url\(|@import|text-align:\s*(?:left|right)|float:\s*(?:left|right)", sheet) == []


def test_templates_hold_nothing_that_the_policy_forbids() -> None:
    """Headers: `default-src 'none'; style-src 'self'`."""
    for template in (CODE / "theme" / "templates").rglob("*.*"):
        text = template.read_text("utf-8")
        if template.name == "search.html":
            text = text.replace('<script type="module" src="{{ SITEURL }}/static/search.js"></script>', "")
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=\"|<img|<iframe", text), template.name
        assert text.count("|safe") == 0, template.name
