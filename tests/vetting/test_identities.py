"""S6: known persons are found in every spelling that the first airlock covers; ordinary words that look like them are not."""

from __future__ import annotations

import pytest

from jobs.vetting.identities import find_identities, know
from jobs.vetting.reading import Passage

KNOWN = know(
    [
        ("name", "Hannah Whitlock"),
        ("name", "Мария Ветрова"),
        ("name", "Сергей Петрович Ковалёв"),
        ("name", "أحمد الزهراني"),
        ("name", "Will"),
        ("name", "mo_on_the_tyne"),
        ("name", "Lena van der Berg"),
        ("name", "عبد الله بن سالم"),
        ("email", "hannah.whitlock@example.com"),
        ("phone", "+44 7700 900123"),
        ("phone", "+966 50 000 0123"),
        ("order", "NL-204518"),
        ("order", "7"),
        ("handle", "kelpie77"),
        ("address", "14 Larkspur Road, Leeds LS6 2AB"),
    ]
)

STAYS = [
    "Hannah called and Mr Whitlock's dog barked",
    "the whitlock of hannah's gate",
    "Will it come? Will we wait?",
    "Мария пришла, а дом Ветровых далеко",
    "ветер и мария",
    "أحمد في البيت",
    "14 days on the road to Larkspur",
    "in 2026, 100 nights, 7 days",
    "order 204519",
    "+44 7700 900124",
    "a house on the hill",
    "van der Valk",
    "عبد الكريم",
    "",
]
FOUND = [
    ("Hannah Whitlock said so", "name"),
    ("WHITLOCK, HANNAH", "name"),
    ("hannah   whitlock", "name"),
    ("Lena Berg, Lena van der Berg", "name"),
    ("mo_on_the_tyne wrote", "handle"),
    ("عبدالله سالم", "name"),
    ("спасибо Марии Ветровой", "name"),
    ("о Ветровой Марии говорили", "name"),
    ("с Марией Ветровой", "name"),
    ("у Сергея Петровича", "name"),
    ("Ковалёва Сергея", "name"),
    ("ковалеву сергею", "name"),
    ("قال أحمد الزهراني", "name"),
    ("لأحمد الزهراني", "name"),
    ("واحمد الزهراني", "name"),
    ("write to Hannah.Whitlock@Example.com", "e-mail"),
    ("hannah whitlock example com", "e-mail"),
    ("nl 204518", "e-mail, order"),
    ("(NL‑204518)", "e-mail, order"),
    ("Kelpie77 wrote", "handle"),
    ("at 14, larkspur road", "address"),
    ("call 07700 900123", "phone"),
    ("call 0044-7700-900-123", "phone"),
    ("رقمي ٠٥٠٠٠٠٠١٢٣", "phone"),
]


@pytest.mark.parametrize("text", STAYS)
def test_ordinary_words_pass(text: str) -> None:
    assert list(find_identities([KNOWN], [Passage(1, text)])) == []


@pytest.mark.parametrize(("text", "kind"), FOUND)
def test_a_known_person_is_found(text: str, kind: str) -> None:
    found = list(find_identities([KNOWN], [Passage(1, text)]))
    assert any(kind in each for _, each in found), found
    assert not any("hannah" in each.lower() or "900123" in each for _, each in found), (
        "a finding never holds the value"
    )
