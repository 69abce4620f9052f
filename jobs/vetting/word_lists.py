"""Words that stand around names, numbers and addresses, in three languages and in the spellings that `letters` makes.

All lists were written down by the project from general knowledge, 2026.
"""

from __future__ import annotations


def listed(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(word for line in lines for word in line.split())


# Abd, which makes one name with the word behind it.
SERVANT = listed(
    "abd abdu abdul abdel abdal abdo абд абду абдул абдула абдулу абдулом абдуле абдель абдал عبد"
)
PARTICLES = listed(
    "al el bin ibn bint ben de del della der den van von la le di da dos du ter zu ال بن ابن بنت آل",
    "аль эль ар аз ас аш ад ан ат ибн бин бен бинт оглы кызы угли заде ван фон де дер да ди",
)
# The Arabic article before some letters; also English words, so only with a hyphen.
SUN_ARTICLES = listed("ar as at an ad az ash ath adh")
KUNYA = listed("abu abou umm um om абу умм ابو ابا ابي ام")
TITLES = listed(
    "mr mrs ms miss mx dr prof sir madam lord lady sheikh sayyid ustaz г н госпожа господин доктор д р гн гжа тов проф",
    "استاذ استاذه الاستاذ الاستاذه سيد سيده السيد السيده دكتور دكتوره الدكتور الدكتوره شيخ الشيخ مهندس المهندس",
)
# What is written or said for the signs of an e-mail.
LEFT_OUT = listed(
    "at dot period point underscore dash hyphen собака собачка точка ат дот дефис тире подчеркивание",
    "ات نقطه دوت شرطه",
)
# What stands around a street's own name.
STREETS = listed(
    "street st road rd avenue ave lane ln drive dr close court ct place pl square sq way terrace crescent gardens",
    "grove hill flat apt apartment house building block unit floor no number the",
    "улица ул проспект пр просп т переулок пер площадь пл шоссе ш бульвар бул б р набережная наб проезд тупик",
    "дом д квартира кв корпус корп к строение стр этаж подъезд офис город г поселок",
    "شارع طريق حي مبني بنايه عماره شقه دور رقم بيت منزل فيلا",
)
NUMBER_WORDS = {
    0: "zero oh nought null ноль нуль нол صفر زيرو",
    1: "one один одна адин واحد",
    2: "two два две اثنان اثنين اتنين",
    3: "three три ثلاثه ثلاث تلاته",
    4: "four четыре اربعه اربع",
    5: "five пять خمسه خمس",
    6: "six шесть سته ست",
    7: "seven семь سبعه سبع",
    8: "eight восемь ثمانيه ثمان تمانيه ثماني",
    9: "nine девять تسعه تسع",
    10: "ten десять عشره",
    11: "eleven одиннадцать",
    12: "twelve двенадцать",
    13: "thirteen тринадцать",
    14: "fourteen четырнадцать",
    15: "fifteen пятнадцать",
    16: "sixteen шестнадцать",
    17: "seventeen семнадцать",
    18: "eighteen восемнадцать",
    19: "nineteen девятнадцать",
    20: "twenty двадцать",
    30: "thirty тридцать",
    40: "forty сорок",
    50: "fifty пятьдесят",
    60: "sixty шестьдесят",
    70: "seventy семьдесят",
    80: "eighty восемьдесят",
    90: "ninety девяносто",
    100: "сто",
    200: "двести",
    300: "триста",
    400: "четыреста",
    500: "пятьсот",
    600: "шестьсот",
    700: "семьсот",
    800: "восемьсот",
    900: "девятьсот",
}
