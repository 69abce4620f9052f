"""Names in Arabic letters, with the letters joined to them."""

from __future__ import annotations

import time
from functools import partial

import pytest

from jobs.hear.person_arabic import find_arabic_people
from jobs.hear.person_arabic_rules import Run, is_believable, trimmed, widened
from jobs.hear.tagger import tokens_of
from tests.hear.table import check

STAYS = [
    "مطعم تركي في الدور العلوي مفتوح في رمضان",
    "جميل ورائع، عيد مبارك، عالية المستوى",
    "خصم وعلى الجميع",
    "كان السائق كريم ومحترم وعندي أمل فيكم",
    "السرير جميل والنور ضعيف وسعيد بالخدمة",
    "أنا على الانتظار من أسبوع",
    "أبي تاريخ واضح للتوصيل",
    "الأبليكاسيون مزيان وكانو يضحكون",
    "صباح الخير، الله يعطيكم العافية",
    "محطة مترو سعد زغلول زحمة وشوكولاتة سلوى غالية",
    "صلوا على النبي محمد يا جماعة",
    "حبيت رواية نجيب محفوظ",
    "نزلت ولا طلعت لها ريحة",
    "شكرا لكم جميعا",
    "no arabic here",
    "только по-русски",
    "يا جماعة الخير اسمعوا",
    "شارع عبد الحميد شومان مسكر",
    "مدرسة خالد بن الوليد أحسن من مدرستكم",
    "حلقة أم كلثوم جميلة",
    "حلويات أبو عرب طعمها تغير",
    "استقبلونا وخدمونا وعجبتوني",
    "الأم وابنتها تحت، ام 3 كراسي",
    "ابو",
    "mar7aba, 3ndi moshkla",
]
CHANGES = [
    "وصل «أحمد» بن",
    "اسمي «خالد العتيبي» وطلبي متأخر",
    "السائق «أحمد» وصل متأخر",
    "سلموا ل«محمد» الطلب، و«أحمد» رفض",
    "معكم «كريم» من الرياض",
    "أختي «أمل» ما استلمت",
    "«منى عبد الفتاح» اتصلت",
    "السيدة «شمايل» تشتكي",
    "«أبو نايف» زعلان",
    "المهندس «سعيد العمري» ركب الدولاب",
    "«عبد الله» و«عبدالرحمن» هنا",
    "«فاطمة الزهراء» شكرتكم كثيرا",
    "شكرا ل«سعيد» من القسم",
    "«محمد بن سلمان القحطاني» كتب",
    "«أحمد باجابر»، جدة",
    "اسمها «نورة الشمري»",
    "مكالمة من «جورج قعوار»: الطاقم تأخر",
    "كلمت «وَلِيد» و«هيثم» ثم «أم مالك»",
    "الأستاذ «ضيف الله الحارثي» محترم",
    "اسمي «صلاح الدين يوسف»",
    "زميلتكم «عبير» قالت لا، و«عبير» غلطانة",
    "من فلان إلى «هيثم» بن",
    "استلمها «أبو سيف»، والشحنة مع «شيماء»",
    "وقع «ف. ح. النعيمي» أمس",
    "كلمت «أبو العز» عن السعر",
    "يا «ثامر» ويا «زينب» شكرا لكم",
]
STRICT = [
    "الطلب وصل ناقص والكرتون مفتوح",
    "اسمي «خالد العتيبي» وطلبي متأخر",
    "السائق «رامون» يطلب خصم",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_person_arabic_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_arabic_people, written, "person")


@pytest.mark.parametrize("written", STRICT)
def test_person_arabic_in_strict_mode(written: str) -> None:
    """F1: where something may be published a doubtful name is a name."""
    check(partial(find_arabic_people, strict=True), written, "person")


@pytest.mark.parametrize(
    ("text", "value"),
    [("شكرا لهيثم", "هيثم"), ("اسمي أَحْمَد العَتيبي", "احمد العتيبي"), ("أبو هيثم", "ابو هيثم")],
)
def test_the_value_has_one_spelling(text: str, value: str) -> None:
    assert [span.value for span in find_arabic_people(text)] == [value]


