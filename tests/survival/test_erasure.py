"""Row "Erasure": after `forget` no byte of the data folder, of the releases or of what was said holds the person, and nothing brings them back."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Organisation

RUN = 5  # words in a row that tell whose words they are


@dataclass(frozen=True)
class Person:
    """What is known of a customer in the store."""

    customer: int
    pseudonym: str
    contacts: tuple[tuple[str, str], ...]
    voices: tuple[str, ...]

    def value(self, kind: str) -> str:
        """Their first contact of this kind."""
        return next(value for known, value in self.contacts if known == kind)


def query(database: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    """Rows, looked up as another program would."""
    connection = sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)
    found = connection.execute(sql, values).fetchall()
    connection.close()
    return found


def persons(database: Path, language: str, needed: set[str]) -> list[Person]:
    """Customers who speak this language and gave at least these contacts."""
    found = []
    for customer, pseudonym in query(
        database,
        "select distinct c.id, c.pseudonym from customers c join voices v on v.customer_id = c.id"
        " join clean_voices w on w.voice_id = v.id where w.language = ? order by c.id",
        language,
    ):
        contacts = query(database, "select kind, value from contacts where customer_id = ?", customer)
        voices = query(database, "select text from voices where customer_id = ?", customer)
        if needed <= {str(kind) for kind, _ in contacts}:
            found.append(
                Person(
                    int(str(customer)),
                    str(pseudonym),
                    tuple((str(k), str(v)) for k, v in contacts),
                    tuple(str(text) for (text,) in voices),
                )
            )
    return found


def runs_of(texts: Iterable[str]) -> set[str]:
    """Every five words in a row, as they were written."""
    found = set()
    for text in texts:
        starts = [match.start() for match in re.finditer(r"\S+", text)]
        ends = [match.end() for match in re.finditer(r"\S+", text)]
        found |= {text[starts[number] : ends[number + RUN - 1]] for number in range(len(starts) - RUN + 1)}
    return found


def bytes_of(organisation: Organisation, *told: str) -> dict[str, bytes]:
    """Everything the program keeps or said; the organisation's own files and the key are left out."""
    kept = [
        path
        for name in ("data", "releases", "content/released")
        for path in (organisation.root / name).rglob("*")
    ]
    found = {str(path): path.read_bytes() for path in kept if path.is_file() and path.suffix != ".key"}
    return found | {f"said {number}": words.encode() for number, words in enumerate(told)}


def traces(words: Iterable[str], places: dict[str, bytes]) -> list[tuple[str, str]]:
    """Where any of these words stands, in UTF-8 or UTF-16."""
    return [
        (place, word)
        for word in words
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
        for place, content in places.items()
        if word.encode(encoding) in content
    ]


def own_words(person: Person, database: Path) -> set[str]:
    """Contacts and runs of words that nobody else in the store has."""
    said = query(database, "select text from voices where coalesce(customer_id, 0) != ?", person.customer)
    given = query(database, "select value from contacts where customer_id != ?", person.customer)
    others = "\n".join(str(text) for (text,) in said + given)
    wanted = {value for _, value in person.contacts} | runs_of(person.voices)
    return {words for words in wanted if words not in others and len(words) > 4}


WHOM = [("en", "email"), ("ru", "phone"), ("ar", "order")]


