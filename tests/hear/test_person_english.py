"""Names in Latin letters."""

from __future__ import annotations

from functools import partial

import pytest

from jobs.hear.person_english import before_comma, find_english_people, widened
from tests.hear.table import check

STAYS = [
    "Incorrect Bill",
    "Bill Flucuation",
    "Interent Connection failure",
    "Overpayment Refund Denied",
    "availabilty",
    "The histroy was long, the practioner judemental, the service seemless.",
    "Advertisment was misleading, and so was the letter.",
    "Treatement is good most of the time.",
    "CAMHS helped us, the CPNs did not, and ADHD is no excuse.",
    "I rang about my child and CINSS sent me away.",
    "I was moved from Florida to Texas, then to America again.",
    "Bank of America, Wells Fargo, U.S. Bank, USAA and PennyMac say no.",
    "I never had an account with Sears.",
    "Dr XXXX was kind, and so was XXXX XXXX from the ward.",
    "We had an ongoing issue with bill and nobody cares.",
    "blorfy quantle snorvet wibbling",
    "all care very good, all well done, brill",
    "the phone of the ward is near the lift and the driver",
    "King Edward's wing has no lift, and Albert Dock no benches.",
    "The Ralph Lauren shirt lost a seam; Ben & Jerry's melted.",
    "Sky said the line was fine, Guy at the counter laughed.",
    "The kings upstairs, the rooms, the nurses on the ward",
    "The U.S. and the U.K. from afar; U.K. from May",
    "Bill says 40, page 2 says 50",
    "na so so queue, light no dey",
    "",
    "Comcast Data Cap",
    "Faultless.",
    "Unfair Billing Practices",
    "Paris blue sofa, order of 2 chairs, 100 nights.",
    "Will it come in May? Grace period over, mark on the table.",
    "I Will wait until April or June",
    "The Oscar chair and the Charlotte bed are lovely.",
    "Great Sofa. Delivery on Monday from Leeds.",
    "this is very good, I am happy, thanks for the bed",
    "they had a rose, a jack and a bill",
    "GOOD SERVICE, WILL BUY AGAIN",
    "Never Again",
    "We may be back in May, will you?",
    "The shop on Albert Road beats the one at St Andrew Square.",
    "The doctor I see most often is XXXX.",
    "The staff were judemental, the HCAs were kind and the availabilty is poor.",
    "Harry Potter tickets sold out in a minute.",
    "Inshallah you will mend the lift by winter.",
    "@@ 12:45 ... 😡",
    "نص عربي فقط",
    "только по-русски",
]
CHANGES = [
    "«Dawn Miller» and «Bill Turner» came",
    "Mr «Bill» and Mrs «Summer» rang, my name is «Georgia»",
    "They were kind. «Natasha» the delivery driver waved.",
    "Well done! «Natasha», our community nurse, stayed late.",
    "«Natasha» helps everybody, «Yvonne» rang at ten",
    "«Meghan Hargreave» and Dr «Foster» stayed late.",
    "My carer is «Hannah XXXX» and she came.",
    "Complaint About «Hannah Whitlock»",
    "then we met «ji-ho kim» at the desk",
    "«Dusty» on reception was frosty.",
    "«Joy» says no, «Faith» says yes",
    "then «grace» said it was lost",
    "The «Fletchers» upstairs have a drum kit.",
    "letters for the «petersons» keep coming",
    "the «Castellanos» family next door",
    "«T.K.» from lettings rang",
    'Your agent "«Parker»" pasted it again.',
    "I am still waiting for it.\nBest wishes,\n«Zyxwvut»",
    "This is «Hannah Whitlock», hello",
    "My name is «Fitzroy Delapenha» and my bed is late",
    "«Olga» helped me, «Hannah»'s voice was kind",
    "my neighbour Mr «Osei» signed for it",
    "Mrs «King» and Dr «May» were there",
    "spoke to «mark» on monday",
    "thanks, «hannah»",
    "«HANNAH WHITLOCK» WAS HERE",
    "«Mark Brown» came; I asked «Will Young»",
    "my cousin «Patrice» has a licence",
    "«Shabnam Qureshi», Bradford. Sofa promised.",
    "«Dafydd Pryce» drove here",
    "The quote of «L. Green» is wrong",
    "Kind regards,\n«Jean-Luc Mbala»",
    "«Ruth Ashworth-Cole» rang",
    "«Tariq» and «Mei Ling Tan» carried it",
    "mr «dvorsky» rang twice",
    "a certain «marion bauer» signed",
    "we met «ikechukwu», then «agnieszka», then nobody",
    "Please ask «Novak, Justin» about the boiler",
    "the letter «r. chowdhury» wrote is wrong",
    "It was «Nkemdilim O.» who called",
    "ask «Barne S» now",
    "My name is «Fitzroy Delapenha». «Olga» was kind.",
    "We met «qwrtz», who was rude, on Monday.",
    "ask «rose» about it, she was there",
    "Спасибо, «Yevgenia», вы лучшая",
    "شكرا «Khadija» على المساعدة",
]


@pytest.mark.parametrize("written", STAYS + CHANGES)
def test_person_english_table(written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    check(find_english_people, written, "person")


@pytest.mark.parametrize("written", CHANGES)
def test_strict_mode_finds_at_least_as_much(written: str) -> None:
    """F1: what normal mode covers, strict mode covers."""
    text = written.replace("«", "").replace("»", "")
    normal, strict = (
        {place for span in find(text) for place in range(span.start, span.end)}
        for find in (find_english_people, partial(find_english_people, strict=True))
    )
    assert normal <= strict


def test_the_same_person_has_the_same_value_however_it_is_written() -> None:
    values = [
        [span.value for span in find_english_people(text)]
        for text in (
            "my name is Hannah Whitlock",
            "MY NAME IS HANNAH WHITLOCK",
            "my name is hannah whitlock's",
        )
    ]
    assert values == [["hannah whitlock"]] * 3


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["a" * 100_000, " " * 100_000, "A" * 100_000, "A. " * 30_000, "Ann, " * 20_000]
)
def test_long_texts_do_not_stop_the_night(text: str) -> None:
    """S: no text of a customer makes redaction hang."""
    assert len(list(find_english_people(text))) < 30_000


def test_a_town_behind_a_comma_is_no_part_of_a_name() -> None:
    """F1: "Novak, Justin" stays whole, "Anna Weber, Berlin" and "Weber, Leeds" do not."""
    cut = [before_comma(name) for name in ("Anna Weber, Berlin", "Weber, Leeds", "Novak, Justin", "Weber")]
    assert cut == ["Anna Weber", "Weber", "Novak, Justin", "Weber"]


def test_a_given_name_before_a_family_name_belongs_to_it() -> None:
    """F1: what stands right before a found family name is masked when it is a given name and nothing else."""
    text = "Natasha Zyxwv, then Mark Zyxwv, then Natasha zyxwv"
    places = [place for place in range(len(text)) if text[place : place + 5].lower() == "zyxwv"]
    assert [text[slice(*widened(text, place, place + 5))] for place in places] == [
        "Natasha Zyxwv",
        "Zyxwv",
        "zyxwv",
    ]
