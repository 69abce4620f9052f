"""What the lists and the words beside a word say about a name, where the model alone is not to be trusted (design, anonymisation).

A run is (first word, last word, probability); words are numbered as the model sees them.
"""

from __future__ import annotations

from collections.abc import Sequence

from jobs.hear.features_arabic import listed, symbol
from jobs.hear.gazetteer import names
from jobs.hear.person_arabic_words import (
    ARABIC,
    LINK,
    STRETCHED,
    TEKNONYM,
    clitic_length,
    cue_of,
    fold,
    is_conjugated,
    kind_of,
)
from jobs.hear.tagger import Token

Run = tuple[int, int, float]
SURE = "S"
NAMES = "SBGFXr"
FITTING = {
    "S": "-wo",
    "B": "-w",
    "F": "-wo",
    "X": "-",
    "G": "",
    "r": "-",
    "-": "",
}  # lists of ordinary words on which a second name may stand
FREQUENT = "f"
FATHERS = ("ابو", "بو")  # "father of the might" is a man; "mother of the problems" is none
GIFTS = (
    "ضيف عطا كرم جاد خلف نصر هبه فضل سعد رزق حسب عوض جار فتح لطف ذكر شكر منه وعد جاب نعمه خير رحمه دخيل امه"
)
OF_GOD = frozenset(GIFTS.split())  # "guest of God"
BELIEVED = 0.85  # from this probability on a frequent word may be a name
FAMOUS = ("ام كلثوم", "خالد بن الوليد", "عمر بن الخطاب", "نزار قباني", "هواري بومدين", "سعد زغلول", "نجيب محفوظ", "محمود درويش", "عمر المختار", "طه حسين", "جمال عبد الناصر", "محمد عبده", "عبد الحليم حافظ", "عمرو دياب", "ابن سينا", "ابن بطوطه", "ابن رشد", "ابن خلدون", "الحبيب بورقيبه", "ياسر عرفات", "رفيق الحريري", "سيدنا محمد", "النبي محمد", "محمد الخامس", "الحسن الثاني", "ابو بكر الصديق", "صلاح الدين الايوبي", "عيد مبارك", "عيد سعيد", "رمضان كريم")  # fmt: skip
HOLY = frozenset({"النبي", "سيدنا", "الرسول", "صلوا"})
OPENED = frozenset({"عبد", "بن", "ابن", "بنت"})  # a listed name before them belongs to the same person
SONS = frozenset({"ال", "ود", "منت", "بن", "ابن"})  # what opens the name of a family
TITLE_LETTERS = frozenset("دما")
CUT = frozenset({"حاجه", "حاج", "حجي", "شيخ", "اخ", "اخت", "عم", "خاله", "سيد", "سيده", "استاذ", "استاذه", "دكتور", "دكتوره"})  # fmt: skip


def kind(token: Token) -> str:
    """The lists a word stands on, without what is joined to it."""
    return kind_of(bare(token))


def bare(token: Token) -> str:
    """The folded word without joined letters."""
    folded = fold(token.text)
    return folded[clitic_length(folded) :]


def touches(tokens: Sequence[Token], place: int) -> bool:
    """True when one blank stands before this word and the word before is a word."""
    before = tokens[place - 1]
    return tokens[place].start == before.end + 1 and before.text[-1].isalpha()


def is_called_after(tokens: Sequence[Token], place: int) -> bool:
    """True in "Salman street" and "king Salman road": a place, shop or book bears the name."""
    for back in (1, 2, 3):
        before = place - back
        if before < 0 or not touches(tokens, before + 1):
            return False
        folded = fold(tokens[before].text)
        if cue_of(folded) == "place":
            return True
        if folded not in TEKNONYM | LINK and kind(tokens[before])[0] not in NAMES and folded != "عبد":
            return False
    return False


def is_believable(tokens: Sequence[Token], run: Run) -> bool:
    """False for a single frequent word, and for what a street is called after, unless the model is nearly sure."""
    first, last, probability = run
    if is_ruled_out(tokens, first, last):
        return False
    if first < last or probability >= BELIEVED or not ARABIC.match(tokens[first].text):
        return True
    name, word = tuple(kind(tokens[first]))
    cued = bool(first and cue_of(fold(tokens[first - 1].text)))
    if (name not in NAMES and is_conjugated(fold(tokens[first].text))) or (name == "F" and not cued):
        return False
    return word not in "fo" or (name in NAMES and word != FREQUENT)