@pytest.mark.parametrize("piece", ["أ", "محمد ", " ", "و", "٣", "A", "أبو ", "3a", "ـ", "َ"])
def test_long_texts_stay_fast(piece: str) -> None:
    """Threat: a text made to be slow."""
    before = time.process_time()
    list(find_arabic_people("م" + piece * (20_000 // len(piece))))
    assert time.process_time() - before < 10


@pytest.mark.parametrize(
    ("text", "run", "kept"),
    [
        ("وصل يخدمونا", (1, 1, 0.6), False),
        ("وصل يخدمونا", (1, 1, 0.9), True),
        ("اليوم الغرباوي", (1, 1, 0.6), False),
        ("السيد الغرباوي", (1, 1, 0.6), True),
        ("الغرباوي", (0, 0, 0.6), False),
        ("من 5", (1, 1, 0.99), False),
        ("اليوم الطلب", (1, 1, 0.6), False),
        ("اليوم كريم", (1, 1, 0.6), True),
        ("اليوم Karim", (1, 1, 0.6), True),
        ("اليوم Flash Drive", (1, 2, 0.99), False),
        ("اليوم Flash Karim", (1, 2, 0.99), True),
        ("اليوم جميللل", (1, 1, 0.99), True),
        ("اليوم طززز", (1, 1, 0.99), False),
        ("bas talab", (0, 1, 0.99), False),
        ("النبي محمد", (1, 1, 0.99), False),
        ("سعد زغلول", (0, 1, 0.99), False),
        ("شارع كريم", (1, 1, 0.99), False),
        ("أم كلثوم", (0, 1, 0.99), False),
        ("شارع أم كريم", (2, 2, 0.99), False),
        ("برج، كريم", (2, 2, 0.99), True),
    ],
)
def test_which_finding_of_the_model_is_believed(text: str, run: Run, *, kept: bool) -> None:
    assert is_believable(tokens_of(text), run) is kept


@pytest.mark.parametrize(
    ("text", "run", "words"),
    [
        ("الحاج سعيد", (0, 1, 1.0), (1, 1)),
        ("«سعيد»", (0, 2, 1.0), (1, 1)),
        ("سعيد", (0, 0, 1.0), (0, 0)),
        ("شربل يخدمونا", (0, 1, 1.0), (0, 0)),
        ("د. سعيد", (0, 2, 1.0), (2, 2)),
        ("م. ع. سعيد", (0, 4, 1.0), (0, 4)),
        ("أكبر. سعيد", (0, 2, 1.0), (2, 2)),
        ("شربل في", (0, 1, 1.0), (0, 0)),
        ("Karim Karim", (0, 1, 1.0), (0, 1)),
    ],
)
def test_titles_and_signs_are_cut_off(text: str, run: Run, words: tuple[int, int]) -> None:
    assert trimmed(tokens_of(text), run)[:2] == words


@pytest.mark.parametrize(
    ("text", "run", "words"),
    [
        ("محمد بن سلمان القحطاني كتب", (0, 0, 1.0), (0, 3)),
        ("محمد بن", (0, 0, 1.0), (0, 0)),
        ("عطا الله وصل", (0, 0, 1.0), (0, 1)),
        ("صلاح الدين وصل", (0, 0, 1.0), (0, 1)),
        ("سعيد الله يسلمه", (0, 0, 1.0), (0, 0)),
        ("عبد الرحمن", (1, 1, 1.0), (0, 1)),
        ("هيثم كريم", (1, 1, 1.0), (0, 1)),
        ("كتب كريم 5", (1, 1, 1.0), (1, 1)),
        ("كتب، كريم", (2, 2, 1.0), (2, 2)),
        ("Ali كريم Ali", (1, 1, 1.0), (1, 1)),
        ("هيثم وكريم", (1, 1, 1.0), (1, 1)),
        ("بن ما", (0, 0, 1.0), (0, 0)),
        ("ر. الشمري", (2, 2, 1.0), (0, 2)),
        ("م. ع. الزهراني", (4, 4, 1.0), (0, 4)),
        ("قال م. سعيد", (3, 3, 1.0), (3, 3)),
        ("وصل. سعيد", (2, 2, 1.0), (2, 2)),
        ("3. سعيد", (2, 2, 1.0), (2, 2)),
        ("ر . سعيد", (2, 2, 1.0), (2, 2)),
    ],
)
def test_a_name_is_widened_to_the_whole_name(text: str, run: Run, words: tuple[int, int]) -> None:
    assert widened(tokens_of(text), run)[:2] == words
