"""A bundle made to the contract (every status, every verdict, edges of every figure), built by real Pelican runs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from jobs.settings import CODE, LANGUAGES
from jobs.web.data import write_data
from tests.conftest import Organisation
from tests.site.chromium import launched
from tests.site.written import (
    AREA_OF,
    AREAS,
    CAUSES,
    HISTORY,
    KEPT,
    LESSON_SLUG,
    NOTICES,
    OWN_NAMES,
    QUESTIONS,
    lesson_text,
)
from theme.bundle import read_released

LONG = "Доставка, согласование времени и предварительное оповещение получателя о прибытии экипажа"
WORDS = {
    "en": {
        "title": "Couriers now call an hour before arrival",
        "said": "Nobody tells us when the courier will come, so we wait at home all day.",
        "what": "The courier calls every customer one hour before arrival.",
        "where": "all delivery routes",
        "owner": "Head of delivery",
        "evidence": "Call log of the dispatch system, checked every Monday",
        "reason": "Six people would have to work seven days a week.",
        "body": "Dispatch knew the time window, but never passed it on.\n\n- April 2026: tried on two routes\n- May 2026: **all** routes",
        "theme": "Delivery and assembly at home, including the carrying away of an old mattress",
        "page": "How we handle feedback",
    },
    "ru": {
        "title": "Курьеры теперь звонят за час до приезда",
        "said": "Никто не говорит, когда приедет курьер, и мы весь день сидим дома.",
        "what": "Курьер звонит каждому покупателю за час до приезда.",
        "where": "все маршруты доставки",
        "owner": "Руководитель доставки",
        "evidence": "Журнал звонков диспетчерской, проверяем по понедельникам",
        "reason": "Шести сотрудникам пришлось бы работать без выходных.",
        "body": "Диспетчер знал время, но не передавал его дальше.\n\n- апрель 2026: пробуем на двух маршрутах\n- май 2026: **все** маршруты",
        "theme": LONG,
        "page": "Как мы работаем с отзывами",
    },
    "ar": {
        "title": "المندوب يتصل الآن قبل الوصول بساعة",
        "said": "لا أحد يخبرنا متى يأتي المندوب، فننتظر في البيت طوال اليوم.",
        "what": "يتصل المندوب بكل عميل قبل الوصول بساعة.",
        "where": "كل مسارات التوصيل",
        "owner": "مدير التوصيل",
        "evidence": "سجل المكالمات في نظام التوزيع، يُراجع كل يوم اثنين",
        "reason": "سيضطر ستة أشخاص إلى العمل سبعة أيام في الأسبوع.",
        "body": "كان قسم التوزيع يعرف الموعد ولا ينقله.\n\n- أبريل 2026: تجربة على مسارين\n- مايو 2026: **كل** المسارات",
        "theme": "التوصيل والتركيب في البيت بما في ذلك أخذ الفرشة القديمة",
        "page": "كيف نتعامل مع الملاحظات",
    },
}
STATUSES = (
    *("worked", "no-clear-change", "worse", "made", "planned", "late", "will-not", "looking-into-it"),
    *("heard", "asked", "partly", "not-ours", "joined"),
)
PERIODS = [
    ["2025-11", "2025-12"],
    ["2026-01", "2026-02"],
    ["2026-03", "2026-04"],
    ["2026-05", "2026-06"],
    ["2026-07", "2026-08"],
    ["2026-09", "2026-10"],
]


def about(n: int) -> dict[str, Any]:
    return {"kind": "about", "n": n}


FEWER = {"kind": "fewer", "n": 5}
TREND = [
    {"period": each, "band": band}
    for each, band in zip(
        PERIODS, (about(30), about(45), about(40), about(15), about(10), FEWER), strict=True
    )
]
SPAN = {"from": "2025-11", "to": "2026-10"}
IMPACTS: dict[str, Any] = {
    "worked": {
        "verdict": "worked",
        "before": {"months": 5, "band": about(70)},
        "after": {"months": 6, "band": about(20)},
        "ratio": 0.25,
        "low": 0.1,
        "high": 0.5,
        "known_by": None,
        **SPAN,
    },
    "no-clear-change": {
        "verdict": "no-clear-change",
        "before": {"months": 3, "band": about(20)},
        "after": {"months": 8, "band": about(50)},
        "ratio": 0.95,
        "low": 0.6,
        "high": 1.5,
        "known_by": None,
        **SPAN,
    },
    "worse": {
        "verdict": "worse",
        "before": {"months": 6, "band": about(15)},
        "after": {"months": 4, "band": about(30)},
        "ratio": 3.0,
        "low": 1.45,
        "high": 12.5,
        "known_by": None,
        **SPAN,
    },
    "made": {
        "verdict": "too-early",
        "before": {"months": 9, "band": about(25)},
        "after": {"months": 1, "band": FEWER},
        "ratio": None,
        "low": None,
        "high": None,
        "known_by": "2027-02",
        **SPAN,
    },
}
USUAL = {"period": ["2025-11", "2026-08"], "centre": 28.0, "low": 10.2, "high": 42.1}
TRENDS: dict[str, Any] = {
    "worked": TREND,
    "no-clear-change": [*TREND[:2], *TREND[4:]],
    "worse": TREND[:1],
    "made": TREND,
    "planned": TREND,
}
SCORE = {"value": 5.1, "low": 4.6, "high": 5.7, "n": 60, "enough": True}
SPARSE = {"value": None, "low": None, "high": None, "n": 20, "enough": False}
THEMES = ("delivery-time", "order-desk", "lead-time")


def head_of(status: str) -> dict[str, str]:
    """Which facts a story of this status carries."""
    made = (
        {"since": "2026-04-13"} if status in ("made", "worked", "worse", "no-clear-change", "partly") else {}
    )
    promised = {"promised": "2026-09-30"} if status in ("late", "planned", "made") else {}
    return {**made, **promised}


def story_text(language: str, status: str, number: int) -> str:
    """One approved story as jobs/web writes it."""
    words = WORDS[language]
    shown = ["title", "said", "where", "owner"]
    shown += (
        ["reason"]
        if status in ("will-not", "not-ours")
        else []
        if status in ("heard", "looking-into-it")
        else ["what", "evidence"]
    )
    title = words["title"] + (f" {words['theme']}" if status == "worse" else "")
    head = {key: words[key] for key in shown} | head_of(status) | {"title": title}
    head |= {"cause": CAUSES[language]} if status != "heard" else {}
    head |= {"question": QUESTIONS[language]} if status == "asked" else {}
    head |= {
        "date": f"2026-10-{28 - number // 2:02}",
        "modified": "2026-11-02",
        "slug": status,
        "lang": language,
        "status": "published",
    }
    head |= {"category": THEMES[number % 3], "themes": THEMES[number % 3]}
    keys = ("said", "found", "did", "limits") if number % 2 == 0 else ("said", "did")
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + "".join(
        f"\n## {key}\n\n{words['body']}\n" for key in keys
    )


def story_figures(status: str, number: int) -> dict[str, Any]:
    """One entry of stories.json."""
    return {
        "status": status,
        "theme": THEMES[number % 3],
        "late_days": 53 if status == "late" else None,
        "area": AREA_OF.get(status),
        "band": about(140) if number % 3 else FEWER,
        "channels": ["survey", "mail", "shop-forum", "calls"],
        "first_heard": "2025-11",
        "trend": TRENDS.get(status),
        "limits": USUAL if status == "worked" else None,
        "signals": [PERIODS[1], PERIODS[4]] if status == "worked" else [],
        "changed_in": "2026-04" if "since" in head_of(status) else None,
        "impact": IMPACTS.get(status),
    }


RECEIPTS = {
    "b": {
        "rbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb": "received",
        "rbccccccccccccccccccccccccccccccc": "read",
        "rbddddddddddddddddddddddddddddddd": "looked-into",
    },
    "c": {
        "rcbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb": "answered",
        "rcccccccccccccccccccccccccccccccc": "closed",
        "rcddddddddddddddddddddddddddddddd": "not-taken-up",
    },
}


def released_figures(languages_of_stories: dict[str, list[str]]) -> dict[str, Any]:
    """The files of released/."""
    every = {language: WORDS[language]["theme"] for language in LANGUAGES}
    themes = [
        {
            "id": theme,
            "name": every,
            "about": every,
            "band": about(140 - 45 * number),
            "channels": ["survey"],
            "trend": TREND if number else [],
            "limits": USUAL if number else None,
            "signals": [PERIODS[1], PERIODS[4]] if number else [],
            "share": 10 - 3 * number if number else None,
            "stories": [s for n, s in enumerate(STATUSES) if n % 3 == number and number < 2],
        }
        for number, theme in enumerate(THEMES)
    ]
    channels = [
        {"id": "survey", "kind": "survey", "band": about(120)},
        {"id": "shop-forum", "kind": "forum", "band": FEWER},
        {"id": "smoke", "kind": "smoke", "band": about(5)},
    ]
    names = {"en": "Northline", "ru": "Нортлайн", "ar": "خط الشمال"}
    release = {
        "organisation": names,
        "counted_on": "2026-11-22",
        "period": ["2025-11", "2026-10"],
        "mail": "feedback@example.org",
        "site_url": "https://feedback.example.org",
        "acknowledge_days": 5,
        "answer_days": 10,
        "inbox": "/inbox",
        "licence": "",
        "years": {
            language: {"2026": sum(language in found for found in languages_of_stories.values())}
            for language in LANGUAGES
        },
        "languages": {"stories": languages_of_stories, "lessons": {LESSON_SLUG: list(LANGUAGES)}},
    }
    aspects = [
        {
            "aspect": "delivery",
            "before": SCORE,
            "after": {**SCORE, "value": 8.1, "low": 7.8, "high": 8.4},
            "all": SCORE,
        },
        {"aspect": "lead_time", "before": SCORE, "after": SCORE, "all": SCORE},
        {
            "aspect": "order_desk",
            "before": {**SCORE, "value": 1.0, "low": 1.0, "high": 1.2},
            "after": SPARSE,
            "all": SCORE,
        },
        {
            "aspect": "product",
            "before": {**SCORE, "value": 9.9, "low": 9.5, "high": 10.0},
            "after": {**SCORE, "value": 9.8, "low": 9.4, "high": 10.0},
            "all": SCORE,
        },
    ]
    promises = [
        {"slug": slug, "promised": "2026-09-30", "state": state, "late_days": late, "history": HISTORY}
        for slug, state, late in (
            ("late", "late", 53),
            ("made", "kept", None),
            ("worked", "kept-late", 2),
            ("planned", "planned", None),
            ("only-ru", "planned", None),
        )
    ]
    ledger = {
        "received": about(420),
        "placed": about(380),
        "unplaced": about(30),
        "duplicate": about(5),
        "rejected": FEWER,
        "private": FEWER,
        "quarantined": FEWER,
    }
    return {
        "release": release,
        "quotes": {"en": {}, "ru": {}, "ar": {}},
        "addresses": {theme: theme for theme in THEMES},
        "titles": {
            slug: {each: WORDS[each]["title"] for each in found}
            for slug, found in languages_of_stories.items()
        },
        "home": {"voices": about(1420), "themes": len(THEMES), "made": 7, "open": 4},
        "themes": themes,
        "stories": {status: story_figures(status, number) for number, status in enumerate(STATUSES)}
        | {"only-ru": story_figures("planned", 2)},
        "promises": promises,
        "kept": KEPT,
        "areas": AREAS,
        "names": OWN_NAMES,
        "notices": NOTICES,
        "receipts": RECEIPTS,
        "numbers": {
            "nps": {"value": 41, "low": 36, "high": 46, "n": 900, "enough": True},
            "answered": {"value": 81, "low": 76, "high": 85, "n": 360, "enough": True, "within_days": 10},
            "time_to_answer": {"value": 6, "low": 6, "high": 7, "n": 365, "enough": True},
            "leakage": SPARSE,
            "recovery": {"value": 94, "low": 63, "high": 96, "n": 230, "enough": True},
            "csi": {"value": 71.4, "low": 69.1, "high": 73.7, "n": 140, "enough": True},
            "aspects": aspects,
            "halves": [["2025-11", "2026-04"], ["2026-05", "2026-10"]],
            "languages": {"en": about(150), "ru": about(140), "ar": about(130), "und": FEWER},
            "channels": channels,
            "ledger": ledger,
        },
    }


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def write_bundle(folder: Path) -> Path:
    """All of it; one story exists in Russian only."""
    for language in LANGUAGES:
        for number, status in enumerate(STATUSES):
            write(folder / language / "stories" / f"{status}.md", story_text(language, status, number))
        write(folder / language / "lessons" / f"{LESSON_SLUG}.md", lesson_text(language, THEMES[0]))
        for page in ("how-we-handle", "accessibility", "tell-us"):
            write(folder / language / "pages" / f"{page}.md", staff_page(page, language))
    write(
        folder / "ru" / "stories" / "only-ru.md",
        story_text("ru", "planned", 2).replace("slug: planned", "slug: only-ru"),
    )
    for name, figures in released_figures(
        {status: list(LANGUAGES) for status in STATUSES} | {"only-ru": ["ru"]}
    ).items():
        write(folder / "released" / f"{name}.json", json.dumps(figures, ensure_ascii=False))
    write_data(folder, read_released(folder))
    return folder


def staff_page(page: str, language: str) -> str:
    """The organisation's own page, as the bundle carries it."""
    head, body = (
        (CODE / "content" / "pages" / f"{page}.{language}.md")
        .read_text("utf-8")
        .removeprefix("---\n")
        .split("---\n", 1)
    )
    return f"{head}slug: {page}\nlang: {language}\nstatus: published\n\n{body}"


