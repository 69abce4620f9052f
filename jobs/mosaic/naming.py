"""Finds the words that tell a group of voices apart from all others, language by language, so that a manager knows it by name (M3).

A word or a pair of words weighs share in the group * log(share in the group / share elsewhere): the part that it has in the
difference of the two (Kullback, Leibler 1951), counted in voices, so that one long voice names nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from jobs.hear.language import MASK
from jobs.mosaic.stems import sentences, stem, stop_stems, words_of

FEWEST = 3  # voices that must use a word before it may stand in a name
LEAST_SHARE = 0.08  # ... and the share of the group's voices in that language
KEYWORDS = 8
LUCK = 0.05  # chance that any word stands in a name by mere luck (hypergeometric, Bonferroni)
LEAST_REST = (
    8  # other voices of the language below which luck cannot be judged: half of the group must say it
)
ALONE = 0.5  # share of the group's voices that a single word must stand in to name it
IN_A_NAME = 3
PAIR = 1.3  # two words say more than one
COMMON = (
    1 / 3
)  # share of the other voices: what so many say (the organisation's own name) tells nothing apart
CYRILLIC = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "zh",
            "z",
            "i",
            "y",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "kh",
            "ts",
            "ch",
            "sh",
            "shch",
            "",
            "y",
            "",
            "e",
            "yu",
            "ya",
        ],
        strict=True,
    )
)

# words that say something in a sentence, but nothing in a name
SILENT = """
on off not get got one like can last past hello hi dear told said say http https www com co rt
не нет очень это есть раз лс день здравствуйте добрый говорит сказали
لا ما لم اول حد عند لو عشان السلام عليكم قال تقول وأنا قبل بعد يوم اسمي ايضا كتير كثير جدا
"""
NO_NAME = frozenset(SILENT.split())

Term = tuple[str, ...]  # one or two stems


@dataclass(frozen=True)
class Spoken:
    """A voice as far as themes are concerned: when, in which language, its passages of (language, text), where it stands."""

    voice: int
    day: str
    language: str
    passages: tuple[tuple[str, str], ...]
    themes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabulary:
    """Which voices of one language use which terms, and how each term is written most often."""

    users: Mapping[Term, frozenset[int]]
    written: Mapping[Term, str]
    voices: frozenset[int]


def vocabularies(spoken: Iterable[Spoken]) -> dict[str, Vocabulary]:
    """The terms of all voices by language that enough of them use to stand in a name; a voice of two languages is in both."""
    everyone = list(spoken)
    often = times_used(everyone)
    voices: dict[str, set[int]] = defaultdict(set)
    users: dict[str, dict[Term, set[int]]] = defaultdict(lambda: defaultdict(set))
    written: dict[str, dict[Term, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for one in everyone:
        for language, text in one.passages:
            for term, form in terms(text, language):
                voices[language].add(one.voice)
                if often[language, term] >= FEWEST:
                    users[language][term].add(one.voice)
                    written[language][term][form] += 1
    return {
        language: Vocabulary(
            {term: frozenset(own) for term, own in users[language].items()},
            {term: commonest(forms) for term, forms in written[language].items()},
            frozenset(heard),
        )
        for language, heard in sorted(voices.items())
    }


def times_used(spoken: Sequence[Spoken]) -> Counter[tuple[str, Term]]:
    """By language and term: how many voices use it. Most terms are used once: counted first, they need no room of their own."""
    used: Counter[tuple[str, Term]] = Counter()
    for one in spoken:
        used.update(
            {(language, term) for language, text in one.passages for term, _ in terms(text, language)}
        )
    return used


def terms(text: str, language: str) -> Iterable[tuple[Term, str]]:
    """Words that say something, and pairs of them that follow each other, with the way they are written."""
    if language not in ("en", "ru", "ar"):
        return
    for sentence in sentences(MASK.sub(" . ", text)):
        before: tuple[str, str] | None = None
        for word in words_of(sentence):
            one = stem(word, language)
            if is_silent(word, one, language):
                before = None
                continue
            yield (one,), word
            if before and before[0] != one:
                yield (before[0], one), f"{before[1]} {word}"
            before = one, word


def is_silent(word: str, one: str, language: str) -> bool:
    """True for words that name nothing: stop words, numbers, single letters."""
    return len(one) < 2 or word.isdigit() or word in NO_NAME or one in stop_stems(language)


def commonest(forms: Counter[str]) -> str:
    """The form that is written most often; of equal ones the shortest, then by letters."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def keywords(group: Collection[int], known: Mapping[str, Vocabulary]) -> dict[str, tuple[str, ...]]:
    """By language the words that tell this group of voices from all others, the most telling first."""
    found = {language: telling_terms(frozenset(group), words) for language, words in known.items()}
    return {language: words for language, words in found.items() if words}


