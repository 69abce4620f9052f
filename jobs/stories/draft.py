"""A first draft of a story or a lesson, so that nobody begins with an empty page; an existing file is never overwritten (S1, L4)."""

from __future__ import annotations

from jobs.stories.kinds import KINDS

STORY: dict[str, dict[str, str]] = {
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

# The questions of a success review (L4): norm? always works? could be better? repeatable? why these contacts?
LESSON: dict[str, dict[str, str]] = {
    "en": {
        "title": "What works and shall stay, in one short sentence",
        "praised": "What people praise, in one sentence of our own",
        "section_praised": "Say in your own words what many people praised. No quotes, no names. Is it our norm, or was it luck?",
        "section_why": "Write why it works: the process, not the persons. Does it work every time, and with everybody who writes to us?",
        "section_keep": "Write what you keep doing, how others can do the same, and what could be better still.",
    },
    "ru": {
        "title": "Что получается и останется, одним коротким предложением",
        "praised": "За что хвалят, одним нашим предложением",
        "section_praised": "Перескажите своими словами, за что хвалили многие. Без цитат и имён. Это норма или удача?",
        "section_why": "Напишите, почему это работает: порядок работы, а не люди. Так получается всегда и для всех, кто нам пишет?",
        "section_keep": "Напишите, что вы продолжаете делать, как это повторить другим и что можно сделать ещё лучше.",
    },
    "ar": {
        "title": "ما الذي ينجح وسيبقى، في جملة قصيرة",
        "praised": "ما يثني عليه الناس، في جملة واحدة بكلماتنا",
        "section_praised": "اكتبوا بكلماتكم ما أثنى عليه كثيرون. بلا اقتباس وبلا أسماء. هل هو المعتاد عندنا أم كان مصادفة؟",
        "section_why": "اكتبوا لماذا ينجح: طريقة العمل لا الأشخاص. هل ينجح كل مرة ومع كل من يكتب إلينا؟",
        "section_keep": "اكتبوا ما تواصلون فعله، وكيف يفعله غيركم، وما الذي يمكن أن يصبح أفضل.",
    },
}
PROMPTS = {"story": STORY, "lesson": LESSON}


def draft(kind: str, theme: str, language: str, author: str) -> str:
    """The Markdown of a new story in status `heard`, or of a new lesson: valid as it stands, and plainly unfinished."""
    words = PROMPTS[kind][language]
    status = {"status": "heard"} if kind == "story" else {}
    told = {key: words[key] for key in KINDS[kind].needed if key in words}
    front = {**told, "themes": theme, **status, "author": author}
    lines = ["---", *(f"{key}: {value}" for key, value in front.items()), "---"]
    for key, heading in KINDS[kind].parts[language].items():
        lines += ["", f"## {heading}", "", words[f"section_{key}"]]
    return "\n".join(lines) + "\n"


def is_unfinished(source: str, language: str) -> bool:
    """True while a prompt of a draft still stands in the text; such a text cannot be approved."""
    return any(prompt in source for words in PROMPTS.values() for prompt in words[language].values())
