"""Puts Russian names into their cases by the ending alone, made-up names as well (school grammar; Zaliznyak's types of names)."""

from __future__ import annotations

MALE, FEMALE = "masc", "femn"
CASES = {"nomn": 0, "gent": 1, "datv": 2, "accs": 3, "ablt": 4, "loct": 5, "gen2": 1, "loc2": 5, "voct": 0}
Six = tuple[str, str, str, str, str, str]

HARD_MALE: Six = ("", "а", "у", "а", "ом", "е")
SOFT_MALE: Six = ("ь", "я", "ю", "я", "ем", "е")
SHORT_MALE: Six = ("й", "я", "ю", "я", "ем", "е")
WITH_A: Six = ("а", "ы", "е", "у", "ой", "е")
HUSHED_A: Six = ("а", "и", "е", "у", "ей", "е")
VELAR_A: Six = ("а", "и", "е", "у", "ой", "е")
WITH_YA: Six = ("я", "и", "е", "ю", "ей", "е")
WITH_IYA: Six = ("ия", "ии", "ии", "ию", "ией", "ии")
SOFT_FEMALE: Six = ("ь", "и", "и", "ь", "ью", "и")
OV_MALE: Six = ("", "а", "у", "а", "ым", "е")
OV_FEMALE: Six = ("а", "ой", "ой", "у", "ой", "ой")
SKY_MALE: Six = ("ий", "ого", "ому", "ого", "им", "ом")
SKY_FEMALE: Six = ("ая", "ой", "ой", "ую", "ой", "ой")
YY_MALE: Six = ("ый", "ого", "ому", "ого", "ым", "ом")
OVNA: Six = ("а", "ы", "е", "у", "ой", "е")
OVICH: Six = ("", "а", "у", "а", "ем", "е")


def decline(word: str, case: str, sex: str) -> str:
    """A given name, or a family name that is declined like one."""
    for ending, forms in endings(word, sex):
        if word.endswith(ending):
            return word[: len(word) - len(forms[0])] + forms[CASES.get(case, 0)]
    return word


def endings(word: str, sex: str) -> tuple[tuple[str, Six], ...]:
    """Endings of the nominative with their forms, the longer ones first."""
    before = word[-2:-1]
    first = VELAR_A if before in "гкх" else HUSHED_A if before in "жчшщ" else WITH_A
    common = (("ия", WITH_IYA), ("я", WITH_YA), ("а", first))
    if sex == FEMALE:
        return (*common, ("ь", SOFT_FEMALE))
    consonants = tuple((letter, HARD_MALE) for letter in "бвгджзклмнпрстфхцчшщ")
    return (*common, ("й", SHORT_MALE), ("ь", SOFT_MALE), *consonants)


def family_name(word: str, case: str, sex: str) -> str:
    """A family name given in its masculine form."""
    place = CASES.get(case, 0)
    if word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return word + (OV_MALE if sex == MALE else OV_FEMALE)[place]
    if word.endswith(("ский", "цкий")):
        return word[:-2] + (SKY_MALE if sex == MALE else SKY_FEMALE)[place]
    if word.endswith("ый"):
        return word[:-2] + (YY_MALE if sex == MALE else SKY_FEMALE)[place]
    if sex == FEMALE and word[-1] not in "ая":
        return word
    return decline(word, case, sex)


def patronymic(father: str, case: str, sex: str) -> str:
    """The patronymic of a father's name."""
    place = CASES.get(case, 0)
    stem = patronymic_stem(father)
    return stem + ("ич" + OVICH[place] if sex == MALE else "н" + OVNA[place])


def patronymic_stem(father: str) -> str:
    """A father's name up to "ич" and "на": "иванов", "сергеев", "юрьев"."""
    if father.endswith("ий") and len(father) > 3:
        return father[:-2] + "ьев"
    if father.endswith(("й", "ь")):
        return father[:-1] + "ев"
    if father[-1] in "ая":
        return father[:-1] + "ов"
    return father + ("" if father[-1] == "о" else "о") + "в"