def press_one(
    bundle: Path, language: str, output: Path, seed: str = "0", **more: str
) -> subprocess.CompletedProcess[str]:
    """One language by one process, as jobs/web does it."""
    environment = (
        os.environ
        | more
        | {
            "OTKLIK_BUNDLE": str(bundle),
            "OTKLIK_LANG": language,
            "OTKLIK_OUTPUT": str(output / language),
            "PYTHONHASHSEED": seed,
        }
    )
    command = [sys.executable, "-m", "pelican", "-s", str(CODE / "pelicanconf.py"), "--fatal", "warnings"]
    return subprocess.run(command, env=environment, cwd=bundle, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def run_pelican() -> Callable[..., subprocess.CompletedProcess[str]]:
    """One language by one process."""
    return press_one


@pytest.fixture(scope="session")
def build() -> Callable[..., Path]:
    """Build every language of a bundle; a Pelican that grumbles is a failure."""

    def builder(bundle: Path, output: Path, seed: str = "0") -> Path:
        for language in LANGUAGES:
            done = press_one(bundle, language, output, seed)
            assert done.returncode == 0, done.stdout + done.stderr
        return output

    return builder


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A bundle that a test may spoil."""
    return write_bundle(tmp_path / "bundle")


@pytest.fixture(scope="session", params=["bundle", "example"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, build: Callable[..., Path]
) -> Path:
    """The built output that the pages' tests read: every status and edge, and the example as a newcomer sees it."""
    if request.param == "example":
        example: Organisation = request.getfixturevalue("built_once")
        return example.site.resolve()
    folder = tmp_path_factory.mktemp("site")
    return build(write_bundle(folder / "bundle"), folder / "output")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for the tests of a file."""
    with launched() as chromium:
        yield chromium
