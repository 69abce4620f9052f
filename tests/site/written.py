"""What staff wrote besides stories, as the bundle of the site tests carries it: areas, notices, earlier dates, lessons."""

from __future__ import annotations

from typing import Any

AREAS = [
    {"id": "north", "name": {"en": "North and islands", "ru": "Север и острова", "ar": "الشمال والجزر"}},
    {"id": "shops", "name": {"en": "Shops", "ru": "Магазины", "ar": "المتاجر"}},
]
OWN_NAMES = {
    "channels": {"shop-forum": {"en": "Neighbours' forum", "ru": "Форум соседей", "ar": "منتدى الجيران"}},
    "aspects": {
        "lead_time": {"en": "Weeks until it comes", "ru": "Недели ожидания", "ar": "أسابيع الانتظار"}
    },
}
AREA_OF = {"worked": "north", "late": "north", "made": "shops"}
HISTORY = [
    {"promised": "2026-09-30", "told_on": "2026-07-13"},
    {"promised": "2026-12-31", "told_on": "2026-10-05"},
]
KEPT = [
    {"period": ["2026-01", "2026-06"], "due": 0, "kept": 0, "kept_late": 0, "late": 0},
    {"period": ["2026-07", "2026-12"], "due": 3, "kept": 1, "kept_late": 1, "late": 1},
]
NOTICES: dict[str, Any] = {
    "corrections": [{"slug": "worked", "on": "2026-10-19", "reason": "wrong-number"}],
    "takedowns": [{"slug": "once-told", "on": "2026-09-07", "reason": "personal-data"}],
}
CAUSES = {
    "en": "The planned time stayed in the office and never reached the courier.",
    "ru": "Время приезда оставалось в офисе и не доходило до курьера.",
    "ar": "بقي الموعد في المكتب ولم يصل إلى المندوب.",
}
QUESTIONS = {
    "en": "Would you rather have a shorter window or an earlier call?",
    "ru": "Что для вас важнее: узкое окно или ранний звонок?",
    "ar": "أيهما أهم لكم: فترة أقصر أم مكالمة أبكر؟",
}
LESSON = {
    "en": ("A call an hour before calms everybody", "People like to know when we come."),
    "ru": ("Звонок за час успокаивает всех", "Людям нравится знать, когда мы приедем."),
    "ar": ("مكالمة قبل ساعة تريح الجميع", "يحب الناس أن يعرفوا متى نصل."),
}
LESSON_SLUG = "an-hour-before"


def lesson_text(language: str, theme: str) -> str:
    """One approved lesson as jobs/web writes it."""
    title, praised = LESSON[language]
    head = {
        "title": title,
        "slug": LESSON_SLUG,
        "lang": language,
        "status": "published",
        "date": "2026-11-02",
        "category": theme,
        "themes": theme,
        "praised": praised,
        "since": "2026-04-13",
    }
    parts = "\n".join(f"## {key}\n\n{praised}\n" for key in ("praised", "why", "keep"))
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + "---\n\n" + parts