def is_ruled_out(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True for what is no name however sure the model is: a sign, a frequent word, a famous or holy name, a street."""
    words = tokens[first : last + 1]
    return (
        not words[0].text[0].isalpha()
        or (first > 0 and fold(tokens[first - 1].text) in HOLY)
        or (first == last and is_everyday(fold(words[0].text)))
        or " ".join(bare(token) for token in words).startswith(FAMOUS)
        or is_called_after(tokens, first)
        or is_noise([token.text for token in words])
    )


def is_everyday(folded: str) -> bool:
    """True for a frequent word on no list of names, also behind "and"."""
    return "-f" in (kind_of(folded), kind_of(folded[folded[0] in "وف" :]))


def is_noise(words: Sequence[str]) -> bool:
    """True for a stretched word ("veeery") and for Latin words of which none is a listed spelling of an Arabic name."""
    if any(STRETCHED.search(word) and kind_of(fold(word))[0] not in NAMES for word in words):
        return True
    return words[0].isascii() and not any(is_latin_name(word) for word in words)


def is_latin_name(word: str) -> bool:
    """True for a listed spelling of an Arabic name in Latin letters; a short one wants a capital ("bas" is a word)."""
    return word.lower() in names("ar_latin") and (len(word) > 3 or word[0].isupper())


def lone_names(tokens: Sequence[Token]) -> list[Run]:
    """Words that are a name whatever stands around: names that are nothing else, and the word after "father of"."""
    found = []
    for place, token in enumerate(tokens):
        if not ARABIC.match(token.text):
            continue
        if (
            kind(token)[0] == SURE
            and listed(fold(token.text))[0] in "Sc"
            and not is_called_after(tokens, place)
        ):
            found.append((place, place, 1.0))
        elif bare(token) in TEKNONYM - {"ابي", "ابا"} and is_father(tokens, place):
            found.append((place, place + 1, 1.0))
    return found


def is_father(tokens: Sequence[Token], place: int) -> bool:
    """True when the next word can be a child's name: "Abu Nayef", not "mother and daughter"."""
    after = place + 1
    if after >= len(tokens) or not touches(tokens, after) or not ARABIC.match(tokens[after].text):
        return False
    name, word = tuple(kind_of(fold(tokens[after].text)))
    named = name in NAMES if word != FREQUENT else name == SURE
    by_article = (
        bare(tokens[place]) in FATHERS and fold(tokens[after].text).startswith("ال") and word != FREQUENT
    )
    return (named or by_article) and not is_called_after(tokens, place)


def widened(tokens: Sequence[Token], run: Run) -> Run:
    """The run with the family name behind it, "ibn" and what follows, and the initial beside it."""
    first, last, probability = run
    while last + 1 < len(tokens) and belongs(tokens, first, last + 1):
        last += 1
    while first and begins(tokens, first):
        first -= 1
    while last > first and fold(tokens[last].text) in LINK | {"عبد"}:
        last -= 1
    return with_initials(tokens, first), last, probability


def with_initials(tokens: Sequence[Token], first: int) -> int:
    """Where the initials before a name begin; a single "dr." or "eng." is a title."""
    start = first
    while start > 1 and tokens[start - 1].text == "." and is_initial(tokens, start - 2):
        start -= 2
    return first if first - start == 2 and fold(tokens[start].text) in TITLE_LETTERS else start


def is_initial(tokens: Sequence[Token], place: int) -> bool:
    """True for one Arabic letter right before its full stop."""
    if place + 1 >= len(tokens):
        return False
    token = tokens[place]
    return len(token.text) == 1 and bool(ARABIC.match(token.text)) and token.end == tokens[place + 1].start


def belongs(tokens: Sequence[Token], first: int, place: int) -> bool:
    """True for a listed family name, for "ibn", and for the word behind "ibn" or "servant of"."""
    if not touches(tokens, place) or not ARABIC.match(tokens[place].text):
        return False
    folded, before = fold(tokens[place].text), fold(tokens[place - 1].text)
    if before in LINK | {"عبد"}:
        return len(folded) > 2
    name, word = tuple(kind_of(folded))
    if folded in LINK | {"عبد"} or (word in FITTING[name] and cue_of(folded) == ""):
        return kind(tokens[first])[0] in NAMES
    return (folded == "الدين" and kind(tokens[place - 1])[0] in NAMES) or (
        folded == "الله" and before in OF_GOD
    )


def begins(tokens: Sequence[Token], place: int) -> bool:
    """True when the word before is a kunya, "servant of", or a name that is nothing else."""
    if (
        not touches(tokens, place)
        or not ARABIC.match(tokens[place - 1].text)
        or clitic_length(fold(tokens[place].text))
    ):
        return False
    word = bare(tokens[place - 1])
    if fold(tokens[place].text) in OPENED and kind(tokens[place - 1])[0] in "SBG":
        return True
    return word in TEKNONYM | SONS | {"عبد"} or kind(tokens[place - 1]) == "S-"


def trimmed(tokens: Sequence[Token], run: Run) -> Run:
    """The run without titles in front and without signs at its ends."""
    first, last, probability = run
    while first < last and (
        not tokens[first].text[0].isalpha()
        or fold(tokens[first].text).removeprefix("ال") in CUT
        or ends_sentence(tokens, first)
    ):
        first += 1
    while last > first and (not tokens[last].text[0].isalpha() or is_sentence(tokens[last])):
        last -= 1
    return first, last, probability


def ends_sentence(tokens: Sequence[Token], place: int) -> bool:
    """True for a word before a full stop, and for "dr." and "eng."; an initial belongs to the name."""
    text = tokens[place].text
    stops = place + 1 < len(tokens) and tokens[place + 1].text in ".،!؟"
    return (
        stops
        and (len(text) > 1 or fold(text) in TITLE_LETTERS)
        and not (len(text) == 1 and is_initial(tokens, place + 2))
    )


def is_sentence(token: Token) -> bool:
    """True for a word behind a name that goes on with the sentence: a verb, or an everyday word on no list of names."""
    name, word = tuple(kind(token))
    return (
        bool(ARABIC.match(token.text))
        and name not in NAMES
        and (word in "fo" or is_conjugated(fold(token.text)))
    )


def repeated(tokens: Sequence[Token], runs: Sequence[Run]) -> list[Run]:
    """The same name again elsewhere in the text, of those the model was sure of."""
    known = {
        bare(tokens[first])
        for first, last, probability in runs
        if first == last
        and probability >= BELIEVED
        and kind(tokens[first])[1] in "-w"
        and len(bare(tokens[first])) > 2
    }
    return [
        (place, place, BELIEVED)
        for place, token in enumerate(tokens)
        if bare(token) in known and symbol(token.text)
    ]
