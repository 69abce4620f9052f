"""A second set of invented people and of spellings, written before anybody looked at what is missed of them; nothing is tuned to it.

Who mends a miss of this set moves the person or the kind to canaries.py and writes a new one here, or the figure says nothing any more.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.vetting.canaries import KINDS as FIRST_KINDS
from tests.vetting.canaries import Person, Variants, person

PEOPLE = [
    person(
        "en", "Gillian Prendergast",
        """cyrillic: Джиллиан Прендергаст | Гиллиан Прендергаст | Джилиан Прендергаст
        arabic: جيليان برندرغاست | جيليان بريندرجاست""",
        "gill.prendergast@example.org | +44 7700 900871 | gillp_notts | RX-774120",
        "19 Teasel Walk, Nottingham NG3 1AA | 19, Teasel Walk, Nottingham | Teasel Walk 19",
    ),
    person(
        "en", "Theodore Okonkwo",
        """cyrillic: Теодор Оконкво | Теодор Оконкуо
        arabic: ثيودور أوكونكو | تيودور اوكونكوو""",
        "t.okonkwo@example.co.uk | 0117 496 0210 | @theo_ok88 | INV-90551-B",
        "6 Saltmarsh Gardens, Bristol BS1 4ZZ | 6 Saltmarsh Gdns | Saltmarsh Gardens, 6",
    ),
    person(
        "ru", "Наталья Игоревна Журавлёва",
        """latin: Natalia Zhuravleva | Natalya Zhuravlyova | Nataliya Juravleva
        arabic: ناتاليا جورافليوفا | ناتاليا زورافليفا""",
        "zhuravleva.n@example.ru | +7 916 555-40-71 | nat_zhur | ЛС-4410293",
        "ул. Вишнёвая, д. 8, Самара | Вишневая ул., 8 | улица Вишнёвая, дом 8",
    ),
    person(
        "ru", "Рустам Хабибуллин",
        """latin: Rustam Khabibullin | Rustam Habibullin | Roustam Khabiboulline
        arabic: رستم حبيبولين | رستم خبيبولين""",
        "rhabib@example.com | 8 987 000 12 45 | rustam_kzn | 55-КЗ-9001",
        "проспект Победы, 61, Казань | пр. Победы 61 | Победы проспект, д. 61",
    ),
    person(
        "ru", "Дмитрий Чернышёв",
        """latin: Dmitry Chernyshev | Dmitriy Chernyshov | Dimitri Tchernychev
        arabic: ديمتري تشيرنيشيف | دميتري تشرنيشوف""",
        "dm.chernyshev@example.net | +7 (383) 000-55-19 | chern_d | SIB-20771",
        "Кленовый бульвар, 33, Томск | бульвар Кленовый 33 | Кленовый б-р, д. 33",
    ),
    person(
        "ar", "محمود الطنطاوي",
        """latin: Mahmoud Tantawi | Mahmud El-Tantawy | Mahmood Al Tantawi
        cyrillic: Махмуд Тантави | Махмуд ат-Тантави""",
        "m.tantawi@example.eg | +20 100 000 4471 | tantawi_m | EG-30917",
        "شارع الزيتون 27، طنطا | 27 شارع الزيتون | الزيتون، عمارة 27",
    ),
    person(
        "ar", "ريم الغامدي",
        """latin: Reem Al-Ghamdi | Rim Alghamdi | Reem el Ghamdi
        cyrillic: Рим аль-Гамди | Рим Гамди""",
        "reem.g@example.sa | 0533000911 | reem_gh | SA/77103",
        "طريق الورد 88، الطائف | 88 طريق الورد | طريق الورد، رقم 88",
    ),
    person(
        "ar", "عبد اللطيف بوزيد",
        """latin: Abdellatif Bouzid | Abdul Latif Bouzid | Abdullatif Buzid
        cyrillic: Абдельлатиф Бузид | Абдул Латиф Бузид""",
        "latif.bouzid@example.tn | +216 20 000 318 | bouzid_al | TN-66120-4",
        "نهج الرمان 12، سوسة | 12 نهج الرمان | نهج الرمان عدد 12",
    ),
]  # fmt: skip


def in_brackets(who: Person) -> Variants:
    first, last = ends(who)
    yield from (
        f"({first}) {last}",
        f"«{first}» {last}",
        f"{first} “{last}”",
        f"*{first}* *{last}*",
        f"{first}\n\n{last}",
    )


def in_a_list(who: Person) -> Variants:
    first, last = ends(who)
    yield from (
        f"{last}; {first}",
        f"{first}/{last}",
        f"1) {last} {first}",
        f"{last} -- {first}",
        f"{first}, {last}, 34",
    )


def with_other_signs(who: Person) -> Variants:
    first, last = ends(who)
    yield from (
        f"{first}\u00a0{last}",
        f"{first}\u2003{last}",
        f"{first}\t{last}",
        f"\u202b{first} {last}\u202c",
    )
    yield " ".join(word[:1] + "\u200c" + word[1:] for word in (first, last))


def with_others(who: Person) -> Variants:
    first, last = ends(who)
    joining = {"en": "and", "ru": "и", "ar": "و"}[who.language]
    yield from (
        f"x {joining} {first} {last} {joining} y",
        f"{last} ({first})",
        f"{first} - {last}!",
        f"#{first}{last}",
    )


def in_a_link(who: Person) -> Variants:
    first, last = (word.lower() for word in ends(who))
    yield from (
        f"https://people.example/{first}-{last}",
        f"?name={first}+{last}",
        f"{first}%20{last}".replace("%20", " "),
        f"{last}_{first}",
    )


def written_numbers(who: Person) -> Variants:
    digits = "".join(sign for sign in who.phone if sign.isdigit())
    yield " ".join(digits[place : place + 2] for place in range(0, len(digits), 2))
    yield from (
        f"T: {digits[:-6]}/{digits[-6:]}",
        f"{digits[:-3]}-{digits[-3:]}",
        "".join(f"{sign} " for sign in digits).strip(),
    )
    yield "".join(chr(0x1D7CE + int(sign)) for sign in digits)
    yield "".join(chr(0x966 + int(sign)) for sign in digits)


def written_mails(who: Person) -> Variants:
    local, _, host = who.email.partition("@")
    yield from (
        f"{local} @{host}",
        f"{local}@ {host}",
        f"{local} {{at}} {host}",
        f"{local} АТ {host}",
        f"{local}-at-{host}",
    )
    yield f"{local}\n@{host}"


def ends(who: Person) -> tuple[str, str]:
    """First and last word of the name; Abd with what follows it."""
    first = "".join(who.words[:2]) if who.words[0] == "عبد" else who.words[0]
    return first, who.words[-1]


KINDS: dict[str, Callable[[Person], Variants]] = {
    **FIRST_KINDS,
    "in brackets": in_brackets, "in a list": in_a_list, "other spaces": with_other_signs, "with others": with_others,
    "in a link": in_a_link, "phones, otherwise": written_numbers, "e-mails, otherwise": written_mails,
}  # fmt: skip
