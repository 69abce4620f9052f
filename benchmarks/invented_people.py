"""Invents any number of people with names that are usual in their language, and their e-mails, phones, orders, handles and addresses.

Names are put together from the lists of jobs/hear/names; some given names and family names are much more frequent than others, as in life.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence

from jobs.hear.gazetteer import names
from jobs.vetting.word_lists import listed

MEN = listed(
    "Александр Дмитрий Максим Сергей Андрей Алексей Артём Илья Кирилл Михаил Никита Матвей Роман Егор Арсений Иван Денис Евгений Даниил",
    "Тимофей Владислав Игорь Владимир Павел Руслан Марк Константин Тимур Олег Ярослав Антон Николай Глеб Данил Савелий Вадим Степан Юрий",
    "Богдан Артур Семён Макар Лев Виктор Елисей Виталий Вячеслав Захар Мирон Дамир Георгий Давид Эмиль Борис Григорий Фёдор Анатолий Пётр",
)
WOMEN = listed(
    "Анастасия Мария Анна Виктория Екатерина Наталья Марина Полина София Дарья Алиса Ксения Александра Елена Юлия Ирина Ольга Татьяна",
    "Светлана Людмила Галина Надежда Валентина Нина Лариса Тамара Алёна Евгения Маргарита Кристина Вероника Диана Валерия Елизавета",
    "Ульяна Варвара Милана Арина Злата Ева Василиса Эмилия Камилла Оксана Алина Инна Зоя Раиса Лидия Антонина Жанна Регина Эльвира Яна",
)
FATHERS = (
    "Александр",
    "Сергей",
    "Иван",
    "Владимир",
    "Николай",
    "Михаил",
    "Виктор",
    "Павел",
    "Олег",
    "Антон",
    "Роман",
    "Борис",
)
SHARES = {"name": 0.55, "email": 0.15, "phone": 0.15, "order": 0.08, "handle": 0.05, "address": 0.02}


class Inventor:
    """Invents values; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.english = self.mixed("en_given"), self.mixed("en_family", "en_family_census")
        self.russian = self.mixed("ru_family")
        self.arabic = self.mixed("ar_given"), self.mixed("ar_family")
        self.men, self.women = self.in_any_order(MEN), self.in_any_order(WOMEN)

    def mixed(self, *lists: str) -> list[str]:
        """The words of some lists in an order of its own, so that the frequent ones are not those with A."""
        return self.in_any_order(set().union(*map(names, lists)))

    def in_any_order(self, words: Iterable[str]) -> list[str]:
        """These words shuffled."""
        found = sorted(words)
        self.chance.shuffle(found)
        return found

    def one(self, words: Sequence[str]) -> str:
        """One of these; the first ones are chosen much oftener."""
        return words[int(len(words) * self.chance.random() ** 2.5)]

    def name(self) -> str:
        """A full name, a third in each language."""
        return self.chance.choice((self.name_english, self.name_russian, self.name_arabic))()

    def name_english(self) -> str:
        """Given name and family name."""
        return f"{self.one(self.english[0])} {self.one(self.english[1])}".title()

    def name_russian(self) -> str:
        """Given name, often a patronymic, and family name, of one gender."""
        woman = self.chance.random() < 0.5
        first, last = self.one(self.women if woman else self.men), self.one(self.russian).capitalize()
        middle = patronymic(self.one(FATHERS), woman) if self.chance.random() < 0.4 else ""
        return " ".join(f"{first} {middle} {of_a_woman(last) if woman else last}".split())

    def name_arabic(self) -> str:
        """Given name and family name, now and then with the father's name."""
        parts = [self.one(self.arabic[0]), self.one(self.arabic[1])]
        if self.chance.random() < 0.2:
            parts.insert(1, self.one(self.arabic[0]))
        return " ".join(parts)

    def email(self) -> str:
        """Of the most usual form."""
        return f"{self.one(self.english[0])}.{self.one(self.english[1])}{self.chance.randrange(10_000)}@example.com"

    def phone(self) -> str:
        """With the code of a country."""
        return f"+{self.chance.choice((44, 7, 966))}{self.chance.randrange(10**9, 10**10)}"

    def order(self) -> str:
        """With a prefix."""
        return f"{self.chance.choice(('NL', 'A', 'ЗК', 'INV'))}-{self.chance.randrange(10**5, 10**7)}"

    def handle(self) -> str:
        """Two words and a number."""
        return f"{self.one(self.english[0])}_{self.one(self.english[1])}{self.chance.randrange(1000)}"

    def address(self) -> str:
        """A house in a road."""
        return f"{self.chance.randrange(1, 300)} {self.one(self.english[1]).title()} Road, Leeds"


def patronymic(father: str, woman: bool) -> str:
    """Сергеевич, Сергеевна."""
    stem = {"Сергей": "Сергее", "Николай": "Николае"}.get(father, f"{father}о")
    return f"{stem}вна" if woman else f"{stem}вич"


def of_a_woman(family: str) -> str:
    """Ветров is Ветрова, Зимний is Зимняя."""
    if family.endswith(("ов", "ев", "ин", "ын", "ёв")):
        return f"{family}а"
    return f"{family[:-2]}ая" if family.endswith(("ский", "цкий", "ый")) else family


def people(number: int) -> Iterator[tuple[str, str]]:
    """Kind and value of so many contacts, no one twice."""
    inventor = Inventor(number)
    for kind, share in SHARES.items():
        yield from ((kind, value) for value in different(getattr(inventor, kind), round(number * share)))


def different(make: Callable[[], str], number: int) -> Iterator[str]:
    """So many different values."""
    seen: set[str] = set()
    while len(seen) < number:
        if (value := make()) not in seen:
            seen.add(value)
            yield value
