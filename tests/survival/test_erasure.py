"""Row "Erasure": after `forget` no byte of the organisation's folder, of what was published or said holds the person, and nothing brings them back."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sqlite3
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from db.identity_index import TABLE as PEOPLE
from db.refused import keep_refused
from db.run_index import TABLE as RUNS
from jobs.settings import LANGUAGES
from tests.conftest import Organisation
from tests.survival.traces import files_of, in_latin, plain, runs_of, spellings, traces

pytestmark = pytest.mark.slow

OWN = ("example/", "content/stories/", "content/pages/", "elsewhere.db")  # what the organisation itself keeps


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


def person_of(database: Path, customer: int) -> Person:
    """Everything that the store holds of a customer."""
    ((pseudonym,),) = query(database, "select pseudonym from customers where id = ?", customer)
    contacts = query(database, "select kind, value from contacts where customer_id = ?", customer)
    voices = query(
        database,
        "select text from voices where customer_id = :id union select r.text from revisions r"
        " join voices v on v.id = r.voice_id where v.customer_id = :id",
        customer,
    )
    return Person(
        customer,
        str(pseudonym),
        tuple((str(kind), str(value)) for kind, value in contacts),
        tuple(str(text) for (text,) in voices),
    )


def persons(database: Path, language: str, needed: set[str]) -> list[Person]:
    """Customers who speak this language and gave at least these contacts."""
    found = query(
        database,
        "select distinct v.customer_id from voices v join clean_voices w on w.voice_id = v.id"
        " where w.language = ? and v.customer_id is not null order by v.customer_id",
        language,
    )
    people = (person_of(database, int(str(customer))) for (customer,) in found)
    return [person for person in people if needed <= {kind for kind, _ in person.contacts}]


def bytes_of(organisation: Organisation, *told: str) -> dict[str, bytes]:
    """Everything the program keeps, published or said; the organisation's own files and the key are left out."""
    kept = {
        name: content
        for name, content in files_of(organisation.root).items()
        if not name.startswith(OWN) and not name.endswith(".key")
    }
    return kept | {f"said {number}": words.encode() for number, words in enumerate(told)}


def own_words(person: Person, organisation: Organisation) -> set[str]:
    """Contacts in every spelling and runs of words that stand nowhere else: with nobody else, in no text of the staff."""
    said = query(
        organisation.database,
        "select text from voices where coalesce(customer_id, 0) != ?",
        person.customer,
    )
    given = query(organisation.database, "select value from contacts where customer_id != ?", person.customer)
    staff = [path.read_text("utf-8") for path in (organisation.root / "content").rglob("*.md")]
    listed = [path.read_text("utf-8") for path in (organisation.root / "example").glob("*.toml")]
    others = "\n".join(plain(str(text)) for text in [*(text for (text,) in said + given), *staff, *listed])
    wanted = set().union(*(spellings(*contact) for contact in person.contacts), *map(runs_of, person.voices))
    return {words for words in wanted if words not in others}


def copies_everywhere(organisation: Organisation, person: Person) -> Path:
    """Whatever may hold a person beside the store: back-ups, the store put aside, half-written files, a refused site, a copy elsewhere."""
    organisation.must("jobs.web", "backup")
    elsewhere = organisation.root / "elsewhere.db"
    shutil.copyfile(next((organisation.root / "data" / "backups").glob("*.db")), elsewhere)
    organisation.must("jobs.web", "restore")
    (organisation.root / "data" / "backups" / ".unfinished").write_bytes(organisation.database.read_bytes())
    refused = organisation.root / "made"
    refused.mkdir()
    said = "<p>".join([*person.voices, *(value for _, value in person.contacts)])
    (refused / "a.html").write_text(f"<p>{said}</p>", "utf-8")
    keep_refused(organisation.database, refused)
    shutil.rmtree(refused)
    return elsewhere


HOLDERS = {"otklik.db", "otklik.replaced", ".unfinished", "a.html"}
WHOM = [("en", "email"), ("ru", "phone"), ("ar", "order")]


