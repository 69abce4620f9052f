"""Names in Cyrillic letters, in every case."""

from __future__ import annotations

import time

import pytest

from jobs.hear.features_russian import features
from jobs.hear.person_russian import (
    find_russian_people,
    is_abbreviation,
    likeness,
    trimmed,
    words_in,
)
from jobs.hear.person_russian_words import in_russian_letters, nominatives
from jobs.hear.span import join_spans
from tests.hear.table import check

STAYS = [
    "В ЮФО и СКФО связь есть, МТСу привет",
    "Тем не менее в любой день горит свет, лень было",
    "Слава Богу, дошло",
    "марта дом",
    "Вера в вас пропала, роман читала, любовь прошла, надежда умирает.",
    "Диван в Москве, из Казани, до Владимира везли долго.",
    "Синий диван Париж хороший",
    "на столе марка, в мае ждал мир и май",
    "Входит ли подъём в стоимость",
    "КРУАССАН ХОЛОДНЫЙ, ДИВАН ПЛОХОЙ",
    "Привет, спасибо, хороший матрас",
    "only english here",
    "ok, 5",
    "Сбербанк и Билайн молчат, Яндекс ответил",
    'Кофе "Мария" горький, магазин на Калинина закрыт, Чехова на полке нет',
    "Звонили в Ростелеком из Казани, потом из Уфы",
    "zakaz privezli vovremya, spasibo, vsyo horosho",
    "وصل الطلب متأخرا",
    "привезли 5 стульев",
    "Торт Наполеон сухой, у памятника Кириллу мусор",
    "Теплоход Фёдор Шаляпин без горячей воды",
    "Гродно молчит, говорили с Батуми и с Сочи",
    "Не пошли, т.к. был дождь, т.е. зря. Т.к. устали. В.О. далеко, Д.Р. отметили дома",
    "Меню короткое. Администратор нагрубил. Хостесс! Официантка ушла. Власти молчат. Менеджер!",
    "ахахаха, хахаха, гыгы, щас позвоню, ваще огонь, форева",
    "Райффайзенбанк снял комиссию, с Киевстаром проще, ростелекомовский модем завис",
    "Сижу на билайновской симке, Лингвалео молчит",
]
CHANGES = [
    "Говорила со «Светой» и «Колей»",
    "«Иванова» обещала перезвонить",
    "По имени «Ыыкхет», сказал он",
    "меня зовут «Ольга Ветрова», добрый день",
    "спасибо «Ольге» и «Серёже»",
    "к «Марии Ивановне» приехали, у «Марии Ивановны» тоже",
    "отдали «Ковалёву» наш диван",
    "здравствуйте это «ольга ветрова» заказ пришел",
    "Курьер «Роман» и сосед «Лев» помогли",
    "Сотрудник «Марк» ответил",
    "«Бугров», Челябинск. Не пришло.",
    "«Ступины Игорь» и «Алина» ждут",
    "Хвалю «Веру Павловну»",
    "«Роман Чижик» звонил",
    "подпись «Л. А. Штерн»",
    "мастер «Иванов А. Б.» собирал",
    "Зовут её «Любовь», не забудьте",
    "Уважаемая «Щукарёва», ответьте",
    "Менеджер обещал «Юлдашеву-Карпову» скидку",
    "курьер «аброр» пришел вовремя спасибо",
    "На ресепшене нас встретила «Гюльнара Тагировна», а проводил «Заур»",
    "терапевт «иванова м.и.» расписала лечение",
    "принял «Хабибуллин Р. М.», отдал неизвестно кто",
    "КАССИР «МАДИНА» НАХАМИЛА МНЕ",
    "Менеджер «Nargiza Karimova» ответила через час",
    "spasibo kureru «Sergeyu Ivanovu», zakaz privez vovremya",
    "Курьер «Пётр де Ланге» забыл коробку",
    "«Жорик» обещал и не сделал, «Лёнчик» сделал",
    "«Ким Т.» помог, т.к. рядом был «А. Ветров»",
    "@IvanK «Антон», здравствуйте",
    "Администратор «Галина» и официантка «Регина», хахаха",
    "Глава Сбербанка «Герман Ступин» и глава ВТБ «Олег Бугров»",
    "«Максим» приехал быстро, «Петрович» помог",
    "По имени «Брюс Ли», то ли шутка",
    "Звонила жена «Кондратьева», потом сам «Кондратьев» ругался",
]
# Only strict mode masks these.
DOUBTFUL = [
    "Жалоба на «Калинина»",
    "Доехали до «Владимира»",
]
MANY = ["а" * 100_000, " " * 100_000, "А" * 100_000, "Аа " * 3_000, "Анна " * 3_000, "А." * 5_000]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_person_russian_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_russian_people, written, "person")


