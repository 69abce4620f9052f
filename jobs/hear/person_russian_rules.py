"""Finds names of people in Cyrillic letters by rules: sure names of the dictionary, and what stands beside a name or after words that announce one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.gazetteer import names
from jobs.hear.person_russian_words import (
    CYRILLIC,
    FAMILY_ENDING,
    Reading,
    dictionary,
    parses_of,
    place_weight,
    read_word,
)
from jobs.hear.span import Span

WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-ЯЁ][А-Яа-яЁё]+)*")
STRONG = re.compile(
    r"(?:зовут(?: (?:меня|е[её]|его|их|вас))?|по имени|на имя|имя:|фамилия:?|некто|некий|некая|некоему|представил(?:ся|ась)|г-н|г-жа|господин\w*|госпож\w+|гражданин\w*|гражданк\w+|товарищ\w*|уважаем(?:ый|ая)|оформлен\w* на)\s+$",
    re.IGNORECASE,
)
ROLE = r"(?:менеджер|курьер|оператор|сосед|соседк|консультант|сотрудни|девушк|мастер|муж|жен|сын|доч|внук|внучк|племянни|зят|тест|кум|невестк|золовк|шурин|мам|пап|брат|сестр|тёщ|тещ|свекров|бабушк|дедушк|дяд|тёт|тет|друг|подруг|продав|водител|сборщик|грузчик|администратор|специалист|врач|доктор|официант|коллег)\w*"
WEAK = re.compile(
    r"(?:(?<!\w)(?:я|это|снова|опять|спасибо|благодарю|привет|здравствуйте|от|к|у|с|со|для|и|про)"
    rf"|{ROLE}"
    r"|(?:с уважением|всего доброго|подпись|ваш|ваша)[\s,.!—-]*)[\s,]*$",
    re.IGNORECASE,
)
ROLE_BEFORE = re.compile(rf"(?<!\w){ROLE}[\s,]+$", re.IGNORECASE)
INITIALS = re.compile(r"(?<![А-Яа-яЁё])(?:(?:[А-ЯЁа-яё]|Гр|Ал|Вл|Ник|Мих|Дм|Эд|Юр|Арт|Серг)\.\s?){1,2}$")
INITIALS_AFTER = re.compile(r"\s?[А-ЯЁ]\.(?:\s?[А-ЯЁ]\.)?")
SENTENCE_START = re.compile(r"(?:^|[.!?…:»\"\n]\s*|^[\W\d_]+)$")


def announces(before: str) -> bool:
    """True for words before a name that say that a person follows: "по имени", "курьер"."""
    return bool(STRONG.search(before) or ROLE_BEFORE.search(before))


def find_by_rules(text: str) -> Iterator[Span]:
    """Every run of name words that is sure, or stands with a capital beside another name or after a cue."""
    if not CYRILLIC.search(text):
        return
    words = list(WORD.finditer(text))
    place = 0
    while place < len(words):
        run = run_of_names(text, words, place)
        if run and is_person(text, words[place : place + run]):
            yield span_of(text, words[place : place + run])
        place += max(run, 1)


def run_of_names(text: str, words: list[re.Match[str]], place: int) -> int:
    """How many name words follow one another; after a strong cue the first may be any word with a capital."""
    run = 0
    while (
        place + run < len(words)
        and run < 3
        and (run == 0 or text[words[place + run - 1].end() : words[place + run].start()] == " ")
    ):
        if not may_be_name(text, words, place, run):
            break
        run += 1
    return run


def may_be_name(text: str, words: list[re.Match[str]], place: int, run: int) -> bool:
    """True for a name word, and for another word with a capital beside a name, after a strong cue, or before a comma that opens the text."""
    word = words[place + run]
    if reading(word).part:
        return run == 0 or compatible(words[place + run - 1], word)
    if len(word.group()) < 3 or not word.group()[0].isupper() or text.isupper():
        return False
    if run:
        previous = words[place + run - 1]
        named = reading(previous).part in ("name", "patronymic")
        return named and previous.group()[0].isupper() and not word.group().isupper() and not is_usual(word)
    if STRONG.search(text[max(0, word.start() - 40) : word.start()]):
        return not dictionary().word_is_known(word.group().lower()) or bool(
            FAMILY_ENDING.search(word.group().lower())
        )
    return bool(FAMILY_ENDING.search(word.group().lower())) and (
        (opens(text, word) and not is_place(word)) or before_given_name(words, place)
    )


def is_usual(word: re.Match[str]) -> bool:
    """True for a place, and for a word of our list of everyday words ("слава Богу")."""
    normals = {parse.normal_form for parse in parses_of(word.group().lower())}
    return is_place(word) or bool(normals & names("ru_words"))


def opens(text: str, word: re.Match[str]) -> bool:
    """True for the first word of a text before a comma or colon: "Бугров, Челябинск"."""
    return not text[: word.start()].strip() and text[word.end() : word.end() + 1] in (",", ":")


def before_given_name(words: list[re.Match[str]], place: int) -> bool:
    """True before a given name with a capital: "Ступины Игорь и Алина"."""
    after = words[place + 1] if place + 1 < len(words) else None
    return after is not None and after.group()[0].isupper() and reading(after).part == "name"


def compatible(one: re.Match[str], other: re.Match[str]) -> bool:
    """An everyday word continues a name only when both begin alike (both capital or both small)."""
    return reading(other).sure or one.group()[0].isupper() == other.group()[0].isupper()


def is_person(text: str, run: list[re.Match[str]]) -> bool:
    """Decides for one run by its words, its neighbours and what stands before it."""
    before = text[max(0, run[0].start() - 40) : run[0].start()]
    readings = [reading(word) for word in run]
    capitals = all(word.group()[0].isupper() for word in run) and not text.isupper()
    if len(run) > 1:
        return capitals or any(found.sure and found.part != "surname" for found in readings)
    if STRONG.search(before) or INITIALS.search(before) or INITIALS_AFTER.match(text, run[-1].end()):
        return run[0].group()[0].isupper() or readings[0].sure
    if opens(text, run[0]) and capitals:
        return True
    if (
        run[0].group().isupper()
        and not text.isupper()
        and not (readings[0].sure and readings[0].part == "name")
    ):
        return False
    inside = capitals and not SENTENCE_START.search(before)
    if readings[0].sure:
        return readings[0].part != "surname" or inside or dictionary_name(run[0])
    return inside and (readings[0].listed or bool(WEAK.search(before))) and not is_place(run[0])


def dictionary_name(word: re.Match[str]) -> bool:
    """True for family names that the dictionary knows or whose ending is a family's, written small as well."""
    return bool(dictionary().word_is_known(word.group().lower())) or bool(
        FAMILY_ENDING.search(word.group().lower()) and word.group()[0].isupper()
    )


def is_place(word: re.Match[str]) -> bool:
    """True when the dictionary knows the word as a place."""
    parses = parses_of(word.group().lower())
    return place_weight(parses) > 0.2 and not read_word(word.group().lower()).sure


def reading(word: re.Match[str]) -> Reading:
    """The reading of a word as it stands in the text; a double family name is read by its last half."""
    return read_word(word.group().lower().rsplit("-", maxsplit=1)[-1])


def span_of(text: str, run: list[re.Match[str]]) -> Span:
    """The whole name with initials before or after it."""
    before, after = (
        INITIALS.search(text, max(0, run[0].start() - 8), run[0].start()),
        INITIALS_AFTER.match(text, run[-1].end()),
    )
    value = " ".join(reading(word).normal or word.group().lower() for word in run)
    return Span(
        before.start() if before else run[0].start(),
        after.end() if after else run[-1].end(),
        "person",
        value.replace("ё", "е"),
    )