@pytest.mark.parametrize(("language", "by"), WHOM)
def test_a_person_leaves_no_trace_and_does_not_come_back(built: Organisation, language: str, by: str) -> None:
    """Erasure; M1: the ledger still adds up."""
    known = persons(built.database, language, {"name", "order", by})
    person, words = next((one, own) for one in known if len(own := own_words(one, built)) > 5)
    elsewhere = copies_everywhere(built, person)
    assert {Path(place).name for place in traces(words, bytes_of(built))} >= HOLDERS
    others = voices(built.database, {person.customer})

    told = built.must("jobs.web", "forget", person.value(by))
    gone = query(elsewhere, "select id from customers")
    left = {row[0] for row in query(built.database, "select id from customers")}
    erased = {int(str(row[0])) for row in gone} - {int(str(customer)) for customer in left}
    assert person.customer in erased
    assert traces(words, bytes_of(built, told)) == set()
    assert voices(built.database, erased) == voices(elsewhere, erased) <= others
    digests = query(built.database, "select identifier, erased_on from erasures")
    assert digests
    assert all(re.fullmatch("[0-9a-f]{32}", str(digest)) and day == "2026-11-22" for digest, day in digests)

    again = built.must("jobs.gather")
    assert "of erased persons passed over" in again
    restored = built.must("jobs.web", "restore", str(elsewhere))
    elsewhere.unlink()
    last = built.must("jobs.web", "nightly") if language == "en" else night_without_site(built)
    assert traces(words, bytes_of(built, told, again, restored, last)) == set()
    assert voices(built.database, set()) <= others
    counts = query(
        built.database, "select (select count(*) from voices), (select count(*) from dispositions)"
    )
    assert counts[0][0] == counts[0][1]
    asked = built.must("jobs.web", "forget", person.pseudonym)
    assert "erased 0 customer(s) with 0 voices" in asked


QUOTED = [("survey", "en-023"), ("reviews", "ru-082"), ("survey", "ar-132")]  # one in each language


def test_persons_who_are_quoted_on_the_site_go_with_their_quotes(built: Organisation) -> None:
    """Erasure; S6: the site, what was published, the indexes of the airlock, and quotes.jsonl that still names the voice."""
    built.must("jobs.web", "publish", "--to", "public/site")
    known = "select customer_id from voices where channel_id = ? and external_id = ?"
    numbers = [int(str(query(built.database, known, *voice)[0][0])) for voice in QUOTED]
    quoted = [person_of(built.database, number) for number in numbers]
    words = [own_words(person, built) for person in quoted]
    for own in words:
        assert roots(own, bytes_of(built)) == {"data", "releases", "public", "content"}
    said: list[str] = []
    for person, own in zip(quoted, words, strict=True):
        said.append(built.must("jobs.web", "forget", person.pseudonym))
        assert "1 quote(s) deleted: run ./invoke build and ./invoke publish" in said[-1]
        assert roots(own, bytes_of(built, *said)) == {"releases", "public"}
        assert not (built.root / "data" / "otklik.runs").exists()
        assert not (built.root / "data" / "otklik.people").exists()
    said += [built.must("jobs.web", "build"), built.must("jobs.web", "publish", "--to", "public/site")]
    assert traces(set[str]().union(*words), bytes_of(built, *said)) == set()
    for language in LANGUAGES:
        assert (built.root / "public" / "site" / language / "changes").is_dir()
    assert not {*numbers} & indexed(built.root / "data" / "otklik.people", PEOPLE)
    kept = {row[0] for row in query(built.database, "select id from voices")}
    assert indexed(built.root / "data" / "otklik.runs", RUNS) == kept
    assert query(built.database, "select count(*) from quotes") == [(0,)]


def roots(words: set[str], files: dict[str, bytes]) -> set[str]:
    """The top folders in which any of these words stands."""
    return {place.split("/")[0] for place in traces(words, files)}


def indexed(file: Path, table: np.dtype[np.void]) -> set[object]:
    """Whom an index of the airlock knows by number."""
    content = file.read_bytes()
    return set(np.frombuffer(content, table, int.from_bytes(content[16:24], "little"), 64)["id"].tolist())


def test_the_looking_finds_what_is_planted(built: Organisation) -> None:
    """Erasure: in every encoding, packed, escaped, in other letters, and in a page that SQLite freed."""
    person = persons(built.database, "ru", {"name", "email"})[0]
    name = person.value("name")
    run = " ".join(re.findall(r"\w+", person.voices[0])[:5])
    folder = built.root / "planted"
    folder.mkdir()
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "cp1251"):
        (folder / encoding).write_bytes(b"x" + f"... {run.upper()}!".encode(encoding))
    (folder / "gzip").write_bytes(gzip.compress(run.encode()))
    with zipfile.ZipFile(folder / "zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", run)
    (folder / "json").write_text(json.dumps(name))
    (folder / "latin").write_text(in_latin(name).title())
    (folder / f"{in_latin(name)}.txt").write_text("")
    freed = sqlite3.connect(folder / "freed")
    freed.execute("pragma secure_delete = off")
    freed.execute("create table a (b)")
    freed.execute("insert into a values (?)", (run,))
    freed.commit()
    freed.execute("delete from a")
    freed.commit()
    freed.close()
    (folder / "clean").write_text("nobody")
    found = traces(spellings("name", name) | runs_of(run), files_of(folder))
    missed = {path.name for path in folder.iterdir()} - {place.split("|")[0] for place in found}
    assert missed == {"clean"}


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
    assert traces(spellings("name", person.value("name")), bytes_of(built)) == set()
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
