"""A first draft of a story, so that nobody begins with an empty page; an existing file is never overwritten (S1)."""

from __future__ import annotations

from jobs.stories.headings import HEADINGS, SECTIONS

PROMPTS: dict[str, dict[str, str]] = {
    "en": {
        "title": "What is different now, in one short sentence",
        "said": "What people told us, in one sentence of our own",
        "section_said": "Say in your own words what many people told us. No quotes, no names.",
        "section_found": "Write the cause: the process, not the persons.",
        "section_did": "Write what was done, where and since when. For a plan: what comes and by when.",
        "section_limits": "Write honestly what stays as it is, and why.",
    },
    "ru": {
        "title": "Что теперь иначе, одним коротким предложением",
        "said": "О чём нам говорили, одним нашим предложением",
        "section_said": "Перескажите своими словами, что говорили многие. Без цитат и имён.",
        "section_found": "Напишите причину: процесс, а не люди.",
        "section_did": "Напишите, что сделано, где и с какого времени. Для плана: что будет и к какому сроку.",
        "section_limits": "Честно напишите, что остаётся как есть и почему.",
    },
    "ar": {
        "title": "ما الذي اختلف الآن، في جملة قصيرة",
        "said": "ما قاله الناس لنا، في جملة واحدة بكلماتنا",
        "section_said": "اكتبوا بكلماتكم ما قاله كثيرون. بلا اقتباس وبلا أسماء.",
        "section_found": "اكتبوا السبب: طريقة العمل لا الأشخاص.",
        "section_did": "اكتبوا ما تم، وأين، ومنذ متى. وللخطة: ما سيأتي ومتى.",
        "section_limits": "اكتبوا بصدق ما يبقى كما هو، ولماذا.",
    },
}


def draft(theme: str, language: str, author: str) -> str:
    """The Markdown of a new story in status `heard`: valid as it stands, and plainly unfinished."""
    words = PROMPTS[language]
    front = {
        "title": words["title"],
        "themes": theme,
        "status": "heard",
        "said": words["said"],
        "author": author,
    }
    lines = ["---", *(f"{key}: {value}" for key, value in front.items()), "---"]
    for key in SECTIONS:
        lines += ["", f"## {HEADINGS[language][key]}", "", words[f"section_{key}"]]
    return "\n".join(lines) + "\n"


def is_unfinished(source: str, language: str) -> bool:
    """True while a prompt of the draft still stands in the text; such a text cannot be approved."""
    return any(prompt in source for prompt in PROMPTS[language].values())