@pytest.mark.parametrize("written", DOUBTFUL)
def test_doubtful_names_are_masked_in_strict_mode_only(written: str) -> None:
    """F1: what may be published prefers one mask too many."""
    text = written.replace("«", "").replace("»", "")
    assert list(find_russian_people(text)) == []
    check(lambda text: find_russian_people(text, strict=True), written, "person")


@pytest.mark.parametrize("strict", [False, True])
@pytest.mark.parametrize("text", CHANGES)
def test_strict_mode_finds_no_less(text: str, *, strict: bool) -> None:
    plain = text.replace("«", "").replace("»", "")
    normal = {place for span in find_russian_people(plain) for place in range(span.start, span.end)}
    strictly = {
        place for span in find_russian_people(plain, strict=True) for place in range(span.start, span.end)
    }
    assert normal <= strictly


def test_one_person_has_one_value_in_every_case() -> None:
    values = {
        span.value
        for text in ("Спасибо Алёне Ветровой!", "Алена Ветрова помогла", "говорил с алёной ветровой")
        for span in join_spans(find_russian_people(text))
    }
    assert values == {"алена ветров"}


SPELLED = [
    ("zhuravleva", "журавлева"),
    ("aleksey", "алексей"),
    ("yuliya", "юлия"),
    ("yulia", "юлия"),
    ("shcherbakov", "щербаков"),
    ("dmitriy", "дмитрий"),
]


@pytest.mark.parametrize(("latin", "russian"), SPELLED)
def test_latin_spellings_are_read_as_russian(latin: str, russian: str) -> None:
    assert in_russian_letters(latin) == russian


def test_case_endings_are_taken_back() -> None:
    assert {"аброр"} <= set(nominatives("аброру")) & set(nominatives("аброром"))
    assert list(nominatives("ян")) == ["ян"]


def test_no_word_has_no_features() -> None:
    assert features([]) == []


@pytest.mark.parametrize("text", MANY, ids=lambda text: text[:4])
def test_long_texts_take_no_long_time(text: str) -> None:
    """A text of one repeated letter is read in the time of any other."""
    before = time.process_time()
    list(find_russian_people(text))
    assert time.process_time() - before < 8


@pytest.mark.parametrize(
    ("text", "name"), [("с Анной", "Анной"), ("Анна и", "Анна"), ("и. Ким", "и. Ким"), ("и с", "")]
)
def test_little_words_at_the_ends_are_no_name(text: str, name: str) -> None:
    words = trimmed(text, words_in(text, 0, len(text)))
    assert (text[words[0].start() : words[-1].end()] if words else "") == name


@pytest.mark.parametrize(
    ("text", "letters", "short"),
    [
        ("т.к. дождь", (0, 4), True),
        ("ОАО С...", (4, 6), True),
        ("Т. Ким помог", (0, 2), False),
        ("Ким Т. помог", (4, 6), False),
        ("т. Ким помог", (0, 2), True),
        ("В. ночью", (0, 2), True),
        ("Ким Т.", (0, 6), False),
        ("М. К. выдала", (0, 5), False),
        ("В. О. далеко", (0, 5), True),
    ],
)
def test_single_letters_alone_are_no_name(text: str, letters: tuple[int, int], *, short: bool) -> None:
    assert is_abbreviation(text, words_in(text, *letters)) is short


def test_small_letters_on_no_list_need_more_beside_capitals() -> None:
    """F1: "прубзик" beside capitals is likelier slang than a name; where nothing has a capital it may be a name."""
    assert likeness(words_in("Какой прубзик", 6, 13)) == "unlisted"
    assert likeness(words_in("какой прубзик", 6, 13)) == "new"


def test_unknown_latin_letters_are_foreign() -> None:
    assert likeness(words_in("brkz", 0, 4)) == "foreign"
