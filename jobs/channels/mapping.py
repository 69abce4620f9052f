"""A row, a mail or an answer of an API becomes a voice by the organisation's own map of fields (F1, Q2, Q3)."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from jobs.channels.dates import said_on
from jobs.channels.sources import ATTRIBUTES, CONTACTS, Source
from jobs.channels.voice import NotAVoiceError, Unreadable, Voice

LONGEST = 100_000  # characters in one voice
KEPT_BYTES = 65_536  # of a thing too large to keep whole
RATINGS = range(1, 6)
SCORES = range(1, 11)
ANSWERS = {"recommend": range(11), "effort": range(1, 8)}

Look = Callable[[str], object]  # the value that stands at a column name or a field path


def voice_from(source: Source, look: Look, place: str, content: Callable[[], bytes]) -> Voice | Unreadable:
    """The voice, or why there is none; `content` gives the bytes for the quarantine."""
    try:
        return checked(mapped(source, look))
    except NotAVoiceError as fault:
        return Unreadable(place, sentence(fault), content())


def sentence(fault: object) -> str:
    """A reason as a sentence for the quarantine."""
    words = str(fault)
    return f"{words[:1].upper()}{words[1:]}."


def mapped(source: Source, look: Look) -> Voice:
    """A voice exactly as the fields say."""
    fields = {key: look(path) for key, path in source.map.items()}
    date = fields.get("date")
    when = source.date_default if is_empty(date) else said_on(date, source.formats, source.zone)
    return Voice(
        external_id=words(fields["external_id"]).strip(),
        said_on=when,
        text=words(fields["text"]).strip(),
        contacts=named({kind: fields.get(kind) for kind in CONTACTS}),
        rating=whole(fields.get("rating"), RATINGS, "rating"),
        scores=tuple(
            (aspect, score)
            for aspect, path in source.scores.items()
            if (score := whole(look(path), SCORES, "score")) is not None
        ),
        answers=tuple(answers(source, look)),
        attributes=named(
            {name: fields.get(name) for name in ATTRIBUTES}
            | {name: look(path) for name, path in source.attributes.items()}
        ),
    )


def answers(source: Source, look: Look) -> Iterator[tuple[str, int]]:
    """What was answered to the questions with a scale of their own, and how important each aspect was said to be."""
    asked = [(str(question), path, ANSWERS[question]) for question, path in source.questions.items()]
    asked += [(f"importance {aspect}", path, SCORES) for aspect, path in source.importance.items()]
    for question, path, scale in asked:
        answer = whole(look(path), scale, f"answer to '{question}'")
        if answer is not None:
            yield question, answer


def checked(voice: Voice) -> Voice:
    """Refuses what would be no voice or could not be stored as text."""
    if not voice.external_id:
        raise NotAVoiceError("it has no number of its own (map.external_id is empty)")
    if not voice.said_on:
        raise NotAVoiceError("it has no date (map.date is empty; set date_default)")
    if not has_words(voice.text):
        raise NotAVoiceError(
            "scores without words (Q3)" if voice.scores or voice.answers or voice.rating else "no words"
        )
    if len(voice.text) > LONGEST:
        raise NotAVoiceError(f"longer than {LONGEST} characters")
    for text in (voice.external_id, voice.text, *(value for _, value in voice.contacts + voice.attributes)):
        if "\0" in text or not is_unicode(text):
            raise NotAVoiceError(
                "it holds characters that are no text (NUL or half a character); check the encoding"
            )
    return voice


def named(values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """The filled fields as text, with their names."""
    return tuple((name, words(value).strip()) for name, value in values.items() if not is_empty(value))


def is_empty(value: object) -> bool:
    """Whether a field says nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def words(value: object) -> str:
    """A field as text; 8.0 from a spreadsheet is 8, a list or table is JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case float() if value.is_integer():
            return str(int(value))
        case dict() | list():
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        case _:
            return str(value)


def whole(value: object, allowed: range, what: str) -> int | None:
    """A whole number within its bounds, or nothing where the field is empty."""
    if is_empty(value):
        return None
    try:
        number = float(words(value))
    except ValueError:
        raise NotAVoiceError(f"the {what} is not a number") from None
    if number not in allowed:
        raise NotAVoiceError(f"the {what} is not a whole number from {allowed.start} to {allowed.stop - 1}")
    return int(number)


def has_words(text: str) -> bool:
    """Whether anything can be seen: a sign that is neither a space nor a control character."""
    return any(unicodedata.category(sign)[0] not in "ZC" for sign in text)


def is_unicode(text: str) -> bool:
    """Whether the text holds whole characters only (no lone surrogates)."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def at_path(answer: Any, path: str) -> object:
    """The value at a dotted path ("author.name", "content.0.value"); nothing where the path ends early."""
    if isinstance(answer, dict) and path in answer:
        return answer[path]
    for step in path.split("."):
        if isinstance(answer, dict):
            answer = answer.get(step)
        elif isinstance(answer, list) and step.isdecimal() and int(step) < len(answer):
            answer = answer[int(step)]
        else:
            return None
    return answer
