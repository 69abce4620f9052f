"""What the organisation knows of the author and the staff is found in every spelling."""

from __future__ import annotations

import pytest

from jobs.hear.known import Contact, find_known
from jobs.hear.span import join_spans
from tests.hear.table import marked

ENGLISH: tuple[Contact, ...] = (
    ("name", "Mark Sian-Delapenha"),
    ("email", "mark.d@example.com"),
    ("phone", "+44 7700 900123"),
    ("order", "NL-204518"),
    ("address", "14 Larkspur Road, Leeds LS6 2AB"),
    ("handle", "night owl_7"),
)
RUSSIAN: tuple[Contact, ...] = (
    ("name", "Вера Щукарёва"),
    ("phone", "8 (999) 000-12-34"),
    ("order", "228641"),
)
ARABIC: tuple[Contact, ...] = (
    ("name", "لاريسا عبد الله"),
    ("phone", "+966 50 000 0123"),
    ("name", "أمل"),
    ("address", "شارع الياسمين 18، جدة"),
)
NICKNAMES: tuple[Contact, ...] = (("name", "night and bell"), ("name", "مرحبا يا جماعة"))

TABLE = [
    (ENGLISH, "There is a mark on the table, I sat 204 minutes, 518 times."),
    (ENGLISH, "Leeds is nice, larkspur is a flower, owl night"),
    (ENGLISH, "I am «Mark» and «MARK DELAPENHA» and «Delapenha»'s wife; «M. Delapenha»"),
    (ENGLISH, "«mark delapenha» wrote; write to «Mark.D@example.com»"),
    (ENGLISH, "ring «07700900123» or «(900) 123» or «44 7700 900 123»"),
    (ENGLISH, "order «nl204518», «NL 204518», «204518»"),
    (ENGLISH, "come to «14 larkspur  road», or «14 Larkspur Road Leeds LS6 2AB»; «Leeds LS6 2AB»"),
    (ENGLISH, "I am «night owl_7» there"),
    (ENGLISH, "thanks «mark»"),
    (
        RUSSIAN,
        "Моя вера в людей пропала: «Вере Щукарёвой» не звонили, «Щукаревой» тоже, «Щукарёву Веру» ждали",
    ),
    (RUSSIAN, "Сильна вера моя. Номер «9990001234», заказ «228641»"),
    (RUSSIAN, "спасибо, «вера»"),
    (ARABIC, "كتبت ل«لاريسا» و«لاريسا عبد الله»، جوال «٠٥٠٠٠٠٠١٢٣»"),
    (ARABIC, "معكم «أمل» من «شارع الياسمين ١٨»"),
    (ARABIC, "السلام عليكم، أنا في جدة"),
    (NICKNAMES, "the bell rang at night and nobody came, مرحبا"),
    (NICKNAMES, "as «Night and Bell» wrote: «مرحبا يا جماعة»"),
    ((), "nothing is known of 204518"),
    ((("phone", "12"), ("order", "7")), "12 chairs, 7 days"),
]


@pytest.mark.parametrize(("contacts", "written"), TABLE)
def test_known_identities_table(contacts: tuple[Contact, ...], written: str) -> None:
    """F1: first what must stay untouched, then what is masked («...»)."""
    text = written.replace("«", "").replace("»", "")
    assert marked(text, join_spans(find_known(text, contacts))) == written
