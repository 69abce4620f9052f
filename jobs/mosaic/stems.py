"""Turns a sentence into the stems by which it is compared: small letters, no masks, no stop words (Snowball; Arabic folded first)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from jobs.hear.language import MASK
from jobs.hear.person_arabic import fold

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
SENTENCE_END = re.compile(r"[.!?…؟؛;\n]+(?=\s|$)|\n")
SNOWBALL = {"en": "english", "ru": "russian", "ar": "arabic"}
STOP = {
    "en": frozenset(
        "a an the and or but if so to of in at for from by with as is was are were be been being am do does did have has had having it its this that these those i me my we us our you your he him his she her they them"
        " their there here then than too very just also only really quite not no don't didn't doesn't isn't wasn't can't cannot could would should will shall may might must what which who whom how why all any some such own same"
        " about again more most other into over out up down off because while until when where again once after before get got i'm i've it's".split()
    ),
    "ru": frozenset(
        "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее её мне было вот от меня еще ещё нет о из ему теперь когда даже ну вдруг ли если уже или ни быть был него до вас нибудь опять уж вам ведь там потом себя"
        " ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет ж тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее неё сейчас были куда зачем всех никогда можно"
        " при наконец два об другой хоть после над больше тот через эти нас про всего них какая много разве три эту моя впрочем свою этой перед лучше том нельзя такой им более всегда конечно всю между это просто очень".split()
    ),
    "ar": frozenset(
        fold(word)
        for word in (
            "في من على عن إلى الى مع هذا هذه هذي هاي ذلك تلك التي الذي اللي الي ما لا لم لن هو هي هم هما نحن احنا أنا انت أنتم كل بعض كان كانت كانوا يكون قد لقد ثم أو او ان أن إن إنه أنه انها بس و يا أي اي لو إذا اذا كما حتى عند عندي عندكم لي لنا لكم له لها"
            " به بها فيه فيها منه منها عليه عليها هنا هناك غير بين ايش وش شو ايه إيه ده دي دا مش مو مب ليس ليست جدا كتير كثير أكثر وهو وهي ولا وما لما علشان عشان لان لأن بعد قبل ليش كيف تم يعني".split()
        )
    ),
}
JOINED = re.compile(r"^(?:وال|بال|فال|كال|هال|عال|ولل|لل|ال|و(?=..[^ا]..))(?=...)")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each a clause that may have a theme of its own."""
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def stems(text: str, language: str) -> tuple[str, ...]:
    """The stems of a text in the order of its words."""
    found = (stem(word.lower(), language) for word in WORD.findall(MASK.sub(" ", text)))
    return tuple(one for one in found if one)


@lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of a word in small letters; empty for a stop word."""
    plain = fold(word) if language == "ar" else word.replace("ё", "е").replace("’", "'")
    if plain in STOP[language]:
        return ""
    return str(stemmer(language).stemWord(JOINED.sub("", plain) if language == "ar" else plain))


@cache
def stemmer(language: str) -> Any:
    """Snowball's stemmer of this language."""
    import Stemmer  # noqa: PLC0415

    return Stemmer.Stemmer(SNOWBALL[language])
