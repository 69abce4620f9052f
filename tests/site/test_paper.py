"""What is made to be printed or shown elsewhere: the sheet, the poster, the badge; and the form on tell-us.html (F6, S4)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from jobs.channels.inbox.pages import templates, wording
from jobs.settings import LANGUAGES
from tests.site.test_story_page import environment, text_of
from theme.bundle import Bundle, read_bundle
from theme.qr import qr_svg
from theme.views import View
from theme.views.badge import views as badge_views
from theme.views.pages import page_view
from theme.views.paper import ON_THE_WALL
from theme.views.paper import views as paper_views
from theme.views.subscribe import views as subscribe_views

SVG = "{http://www.w3.org/2000/svg}"


def rendered(bundle: Bundle, view: View, **site: Any) -> str:
    """One page of this bundle."""
    made = environment(bundle.language)
    made.globals["qr_svg"] = qr_svg
    page = made.get_template(view.template)
    return page.render(view=view.shown, site={**bundle.site, **site}, output_file=view.path, SITEURL=".")


def paper(bundle: Bundle, path: str) -> Any:
    (view,) = (view for view in paper_views(bundle) if view.path == path)
    return html.fromstring(rendered(bundle, view).encode())


def tell_us(bundle: Bundle, **site: Any) -> Any:
    return html.fromstring(rendered(bundle, page_view(bundle, "tell-us", "x", ""), **site).encode())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_stands_on_the_page_and_asks_what_the_inbox_asks(bundle: Path, language: str) -> None:
    (form,) = (tree := tell_us(read_bundle(bundle, language))).xpath("//form")
    assert (form.get("action"), form.get("method")) == (f"/inbox/{language}/check", "post")
    asked = {
        "themes": {"order-desk": "x"},
        "answers": {},
        "wrong": {},
        "title": "",
        "trapped": "",
        "link": "",
    }
    asked |= {"inbox": f"/inbox/{language}", "every_inbox": "/inbox", "site": f"/{language}", "name": "x"}  # type: ignore[dict-item]
    own = html.fromstring(templates(language).get_template("ask.html").render(asked))
    names = ".//input/@name | .//textarea/@name | .//select/@name"
    assert form.xpath(names) == own.xpath("//form")[0].xpath(names)
    assert len(form.xpath(".//select/option")) == 4  # three themes and "I do not know"
    assert "./static/form.css" in tree.xpath("//link/@href")


def test_without_an_inbox_mail_and_sheet_are_left(bundle: Path) -> None:
    tree = tell_us(read_bundle(bundle, "en"), inbox="")
    assert not tree.xpath("//form | //textarea | //input")
    assert tree.xpath("//a[@class='button'][starts-with(@href, 'mailto:feedback@example.org')]")
    assert tree.xpath("//a[@href='./sheet.html']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_asks_what_the_form_asks_and_leads_to_it(bundle: Path, language: str) -> None:
    """What somebody allows by a tick on paper is the very wording of the form."""
    tree = paper(read_bundle(bundle, language), "sheet.html")
    fields = vars(environment(language).get_template("form_fields.html").module)
    written = text_of(tree, "//ul[@class='ruled']/li | //ul[@class='boxes']/li")
    assert all(question in written for question in fields["QUESTION"].values())
    assert wording(language) in written
    assert fields["MAY_WRITE"] in written
    (code,) = tree.xpath("//*[local-name()='svg'][@role='img']")
    again = qr_svg(f"https://feedback.example.org/{language}/tell-us.html", code.get("aria-label"))
    assert code.xpath("./*[last()]/@d")[0] in again
    assert len(tree.xpath("//p[@class='groups']/span")) == 5


def test_the_poster_shows_the_newest_changes_that_were_made_with_their_outcome(bundle: Path) -> None:
    made = read_bundle(bundle, "en")
    tree = paper(made, "poster.html")
    newest = [entry for entry in made.entries if "since" in entry.fields][:ON_THE_WALL]
    assert tree.xpath("//article/section/h2/text()") == [entry.title for entry in newest]
    assert "It worked: comments about this fell to about a quarter of what they were." in text_of(
        tree, "//article"
    )
    assert len(tree.xpath("//figure/*[local-name()='svg']")) == 2


def test_the_poster_of_an_organisation_without_changes_says_so(bundle: Path) -> None:
    made = read_bundle(bundle, "en")
    vars(made)["entries"] = ()
    tree = paper(made, "poster.html")
    assert "Nothing is published yet." in text_of(tree, "//article")
    assert not tree.xpath("//article/section")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Changes made: 7, result checked: 3"),
        ("ru", "Сделано изменений: 7, результат проверен: 3"),
        ("ar", "التغييرات: 7، تم التحقق من نتيجة 3"),
    ],
)
def test_the_badge_counts_changes_and_those_that_were_checked(bundle: Path, language: str, told: str) -> None:
    """Worked, no clear change and worse are checked; planned and late are neither."""
    made = read_bundle(bundle, language)
    (view,) = badge_views(made)
    picture = etree.fromstring(rendered(made, view).encode())
    assert [each.text for each in picture.iter(f"{SVG}text")][1] == told
    title = picture.find(f"{SVG}title")
    assert title is not None
    assert title.text is not None
    assert title.text.endswith(told)
    assert not list(picture.iter(f"{SVG}script")) + list(picture.iter(f"{SVG}style"))


def test_a_name_with_signs_of_markup_does_no_harm_to_the_badge(bundle: Path) -> None:
    made = read_bundle(bundle, "en")
    (view,) = badge_views(made)
    picture = etree.fromstring(rendered(made, view, name='A & B <i>"x"').encode())
    assert next(each.text for each in picture.iter(f"{SVG}text")) == 'A & B <i>"x": You said, we did'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_for_other_sites_shows_the_badge_and_its_words(bundle: Path, language: str) -> None:
    """S4: copied as it stands, with any name, it is one link with one picture."""
    made = read_bundle(bundle, language)
    (view,) = subscribe_views(made)
    page = html.fromstring(rendered(made, view, name='100 % "A" & B').encode())
    (link,) = html.fragments_fromstring(text_of(page, "//code"))
    (picture,) = link
    place = f"https://feedback.example.org/{language}"
    assert (link.get("href"), picture.get("src")) == (f"{place}/index.html", f"{place}/badge.svg")
    assert picture.get("alt").startswith('100 % "A" & B: ')
    assert page.xpath("//a[@href='./badge.svg']")
