"""Finds how old a person is or when born, which together with a place leads to one person (strict mode; k-anonymity's quasi-identifiers)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jobs.hear.numbers import only_digits, western
from jobs.hear.span import Span

UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
SPELLED = rf"(?:{TENS}(?:[ -]{UNITS})?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|{UNITS})"
NUMBER = rf"(?:1[01]\d|\d{{1,2}}|{SPELLED})"
BORN = r"(?:19[0-9]\d|20[0-2]\d)"
RELATIVES = (
    r"(?:mother|mum|mom|father|dad|wife|husband|son|daughter|grandmother|grandma|nan|gran|grandfather|grandad|grandpa|sister|brother|partner|child|baby|boy|girl|aunt|uncle"
    r"|niece|nephew|parents?|twins?|mother-in-law|father-in-law)"
)
ENGLISH = re.compile(
    rf"(?<![\w.,£$€])(?:age[d]?(?: is| of)?[: ] ?{NUMBER}(?!\w|[.,]\d)|{NUMBER}[- ]?(?:years?|yrs?|months?|weeks?|days?)[- ]?(?:old|of age)(?!\w)|{NUMBER} ?(?:y/?o|y\.o\.?|yrs? ?old|m/o)(?!\w)"
    rf"|(?<=i am ){NUMBER}(?= ?(?:[.,;!)]|and\b|now\b|but\b|with\b|$))|(?<=i'm ){NUMBER}(?= ?(?:[.,;!)]|and\b|now\b|but\b|with\b|$))|(?<=i’m ){NUMBER}(?= ?(?:[.,;!)]|and\b|now\b|$))"
    rf"|(?<=he is ){NUMBER}(?= ?(?:[.,;!)]|and\b|now\b|$))|(?<=he's ){NUMBER}(?= ?(?:[.,;!)]|and\b|now\b|$))"
    rf"|(?<=when i was ){NUMBER}(?!\w)|(?<=man of ){NUMBER}(?!\w)|(?<=lady of ){NUMBER}(?!\w)|(?<= is )[1-9]\d(?= (?:and|now|but)\b)|(?<=\()[2-9]0s(?=\))|(?<=in my )[2-9]0s|(?<=in his )[2-9]0s|(?<=in her )[2-9]0s"
    rf"|(?<=\bturned ){NUMBER}(?!\w|[.,]\d)|(?<=turning ){NUMBER}(?!\w|[.,]\d)|(?<=turns ){NUMBER}(?!\w|[.,]\d)|(?<=born in ){BORN}(?!\d))",
    re.IGNORECASE,
)
RELATIVE = re.compile(
    rf"\b{RELATIVES}(?:,? [A-Z][\w-]+){{0,3}},? ?(?:is|was|,|\(|who is|who's|who was|'s)(?: only| already| nearly| now| almost)? ?({NUMBER})(?= ?(?:[.,;!)]|and\b|now\b|with\b|$))",
    re.IGNORECASE,
)
TENS_RU = r"(?:двадцать|тридцать|сорок|пятьдесят|шестьдесят|семьдесят|восемьдесят|девяносто|двадцати|тридцати|сорока|пятидесяти|шестидесяти|семидесяти|восьмидесяти)"
UNITS_RU = r"(?:од(?:ин|на|ного)|дв[ае]|двух|тр(?:и|[её]х)|четыр(?:е|[её]х)|пят[ьи]|шест[ьи]|сем[ьи]|вос[еь]м[ьи]|девят[ьи])"
SPELLED_RU = rf"(?:{TENS_RU}(?: {UNITS_RU})?|десят[ьи]|\w{{2,9}}надцат[ьи]|{UNITS_RU})"
NUMBER_RU = rf"(?:1[01]\d|\d{{1,2}}|{SPELLED_RU})"
WHO = (
    r"(?:мне|ей|ему|нам обоим|маме|мам[ея]|папе|мужу|жене|сыну|дочк?е|дочери|бабушке|деду(?:шке)?|отцу|матери|реб[её]нку|малышу|брату|сестре|внуку|внучке|т[её]ще|свекрови|тест[юу]"
    r"|свекру|мальчику|девочке|племянни\w+|родителям|соседке|соседу|подруге|\w+(?:овне|евне|ичне|ичу))"
)
RUSSIAN = re.compile(
    rf"(?<!\w)(?:{WHO}(?: уже| всего| сейчас| только| почти| скоро| недавно|,| исполнил\w+| будет| было| за| под| около){{0,2}} ({NUMBER_RU}(?: с половиной)?(?:[- ]?(?:лет|года?|годик\w*|месяц\w*|недел\w+))?"
    r"(?!\w))(?= ?(?:[.,;!)]|и\b|а\b|но\b|$)|(?<=лет)|(?<=год)|(?<=года)|(?<=месяц)|(?<=месяцев)|(?<=месяца))"
    rf"|возраст(?:е|ом)?(?::| -| –| —)? ?({NUMBER_RU}(?: ?(?:лет|года?))?)(?!\w)|(\d{{1,3}}[- ]?(?:ти|х|и|ми)?[- ]?летн\w++)(?! (?:юбил|клиент|стаж|опыт|срок|гарант|договор|истори))|(\d{{1,2}}[- ]?(?:ти|х|и|ми)?[- ]?(?:месячн|недельн)\w+)"
    rf"|\bв (?:мои|свои|её|ее|его|наши) ({NUMBER_RU}(?: ?(?:лет|года?))?)(?!\w)(?! ?(?:руб|тыс|процент|сотк))|(?:пенсионер\w*|женщин\w|мужчин\w|бабушк\w|дедушк\w|инвалид\w*|мам\w|реб[её]н\w+|сын\w*|доч\w+|девочк\w|мальчик\w?),? ({NUMBER_RU} (?:лет|года?))(?!\w)"
    rf"|(?:исполнил\w+|исполнится|стукнуло) ({NUMBER_RU}(?: ?(?:лет|года?))?)(?!\w)|({NUMBER_RU} (?:лет|года?) от роду)|(?<=,) ({NUMBER_RU} (?:лет|года?|год)(?=[,.!)\n]|$))|\(({NUMBER_RU} (?:лет|года?|год))\)|({BORN} ?(?:года? рождения|г\.? ?р\.?))(?!\w)|(?:родил\w+ в|рожд\w+:?) ({BORN})(?!\d)"
    rf"|((?:двадцати|тридцати|сорока|пятидесяти|шестидесяти|семидесяти|восьмидесяти|девяносто)?(?:одно|двух|тр[её]х|четыр[её]х|пяти|шести|семи|восьми|девяти|десяти|\w{{3,9}}надцати)?летн(?:яя|ей|юю|ий|его|ему|им|ем|ие|их)(?= (?:сын|доч|мам|пап|бабуш|дед|реб|внук|внуч|мальчик|девоч|брат|сестр|отец|отц|мать|матер|женщин|мужчин|подруг|муж|жен)\w*)))",
    re.IGNORECASE,
)
UNIT_AR = r"(?:سن[ةه]|سنوات|سنين|عام(?:ا|اً|ًا)?|أعوام|اعوام|شهر|شهور|[أا]شهر)"
SPELLED_AR = r"(?:(?:اثن[اي]|[أا]حد|إحدى|اثنت[اي]) عشر[ةه]?|(?:[\u0621-\u064a]{2,9} و)?(?:عشر|ثلاث|تلات|[أا]ربع|خمس|ست|سبع|ثمان|تمان)(?:ين|ون)|تسع(?:ين|ون)|(?:ثلاث|تلات|[أا]ربع|خمس|ست|سبع|ثماني?|تمان|تسع|عشر)[ةه]?(?: ?عشر[ةه]?)?|سنتين|سن[ةه] واحد[ةه])"
NUMBER_AR = rf"(?:1[01]\d|\d{{1,2}}|{SPELLED_AR})"
ARABIC = re.compile(
    rf"(?<!\w)[وف]?(?:عمر(?:ي|ه|ها|هم|ك|نا|و)?|بعمر|سن[يه]|السن|[يأت]بلغ(?: من)? (?:العمر )?|من العمر|العمر|في عمر|بسن|في سن)(?: شي| ال[آا]ن| حاليا| حوالي| تقريبا| فوق| هو| هي)?[: ]{{0,2}}(?:ال)?({NUMBER_AR}(?: ?{UNIT_AR})?)(?!\w)"
    rf"|(?<!\w)[وف]?(?:عندي|عنده|عندها) ({NUMBER_AR} ?(?:سن[ةه]|عام(?:ا|اً|ًا)?|سنين|سنوات))(?!\w)(?! (?:خبر|اشتراك|معاكم|معكم|ضمان|في|مع))"
    rf"|(?<!\w)(?:مواليد|ولدت|مولود[ةه]?)(?: (?:عام|سن[ةه]|في))* ({BORN})(?!\d)|({NUMBER_AR}) ?(?:{UNIT_AR} )?(?:من (?:ال)?عمر(?:ي|ه|ها)?)(?!\w)"
    rf"|(?<!\w)(?:ابني|ابنتي|بنتي|ولدي|طفلي|طفلتي|[أا]مي|والدتي|والدي|[أا]بي|جدتي|جدي|حفيدي|حفيدتي|زوجي|زوجتي)(?: [\u0621-\u064a]+){{0,2}}?،? ({NUMBER_AR} {UNIT_AR})(?!\w)"
    rf"|(?<=،) ({NUMBER_AR} {UNIT_AR})(?=[،.)\n]|$)"
    r"|(?<!\w)(?:في )?(ال(?:عشرين|ثلاثين|[أا]ربعين|خمسين|ستين|سبعين|ثمانين|تسعين)) من عمر(?:ي|ه|ها)"
)


def find_ages(text: str) -> Iterator[Span]:
    """Every age and year of birth, in digits of any script or in words; how long a thing or a service lasts stays."""
    plain = western(text)
    for pattern in (ENGLISH, RELATIVE, RUSSIAN, ARABIC):
        for found in pattern.finditer(plain):
            group = next((number for number in range(1, len(found.groups()) + 1) if found.group(number)), 0)
            yield Span(
                found.start(group),
                found.end(group),
                "age",
                only_digits(found.group(group)) or found.group(group).lower(),
            )