@pytest.mark.slow
@pytest.mark.parametrize(("language", "by"), WHOM)
def test_a_person_leaves_no_trace_and_does_not_come_back(built: Organisation, language: str, by: str) -> None:
    """Erasure; M1: the ledger still adds up."""
    built.must("jobs.web", "backup")
    elsewhere = built.root / "elsewhere.db"
    shutil.copyfile(next((built.root / "data" / "backups").glob("*.db")), elsewhere)
    built.must("jobs.web", "restore")
    (built.root / "data" / "backups" / ".unfinished").write_bytes(built.database.read_bytes())
    known = persons(built.database, language, {"name", "order", by})
    person, words = next((one, own) for one in known if len(own := own_words(one, built.database)) > 5)
    assert {Path(place).name for place, _ in traces(words, bytes_of(built))} >= {
        "otklik.db",
        "otklik.replaced",
        ".unfinished",
    }
    others = voices(built.database, {person.customer})

    told = built.must("jobs.web", "forget", person.value(by))
    gone = query(elsewhere, "select id from customers")
    left = {row[0] for row in query(built.database, "select id from customers")}
    erased = {int(str(row[0])) for row in gone} - {int(str(customer)) for customer in left}
    assert person.customer in erased
    assert traces(words, bytes_of(built, told)) == []
    assert voices(built.database, erased) == voices(elsewhere, erased) <= others
    digests = [str(row[0]) for row in query(built.database, "select identifier from erasures")]
    assert digests
    assert all(re.fullmatch("[0-9a-f]{32}", digest) for digest in digests)

    again = built.must("jobs.gather")
    assert "of erased persons passed over" in again
    restored = built.must("jobs.web", "restore", str(elsewhere))
    elsewhere.unlink()
    last = built.must("jobs.web", "nightly") if language == "en" else night_without_site(built)
    assert traces(words, bytes_of(built, told, again, restored, last)) == []
    assert voices(built.database, set()) <= others
    counts = query(
        built.database, "select (select count(*) from voices), (select count(*) from dispositions)"
    )
    assert counts[0][0] == counts[0][1]
    asked = built.must("jobs.web", "forget", person.pseudonym)
    assert "erased 0 customer(s) with 0 voices" in asked


def night_without_site(organisation: Organisation) -> str:
    """The rooms in which a person could come back."""
    return "".join(organisation.must(f"jobs.{room}") for room in ("gather", "hear", "mosaic"))


def voices(database: Path, without: set[int]) -> set[tuple[object, ...]]:
    """Whose voices stay."""
    return {
        row[:2]
        for row in query(database, "select channel_id, external_id, customer_id from voices")
        if row[2] not in without
    }


def test_copies_on_other_channels_go_with_the_person(built: Organisation) -> None:
    """M11: the same author said the same elsewhere, under another name tag."""
    ((customer, copy, copied_by),) = query(
        built.database,
        "select o.customer_id, v.id, v.customer_id from dispositions d join voices v on v.id = d.voice_id"
        " join voices o on o.id = d.same_as where v.customer_id != o.customer_id limit 1",
    )
    ((pseudonym,),) = query(built.database, "select pseudonym from customers where id = ?", customer)
    before = voices(built.database, set())
    built.must("jobs.web", "forget", str(pseudonym))
    assert (
        query(built.database, "select 1 from voices where id = ? or customer_id = ?", copy, copied_by) == []
    )
    passed_over = len(before - voices(built.database, set()))
    assert passed_over >= 2
    assert f"{passed_over} of erased persons passed over" in built.must("jobs.gather").splitlines()[-1]


def test_an_unread_message_of_the_person_goes_too_and_stays_away(built: Organisation) -> None:
    """Erasure: quarantine keeps bytes, so it is searched in every usual encoding."""
    person = persons(built.database, "ru", {"name", "email"})[0]
    form = built.root / "example" / "channels" / "form.jsonl"
    half = json.dumps({"id": "x", "name": person.value("name").upper()}, ensure_ascii=False)[:-1].encode(
        "cp1251"
    )
    form.write_bytes(form.read_bytes() + half + b"\n")
    assert "2 quarantined" in built.must("jobs.gather", "--only", "form")
    built.must("jobs.web", "forget", person.value("email"))
    assert traces([person.value("name").upper()], bytes_of(built)) == []
    assert half not in b"".join(bytes_of(built).values())
    built.must("jobs.gather")
    assert half not in b"".join(bytes_of(built).values())


def test_nobody_known_and_nobody_named_get_a_sentence(built: Organisation) -> None:
    """Bad input"""
    assert "Nobody is known by that" in built.refused("jobs.web", "forget", "stranger@example.org")
    assert "Whom?" in built.refused("jobs.web", "forget")
    assert "Nobody is known by that" in built.refused("jobs.web", "forget", " ")


def test_a_damaged_copy_from_which_nobody_can_be_erased_is_removed(built: Organisation) -> None:
    """Erasure: a copy that cannot be cleaned may not stay."""
    built.must("jobs.web", "backup")
    (copy,) = (built.root / "data" / "backups").glob("*.db")
    copy.write_bytes(copy.read_bytes()[:-100_000])
    person = persons(built.database, "en", {"email"})[0]
    assert "removed 1 damaged copies" in built.must("jobs.web", "forget", person.value("email"))
    assert not copy.exists()
