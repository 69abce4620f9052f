"""Invented people in every spelling that we could think of, planted in real rendered files, and how many of them the airlock finds.

`python -m tests.vetting.canaries` builds the example site and prints recall for each kind of variant. A new kind is one function and
one line of `KINDS`. Nothing here is shared with jobs/vetting: cases come from pymorphy3, transliterations from the tables below.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path

Variants = Iterator[str]
Recall = dict[str, tuple[int, int, list[tuple[str, str]]]]  # by kind: found, planted, missed (file, variant)


@dataclass(frozen=True)
class Person:
    """One invented person: the name as the store has it, in two or three words, and how others write it."""

    language: str
    name: str
    elsewhere: dict[str, tuple[str, ...]]  # script -> the same name as people write it in that script
    email: str
    phone: str
    handle: str
    order: str
    address: str
    addresses: tuple[str, ...]  # other ways to write the address

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.name.split()

    @property
    def contacts(self) -> list[tuple[str, str]]:
        """What the store holds."""
        kinds = ("name", "email", "phone", "handle", "order", "address")
        return [(kind, getattr(self, kind)) for kind in kinds]


def person(language: str, name: str, others: str, numbers: str, addresses: str) -> Person:
    """A person from lines: "script: a | b" of other spellings, the identifiers, and the address in several ways."""
    elsewhere: dict[str, tuple[str, ...]] = {}
    for line in others.strip().splitlines():
        script, _, spellings = line.strip().partition(": ")
        elsewhere[script] = tuple(each.strip() for each in spellings.split("|"))
    email, phone, handle, order = (each.strip() for each in numbers.split("|"))
    address, *more = (each.strip() for each in addresses.split("|"))
    return Person(language, name, elsewhere, email, phone, handle, order, address, tuple(more))


PEOPLE = [
    person(
        "en", "Hannah Whitlock",
        """cyrillic: Ханна Уитлок | Ханна Витлок | Хана Уитлок
        arabic: هانا ويتلوك | حنا ويتلوك""",
        "hannah.whitlock@example.com | +44 7700 900123 | hwhitlock_leeds | NL-204518",
        "14 Larkspur Road, Leeds LS6 2AB | 14, Larkspur Rd, Leeds | Larkspur Road 14",
    ),
    person(
        "en", "Michael Thornbury",
        """cyrillic: Майкл Торнбери | Майкл Торнбури | Михаэль Торнбери
        arabic: مايكل ثورنبري | مايكل تورنبيري""",
        "m.thornbury77@example.org | 07700 900456 | mt77york | INV646252",
        "3 Copper Lane, York YO1 7EP | Copper Lane 3, York | flat 2, 3 Copper Ln",
    ),
    person(
        "en", "Charlotte Abernathy",
        """cyrillic: Шарлотта Абернати | Шарлот Абернати | Шарлотта Абернаси
        arabic: شارلوت أبرناثي | تشارلوت ابرناثي""",
        "charlotte_abernathy@example.net | +44 20 7946 0991 | @charab_london | A-27222-7",
        "221 Quince Avenue, Bath | 221 Quince Ave., Bath | Quince avenue, 221",
    ),
    person(
        "en", "George Kowalczyk-Reed",
        """cyrillic: Джордж Ковальчик-Рид | Джордж Ковальчик | Георг Ковальчик
        arabic: جورج كوالتشيك ريد | جورج كوفالتشيك""",
        "gkr@example.com | +44 161 496 0777 | georgekr | 55810-GKR",
        "8 Heron Close, Hull HU1 3DZ | 8 HERON CLOSE | heron close 8, hull",
    ),
    person(
        "en", "Elizabeth Jane Fairweather",
        """cyrillic: Элизабет Фэйрвезер | Элизабет Фейрвезер | Элизабет Фэрвезер
        arabic: إليزابيث فيرويذر | اليزابيث فيرويذر""",
        "liz.fairweather@example.co.uk | 0113 496 0345 | lizzie_fair | FW20261107",
        "77 Bramble Street, Derby DE1 2GU | 77 bramble st, derby | Bramble Street, 77",
    ),
    person(
        "ru", "Мария Павловна Ветрова",
        """latin: Maria Vetrova | Mariya Vetrova | Marija Wetrowa
        arabic: ماريا فيتروفا | ماريا فتروفا""",
        "m.vetrova@example.ru | +7 912 000-11-22 | vetrova_maria | ЗК-880412",
        "ул. Ленина, д. 15, кв. 7, Пермь | Ленина 15, Пермь | улица Ленина, дом 15",
    ),
    person(
        "ru", "Сергей Ковалёв",
        """latin: Sergey Kovalyov | Sergei Kovalev | Serguei Kovalev
        arabic: سيرغي كوفاليوف | سيرجي كوفاليف""",
        "kovalev1980@example.ru | 8 (495) 000-77-31 | skov1980 | 2927595",
        "проспект Мира, 104, Москва | пр-т Мира 104, Москва | 104, Проспект Мира",
    ),
    person(
        "ru", "Юлия Щербакова",
        """latin: Yulia Shcherbakova | Julia Scherbakova | Yuliya Shcherbakova
        arabic: يوليا شيرباكوفا | جوليا شيرباكوفا""",
        "yu-shcherbakova@example.com | +7 (903) 555-01-98 | julsher | DOST-71-2240",
        "Садовая улица, 9, Тверь | ул. Садовая 9 | Садовая ул., д. 9",
    ),
    person(
        "ru", "Евгений Хромов",
        """latin: Evgeny Khromov | Evgenii Khromov | Yevgeniy Khromov
        arabic: يفغيني خروموف | يفجيني خروموف""",
        "hromov.e@example.ru | +7 921 555 33 44 | hromov_spb | SPB/00417",
        "Рябиновый переулок, 21, Казань | Рябиновый пер., д. 21 | пер. Рябиновый, 21",
    ),
    person(
        "ru", "Ксения Цыганова",
        """latin: Ksenia Tsyganova | Xenia Tsyganova | Kseniya Tsyganova
        arabic: كسينيا تسيغانوفا | زينيا تسيجانوفا""",
        "ksyu@example.com | 89031234567 | ksyu_ts | №А-5501-К",
        "Набережная реки Оби, 44, Новосибирск | наб. реки Оби 44 | набережная Оби, дом 44",
    ),
    person(
        "ar", "أحمد الزهراني",
        """latin: Ahmed Al-Zahrani | Ahmad Alzahrani | Ahmed az-Zahrani
        cyrillic: Ахмед Аль-Захрани | Ахмад аз-Захрани | Ахмед Захрани""",
        "ahmed.z@example.sa | +966 50 000 0123 | ahmed_zah | KSA-99120",
        "شارع الملك فهد 14، الرياض | 14 شارع الملك فهد | الملك فهد، مبنى 14",
    ),
    person(
        "ar", "فاطمة القحطاني",
        """latin: Fatima Al-Qahtani | Fatimah Alqahtani | Fatma al Kahtani
        cyrillic: Фатима аль-Кахтани | Фатима Кахтани | Фатьма Аль-Кахтани""",
        "fatima77@example.com | 0551234567 | f_qahtani | طلب-77120",
        "طريق النخيل 202، جدة | 202 طريق النخيل | طريق النخيل، رقم 202",
    ),
    person(
        "ar", "عبد الرحمن الشمري",
        """latin: Abdulrahman Al-Shammari | Abdul Rahman Alshammari | Abdurrahman ash-Shammari
        cyrillic: Абдуррахман аш-Шаммари | Абдулрахман Аль-Шаммари | Абдул Рахман Шаммари""",
        "a.shammari@example.com | +966 55 765 4321 | shammari_a1 | ORD.554.20",
        "شارع الياسمين 31، الدمام | 31 شارع الياسمين | الياسمين، شارع 31",
    ),
    person(
        "ar", "يوسف حداد",
        """latin: Youssef Haddad | Yusuf Haddad | Yousef Hadad
        cyrillic: Юсуф Хаддад | Юсеф Хаддад | Юсуф Хадад""",
        "y.haddad@example.jo | +962 7 9000 0456 | yhaddad9 | JO_20418",
        "شارع الجامعة 5، عمان | 5 شارع الجامعة | شارع الجامعة، بناية 5",
    ),
    person(
        "ar", "خديجة المنصوري",
        """latin: Khadija Al Mansouri | Khadeeja Almansoori | Khadijah el-Mansouri
        cyrillic: Хадиджа аль-Мансури | Хадижа Мансури | Хадиджа Аль-Мансури""",
        "khadija.m@example.ae | +971 50 123 9876 | khadija_uae | AE5512-9",
        "شارع الوحدة 120، أبوظبي | 120 شارع الوحدة | شارع الوحدة رقم 120",
    ),
]  # fmt: skip

# ---------------------------------------------------------------------------------------------------------- the variants

LATIN_SYSTEMS = {
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y ' e iu ia",
    "everyday": "a b v g d e yo zh z i y k l m n o p r s t u f h ts ch sh sch ' y ' e yu ya",
    "library": "a b v g d e e z z i j k l m n o p r s t u f h c c s s ' y ' e ju ja",
    "German": "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch ' y ' e ju ja",
    "Polish": "a b w g d ie io z z i j k l m n o p r s t u f ch c cz sz szcz ' y ' e ju ja",
}
CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
HOMOGLYPHS = str.maketrans("aceopxyACEHKMOPTXBсаеорхСАЕНКМОРТХВ", "асеорхуАСЕНКМОРТХВcaeopxCAEHKMOPTXB")
ONE_HOMOGLYPH = str.maketrans("aeocаеос", "аеосaeoc")
GREEK = str.maketrans("oavOAEKMT", "οανΟΑΕΚΜΤ")
LEET = str.maketrans("aeioAEIO", "43104310")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
DIGIT_WORDS = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "ru": ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"),
    "ar": ("صفر", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"),
}
HAMZA = str.maketrans({"أ": "ا", "إ": "ا", "ة": "ه", "ى": "ي", "آ": "ا"})


def as_written(who: Person) -> Variants:
    yield who.name


def letter_case(who: Person) -> Variants:
    yield from (who.name.lower(), who.name.upper(), who.name.title(), who.name.swapcase())


def orders(who: Person) -> Variants:
    first, *middle, last = who.words
    if who.name.startswith("عبد "):
        first, middle = "عبد الرحمن", []
    yield f"{last} {first}"
    yield f"{last}, {first}"
    yield " ".join([last.upper(), first, *middle])
    yield f"{first}\n{last}"


def initials(who: Person) -> Variants:
    first, *middle, last = who.words
    first = "الرحمن" if first == "عبد" else first
    if who.language == "ar":
        yield from (f"{first[0]}. {last}", f"{last} {first[0]}.")
        return
    yield from (
        f"{first[0]}. {last}",
        f"{last} {first[0]}.",
        f"{first[0]}.{last}",
        f"{first[0].lower()}. {last.lower()}",
    )
    short = "".join(f" {word[0]}." for word in [first, *middle])
    yield from (f"{last}{short}", f"{short.strip()} {last}", f"{last} {first[0]}".upper())


@cache
def analyser() -> object:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def declined(word: str, case: str, gender: str) -> str:
    """A Russian name in a case; as it is where the dictionary has none."""
    parses = [
        each for each in analyser().parse(word) if each.tag.case == "nomn" and each.tag.number == "sing"
    ]  # type: ignore[attr-defined]
    named = [each for each in parses if {"Name", "Surn", "Patr"} & set(each.tag.grammemes)] or parses
    same = [each for each in named if each.tag.gender == gender] or named
    form = same[0].inflect({case, "sing"}) if same else None
    found = form.word if form else word
    return "-".join(part.capitalize() for part in found.split("-"))


def russian_cases(who: Person) -> Variants:
    names = [who.name] if who.language == "ru" else who.elsewhere["cyrillic"]
    gender = (
        "femn"
        if names[0].split()[0][-1] in "ая" or who.name.startswith(("Charlotte", "Elizabeth"))
        else "masc"
    )
    for name in names:
        for case in ("gent", "datv", "accs", "ablt", "loct"):
            words = [
                declined(word, case, gender) for word in name.replace("Аль-", "").replace("аль-", "").split()
            ]
            yield " ".join(words)
            yield f"{words[-1]} {words[0]}"
            if who.language == "ru":
                yield f"{words[-1]} {who.words[0][0]}."


def transliterated(who: Person) -> Variants:
    for spellings in who.elsewhere.values():
        for name in spellings:
            yield from (
                name,
                name.lower(),
                " ".join(reversed(name.split())) if len(name.split()) == 2 else name,
            )


def by_system(who: Person) -> Variants:
    if who.language != "ru":
        return
    for table in LATIN_SYSTEMS.values():
        letters = dict(zip(CYRILLIC, (each.replace("'", "") for each in table.split()), strict=True))
        words = [
            "".join(letters.get(sign, sign) for sign in word.lower())
            for word in (who.words[0], who.words[-1])
        ]
        yield " ".join(word.capitalize() for word in words)
        yield " ".join(reversed(words))


def initials_elsewhere(who: Person) -> Variants:
    for script, spellings in who.elsewhere.items():
        if script != "arabic":
            for name in spellings:
                words = name.split()
                yield from (f"{words[0][0]}. {words[-1]}", f"{words[-1]} {words[0][0]}.")


def look_alikes(who: Person) -> Variants:
    if who.language == "ar":
        yield from (who.name.replace("ي", "ی").replace("ك", "ک"), who.name.replace("ه", "ہ"))
        return
    yield from (who.name.translate(HOMOGLYPHS), who.name.translate(ONE_HOMOGLYPH))
    yield who.name.translate(GREEK) if who.language == "en" else who.name.replace("а", "a")
    yield "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in who.name)


def invisible(who: Person) -> Variants:
    for sign in ("\u200b", "\u00ad", "\u2060", "\u200d", "\ufeff", "\u202e", "\ufe0f"):
        yield " ".join(word[:2] + sign + word[2:] for word in who.words)


def accents(who: Person) -> Variants:
    if who.language == "ar":
        yield from (
            "".join(sign + "\u064e" for sign in who.name),
            who.name.replace("ا", "اـ"),
            who.name.translate(HAMZA),
        )
        return
    yield "".join(sign + ("\u0301" if sign in "aeioуаеио" else "") for sign in who.name)
    yield (
        who.name.translate(str.maketrans("aeo", "áèö"))
        if who.language == "en"
        else who.name.replace("ё", "е")
    )


def spread(who: Person) -> Variants:
    words = who.words if who.words[0] != "عبد" else ["عبدالرحمن", who.words[-1]]
    words = [words[0], words[-1]]
    for gap, between in ((" ", "  "), (".", " "), ("-", " "), (" ", " "), ("_", "__"), (" ", " / ")):
        yield between.join(gap.join(word) for word in words)


def broken(who: Person) -> Variants:
    words = [who.words[0], who.words[-1]] if who.words[0] != "عبد" else ["عبدالرحمن", who.words[-1]]
    for sign in ("-", "‑", "·", "*", "_", "."):
        yield " ".join(word[:3] + sign + word[3:] for word in words)
    yield f"{words[0]} {words[1][:3]}-{words[1][3:]}"


def glued(who: Person) -> Variants:
    first, last = (who.words[0], who.words[-1]) if who.words[0] != "عبد" else ("عبدالرحمن", who.words[-1])
    yield from (
        f"{first}{last}",
        f"{first}_{last}",
        f"{first}-{last}".lower(),
        f"{last}.{first}",
        f"@{first}{last}".lower(),
    )


def clitics(who: Person) -> Variants:
    if who.language == "ar":
        for prefix in ("و", "ل", "ب", "ف", "ك", "ول", "وب"):
            yield prefix + who.name
    elif who.language == "en":
        yield from (f"{who.name}'s", f"{who.name}’s", f"Mr. {who.name}", f"Ms {who.name.upper()}S'")


def leet(who: Person) -> Variants:
    if who.language == "en":
        yield who.name.translate(LEET)


def emails(who: Person) -> Variants:
    local, _, host = who.email.partition("@")
    yield from (
        who.email,
        who.email.upper(),
        f"mailto:{who.email}",
        f"<{who.email}>",
        who.email.replace("@", " @ "),
    )
    for at, dot in (
        (" (at) ", " dot "),
        (" [at] ", "[dot]"),
        (" AT ", " DOT "),
        (" собака ", " точка "),
        (" آت ", " نقطة "),
    ):
        yield local.replace(".", dot) + at + host.replace(".", dot)
    yield from (
        f"{local} at {host}",
        f"{local}(at){host}",
        f"{local}＠{host}",
        f"{local} {host}".replace(".", " "),
    )
    yield " ".join(who.email)
    yield f"{local[:2]}\u00ad{local[2:]}@{host}"
    yield who.email.translate(ONE_HOMOGLYPH)


def phones(who: Person) -> Variants:
    digits = "".join(sign for sign in who.phone if sign.isdigit())
    national = digits[-9:]
    yield from (who.phone, digits, f"00{digits}", f"+{digits}", f"0{national}", f"8{digits[-10:]}")
    for sign in (" ", "-", ".", " - ", "/", "·", "_", " • "):
        yield sign.join(digits)
        yield sign.join([digits[:-9], national[:3], national[3:6], national[6:]])
    yield from (f"({digits[:-7]}) {digits[-7:]}", f"{digits[:-4]} {digits[-4:]}", f"tel:+{digits}")
    yield from (
        digits.translate(ARABIC_DIGITS),
        who.phone.translate(ARABIC_DIGITS),
        digits.translate(PERSIAN_DIGITS),
    )
    for words in DIGIT_WORDS.values():
        yield " ".join(words[int(sign)] for sign in digits)
        yield ", ".join(words[int(sign)] for sign in digits)
    yield " ".join(sign if place % 2 else DIGIT_WORDS["en"][int(sign)] for place, sign in enumerate(digits))
    yield "".join(chr(ord(sign) + 0xFEE0) for sign in digits)
    yield "\u200b".join(digits)


def handles(who: Person) -> Variants:
    bare = who.handle.removeprefix("@")
    yield from (
        f"@{bare}",
        f"@{bare.upper()}",
        f"https://t.me/{bare}",
        f"https://forum.example/user/{bare}",
        f"@ {bare}",
    )
    if not bare.isalpha():
        yield from (bare, bare.title(), " ".join(bare), bare.replace("_", " "), bare.replace("_", "-"))
        yield f"{bare[:3]}\u200b{bare[3:]}"


def order_numbers(who: Person) -> Variants:
    yield from (
        who.order,
        who.order.lower(),
        who.order.upper(),
        f"#{who.order}",
        f"№ {who.order}",
        f"({who.order})",
    )
    yield from (who.order.translate(ARABIC_DIGITS), f"{who.order[:2]}\u2060{who.order[2:]}")
    yield who.order.replace("-", "‑").replace("_", "-")
    if any(sign.isalpha() for sign in who.order):
        yield from (who.order.replace("-", " "), who.order.replace("-", ""), " ".join(who.order))


def addresses(who: Person) -> Variants:
    for address in (who.address, *who.addresses):
        yield from (
            address,
            address.upper(),
            address.lower().replace(",", ""),
            address.translate(ARABIC_DIGITS),
        )


KINDS: dict[str, Callable[[Person], Variants]] = {
    "as written": as_written, "small and capital letters": letter_case, "other order": orders, "initials": initials,
    "Russian cases": russian_cases, "transliteration": transliterated, "by a system": by_system,
    "initials, other script": initials_elsewhere, "look-alike letters": look_alikes, "invisible signs": invisible,
    "accents and vowel marks": accents, "spread letters": spread, "broken words": broken, "glued words": glued,
    "prefixes and endings": clitics, "leetspeak": leet, "e-mail": emails, "phone": phones, "handle": handles, "order": order_numbers,
    "address": addresses,
}  # fmt: skip


@dataclass(frozen=True)
class Flock:
    """People, and the kinds of spellings that are made of them."""

    people: Sequence[Person] = tuple(PEOPLE)
    kinds: Mapping[str, Callable[[Person], Variants]] = field(default_factory=lambda: KINDS)


def canaries(flock: Flock) -> Iterator[tuple[str, Person, str]]:
    """Every kind, person and variant; the same text once a person."""
    for who in flock.people:
        seen: set[str] = set()
        for kind, variants in flock.kinds.items():
            for variant in variants(who):
                if variant not in seen:
                    seen.add(variant)
                    yield kind, who, variant


# ---------------------------------------------------------------------------------------------------------- the planting


def in_text(page: str, words: str) -> str:
    return page.replace("</main>", f"<p>{escape(words)}</p></main>", 1)


def in_an_attribute(page: str, words: str) -> str:
    return page.replace("</main>", f'<p title="{escape(words, quote=True)}">x</p></main>', 1)


def in_entities(page: str, words: str) -> str:
    return page.replace("</main>", f"<p>{''.join(f'&#{ord(sign)};' for sign in words)}</p></main>", 1)


def in_a_comment(page: str, words: str) -> str:
    return page.replace("</main>", f"<!-- {words.replace('--', '__')} --></main>", 1)


def in_a_feed(page: str, words: str) -> str:
    return page.replace(
        "</feed>",
        f"<entry><content type='html'>{escape(escape(f'<p>{escape(words)}</p>'))}</content></entry></feed>",
    )


def in_a_line(page: str, words: str) -> str:
    return f"{page}\n# {' '.join(words.split())}\n" if "\n" in words else f"{page}\n# {words}\n"


def in_a_map(page: str, words: str) -> str:
    return page.replace("</urlset>", f"<!-- {words.replace('--', '__')} --></urlset>")


def in_a_style(page: str, words: str) -> str:
    return f"{page}\n/* {' '.join(words.split())} */\n" if "\n" in words else f"{page}\n/* {words} */\n"


def in_json(page: str, words: str) -> str:
    return json.dumps({"words": words, "page": len(page)}, ensure_ascii=False)


def in_a_drawing(page: str, words: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg"><text x="4" y="9">{escape(words)}</text><path d="M 1 2 3 4"/></svg>'


# What is planted in which rendered file: the path, the name under which it is vetted, and how.
PLACES: list[tuple[str, str, Callable[[str, str], str]]] = [
    ("en/changes/honest-dates.html", "en/changes/honest-dates.html", in_text),
    ("ru/changes/honest-dates.html", "ru/changes/honest-dates.html", in_an_attribute),
    ("ar/changes/honest-dates.html", "ar/changes/honest-dates.html", in_entities),
    ("ru/how-we-handle.html", "ru/how-we-handle.html", in_text),
    ("en/tell-us.html", "en/tell-us.html", in_a_comment),
    ("en/feed.atom", "en/feed.atom", in_a_feed),
    ("robots.txt", "robots.txt", in_a_line),
    ("sitemap.xml", "sitemap.xml", in_a_map),
    ("_headers", "_headers", in_a_line),
    ("en/static/site.css", "en/static/site.css", in_a_style),
    ("index.html", "released/numbers.json", in_json),
    ("index.html", "static/chart.svg", in_a_drawing),
]


def planted(site: Path, flock: Flock) -> Iterator[tuple[str, Person, str, str, bytes]]:
    """Every canary in a real rendered file, going round the places: kind, person, variant, file name, content."""
    pages = [(name, plant, (site / path).read_text("utf-8")) for path, name, plant in PLACES]
    for number, (kind, who, variant) in enumerate(canaries(flock)):
        name, plant, page = pages[number % len(pages)]
        yield kind, who, variant, name, plant(page, variant).encode()


def recall(site: Path, flock: Flock) -> Recall:
    """By kind of variant: how many were found, how many were planted, and which (file, variant) were missed."""
    found: dict[str, list[tuple[bool, str, str]]] = defaultdict(list)
    finds = finder(flock)
    for kind, _, variant, name, content in planted(site, flock):
        found[kind].append((finds(name, content), name, variant))
    return {
        kind: (
            sum(hit for hit, _, _ in each),
            len(each),
            [(name, variant) for hit, name, variant in each if not hit],
        )
        for kind, each in found.items()
    }


def finder(flock: Flock) -> Callable[[str, bytes], bool]:
    """True for a file in which the airlock finds one of our people."""
    from jobs.vetting.identities import find_identities, know
    from jobs.vetting.reading import read_file

    known = know([contact for who in flock.people for contact in who.contacts])
    return lambda name, content: any(True for _ in find_identities([known], read_file(name, content) or []))


def main(arguments: list[str]) -> None:
    """Build the example site in a folder of its own, or take a built one, and print recall."""
    from tests.conftest import make_organisation

    with tempfile.TemporaryDirectory() as folder:
        site = Path(arguments[0]) if arguments else make_organisation(Path(folder) / "canaries").site
        if not arguments:
            from tests.conftest import Organisation

            Organisation(site.parent).must("jobs.web", "build")
        from tests.vetting import held_out

        for title, flock in (("tuned", Flock()), ("held out", Flock(held_out.PEOPLE, held_out.KINDS))):
            tell(title, recall(site, flock))


def tell(title: str, found: Recall) -> None:
    """A line for each kind."""
    for kind, (hits, planted_ones, missed) in found.items():
        print(
            f"{kind:28} {hits:5} of {planted_ones:5} {100 * hits / planted_ones:6.1f} %   {missed[:3] if missed else ''}"
        )
    hits, every = whole(found)
    print(f"{'all, ' + title:28} {hits:5} of {every:5} {100 * hits / every:6.1f} %\n")


def whole(found: Recall) -> tuple[int, int]:
    """How many were found and planted in all."""
    return sum(each[0] for each in found.values()), sum(each[1] for each in found.values())


if __name__ == "__main__":
    main(sys.argv[1:])