def telling_terms(group: frozenset[int], known: Vocabulary) -> tuple[str, ...]:
    """The most telling terms in one language; a word that a stronger term holds already is not said again."""
    own = group & known.voices
    rest = len(known.voices - own)
    weights = {
        term: weight(len(users & own), len(own), len(users - own), rest) * pair(term)
        for term, users in candidates(own, known).items()
    }
    chosen: list[Term] = []
    for term in sorted(weights, key=lambda term: (-weights[term], term)):
        said = {one for other in chosen for one in other}
        if weights[term] > 0 and not said & set(term) and len(chosen) < KEYWORDS:
            chosen.append(term)
    if len(chosen) == 1 and len(known.users[chosen[0]] & own) < ALONE * len(own):
        return ()
    return tuple(known.written[term] for term in chosen)


def candidates(own: frozenset[int], known: Vocabulary) -> dict[Term, frozenset[int]]:
    """Terms that enough voices of the group use, and more than luck explains among all terms looked at; their users."""
    from scipy.stats import hypergeom

    least, rest = max(FEWEST, LEAST_SHARE * len(own)), len(known.voices - own)
    common = {one for one, users in known.users.items() if len(one) == 1 and len(users - own) > COMMON * rest}
    used = {
        term: users
        for term, users in known.users.items()
        if len(users & own) >= least and not any((one,) in common for one in term)
    }
    if rest < LEAST_REST:
        return {term: users for term, users in used.items() if len(users & own) >= ALONE * len(own)}
    inside = [len(users & own) - 1 for users in used.values()]
    chances = hypergeom.sf(inside, len(known.voices), [len(users) for users in used.values()], len(own))
    looked_at = sum(len(users) >= FEWEST for users in known.users.values())
    return {
        term: used[term] for term, chance in zip(used, chances, strict=True) if chance * looked_at <= LUCK
    }


def pair(term: Term) -> float:
    """What a term of several words counts more."""
    return PAIR if len(term) > 1 else 1.0


def weight(inside: int, group: int, outside: int, rest: int) -> float:
    """share in the group * log(share in the group / share elsewhere), half a voice added elsewhere."""
    share = inside / group
    return share * log(share / ((outside + 0.5) / (rest + 1)))


def name_of(words: Sequence[str]) -> str:
    """A name to start from: the most telling words."""
    return ", ".join(words[:IN_A_NAME])


def suggested_id(names: Mapping[str, tuple[str, ...]], taken: Collection[str]) -> str:
    """An id in small Latin letters from English, else Russian words, else `theme`; numbered where it is taken."""
    written = [latin(" ".join(names.get(language, ())[:2])) for language in ("en", "ru")]
    first = next((one for one in written if one), "theme")
    numbered = (first, *(f"{first}-{number}" for number in range(2, len(taken) + 3)))
    return next(one for one in numbered if one not in taken)


def latin(text: str) -> str:
    """A text as an id; empty when no letter is left."""
    letters = "".join(CYRILLIC.get(letter, letter) for letter in text.lower())
    return re.sub(r"^[^a-z]+|-+$", "", re.sub(r"[^a-z0-9]+", "-", letters))[:40].rstrip("-")
