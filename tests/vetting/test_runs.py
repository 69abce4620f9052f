"""S6: six words in a row from a voice, or half of a voice, never leave; common phrases and approved quotes do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from db import run_index
from db.airlock import MARK, voice_marks, voice_texts
from db.keyed_file import remove
from db.run_index import authors_of, index_of, read_index, refresh
from db.store import open_store
from jobs.refusal import Refusal
from jobs.vetting.parts import PART, Parts, said
from jobs.vetting.runs import Runs, find_meeting, find_stretches, learn_runs
from jobs.vetting.shares import find_shared_voice

EN = "we took a day off and nobody came at all that day"
RU = "взяла выходной, а курьер так и не приехал до самого вечера"
AR = "أخذت إجازة ولم يأت أحد في ذلك اليوم كله أبدا"
VOICES = learn_runs(enumerate([EN, RU, AR, "short but mine here"]))


def stretches(page: str, runs: Runs = VOICES, quotes: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Rule and words of everything found on a page."""
    stream = said(page)
    found = find_stretches(runs, find_meeting(runs, stream, [said(quote) for quote in quotes]))
    return [(stretch.rule, " ".join(stream[stretch.start : stretch.end])) for stretch in found]


STRETCHES = [
    ("nobody was there", []),
    ("", []),
    ("took a day", []),
    ("they took a day off", [("near", "took a day off")]),
    ("они сказали: курьер так и не!", [("near", "курьер так и не")]),
    ("قالوا ولم يأت أحد في المدينة", [("near", "ولم يات احد في")]),
    ("took a day off and", [("near", "took a day off and")]),
    ("took a day off and somebody", [("near", "took a day off and")]),
    ("took a day off and nobody", [("run", "took a day off and nobody")]),
    ("TOOK a “day-off” and… nobody", [("run", "took a day off and nobody")]),
    ("Взяла выходной, а курьёр так", [("near", "взяла выходной а курьер так")]),
    ("взяла выходной, а курьер так и", [("run", "взяла выходной а курьер так и")]),
    ("اخذت اجازه ولم يأتِ احد في", [("run", "اخذت اجازه ولم يات احد في")]),
    ("took a day [person 1] off and nobody", [("run", "took a day off and nobody")]),
    (
        "we took a day off and nobody, but курьер так и не",
        [("run", "we took a day off and nobody"), ("near", "курьер так и не")],
    ),
    (f"{EN} {EN}", [("run", EN), ("run", EN)]),
    (
        f"x {EN} y took a day off and nobody",
        [("run", EN), ("run", "took a day off and nobody")],
    ),
]


@pytest.mark.parametrize(("page", "found"), STRETCHES, ids=range(len(STRETCHES)))
def test_six_words_are_a_run_and_four_or_five_are_told(page: str, found: list[tuple[str, str]]) -> None:
    assert stretches(page) == found


def test_a_run_goes_on_behind_a_mask_of_the_voice_and_of_the_page() -> None:
    runs = learn_runs(
        [(1, "yesterday your Hannah Whitlock told me off"), (1, "yesterday your [person 1] told me off")]
    )
    assert stretches("yesterday your [person 3] told me off", runs) == [
        ("near", "yesterday your told me off")
    ]
    longer = learn_runs([(1, "late yesterday your [person 1] told me off")])
    assert stretches("late yesterday your [person 3] told me off", longer) == [
        ("run", "late yesterday your told me off")
    ]


@pytest.mark.parametrize(("authors", "found"), [(4, "run"), (5, None), (6, None)])
def test_what_five_authors_said_is_a_common_phrase(authors: int, found: str | None) -> None:
    runs = learn_runs((author, "thank you very much for your help") for author in range(authors))
    assert [rule for rule, _ in stretches("thank you very much for your help", runs)] == [found] * bool(found)


def test_one_author_who_says_it_a_hundred_times_makes_no_common_phrase() -> None:
    alone = [(7, "thank you very much for your help")] * 100
    assert [rule for rule, _ in stretches("thank you very much for your help", learn_runs(alone))] == ["run"]
    with_others = [*alone, *((author, "thank you very much for your help") for author in range(4))]
    assert stretches("thank you very much for your help", learn_runs(with_others)) == []


def test_every_part_of_four_must_be_common() -> None:
    common = [(author, "thank you very much for your help") for author in range(5)]
    runs = learn_runs([*common, (9, "thank you very much for your help yesterday Olga")])
    page = "thank you very much for your help yesterday"
    assert stretches(page, runs) == [("run", "very much for your help yesterday")]


QUOTE = "took a day off and nobody"
QUOTES = [
    (f"x {QUOTE} y", [], "run"),
    (f"x {QUOTE} y", ["Took a day off, and nobody"], None),
    (f"x {QUOTE} y {QUOTE} z", [QUOTE], None),
    (f"x {QUOTE} came y", [QUOTE], "run"),
    (f"x we {QUOTE} y", [QUOTE], "run"),
    (f"x {QUOTE} y", ["took a day off and nobody came"], "run"),
    (f"x {QUOTE} y", ["a day"], "run"),
]


@pytest.mark.parametrize(("page", "quotes", "found"), QUOTES, ids=range(len(QUOTES)))
def test_an_approved_quote_may_stand_and_not_one_word_more(
    page: str, quotes: list[str], found: str | None
) -> None:
    assert [rule for rule, _ in stretches(page, quotes=quotes)] == [found] * bool(found)


SHARES = [  # the voice EN has 9 parts
    ("took a day off and nobody came", None),  # 4 parts
    ("we took a day off and nobody came", 0),  # 5 parts
    ("x we took a day off y nobody came at all that day", 1),  # 2 + 3 parts
    ("we took a day off y nobody came at all that", None),  # 2 + 2 parts
    ("a day off and, a day off and, a day off and, a day off and, a day off and", None),  # the same part
    ("short but mine here", None),  # one part alone is nobody's half
    ("взяла выходной, а курьер так и, не приехал до самого вечера", 0),
    ("أخذت إجازة ولم يأت أحد في البيت", None),
    ("", None),
]


@pytest.mark.parametrize(("page", "place"), SHARES, ids=range(len(SHARES)))
def test_half_of_a_voice_never_stands_on_one_page(page: str, place: int | None) -> None:
    assert find_shared_voice(VOICES, find_meeting(VOICES, said(page))) == place


def test_common_parts_count_for_the_half_but_two_must_be_rare() -> None:
    common = [(author, "thank you very much") for author in range(5)]
    runs = learn_runs([*common, (9, "thank you very much Olga dear"), (10, "thank you very much all")])
    page = "thank you very much"
    assert find_shared_voice(runs, find_meeting(runs, said(page))) is None
    page = "thank you very much olga dear"
    assert find_shared_voice(runs, find_meeting(runs, said(page))) == 1


LETTERS = st.sampled_from(["the", "van", "came", "late", "и", "мы", "ждали", "весь", "يوم", "كله"])


@given(st.lists(LETTERS, min_size=6, max_size=30), st.data())
def test_any_run_cut_out_of_a_voice_is_found(voice: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(voice) - 6))
    copied = " ".join(voice[start : start + 6])
    runs = learn_runs([(1, " ".join(voice))])
    assert "run" in [rule for rule, _ in stretches(f"before {copied} after", runs)]


def test_another_key_gives_other_numbers_and_an_empty_store_none() -> None:
    one, other = Parts(b"a" * 32).of(said(EN)), Parts(b"b" * 32).of(said(EN))
    assert len(one) == len(said(EN)) - PART + 1
    assert not set(one.tolist()) & set(other.tolist())
    nobody = learn_runs([])
    assert stretches(EN, nobody) == []
    assert find_shared_voice(nobody, find_meeting(nobody, said(EN))) is None


# The file beside the database.

KEY = b"k" * 32
MAKER = Parts(KEY)
FIRST = {1: EN, 2: RU, 3: AR}


class Shelf:
    """The texts of voices, and which of them were asked for."""

    def __init__(self, texts: dict[int, str]) -> None:
        self.texts = texts
        self.asked: list[int] = []

    def read(self, voices: Iterable[int]) -> Iterator[tuple[int, str]]:
        """The wanted texts."""
        for voice in voices:
            self.asked.append(voice)
            yield voice, self.texts[voice]

    def refresh(self, file: Path, key: bytes = KEY) -> run_index.Index:
        """The index of these texts."""
        self.asked = []
        marks = [(voice, voice, hash(text)) for voice, text in sorted(self.texts.items())]
        return refresh(file, key, np.array(marks, MARK), self.read, MAKER.of_texts)


def as_made_anew(shelf: Shelf, file: Path) -> None:
    """The file on disk holds exactly what a new one would."""
    index = read_index(file, KEY)
    assert index is not None
    numbers = {int(voice): number for number, voice in enumerate(index.table["id"])}
    assert sorted(numbers) == sorted(shelf.texts)
    fresh = MAKER.of_texts((numbers[voice], text) for voice, text in shelf.texts.items())
    assert np.array_equal(index.parts, fresh)
    counts = np.bincount((fresh & run_index.VOICE).astype(np.int64), minlength=len(numbers))
    assert np.array_equal(index.table["total"], counts)


def test_only_new_and_changed_voices_are_read_and_gone_ones_leave(tmp_path: Path) -> None:
    file, shelf = tmp_path / "x.runs", Shelf(dict(FIRST))
    shelf.refresh(file)
    assert shelf.asked == [1, 2, 3]
    as_made_anew(shelf, file)
    assert file.stat().st_mode & 0o777 == 0o600
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    shelf.refresh(file)
    assert (shelf.asked, (file.read_bytes(), file.stat().st_mtime_ns)) == ([], before)
    shelf.texts |= {2: RU + " опять", 9: "a wholly new voice of eight words here"}
    shelf.refresh(file)
    assert shelf.asked == [2, 9]
    as_made_anew(shelf, file)
    del shelf.texts[1]
    shelf.refresh(file)
    assert shelf.asked == []
    as_made_anew(shelf, file)
    shelf.texts.clear()
    assert not len(shelf.refresh(file).parts)
    assert [path.name for path in tmp_path.iterdir()] == ["x.runs"]


def test_many_nights_in_small_pieces_leave_what_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_index, "PARTS_AT_ONCE", 3)
    monkeypatch.setattr(run_index, "VOICES_AT_ONCE", 2)
    file, shelf = tmp_path / "x.runs", Shelf(dict(FIRST))
    for night in range(1, 8):
        shelf.texts |= {night * 10 + n: f"{EN} {'so '[: n % 2 * 3]}{RU} {night}" for n in range(5)}
        shelf.texts.pop(night * 10 - 7, None)
        shelf.refresh(file)
        as_made_anew(shelf, file)


DAMAGES = {
    "cut": lambda whole: whole[:-8],
    "longer": lambda whole: whole + bytes(8),
    "empty": lambda whole: b"",
    "no head": lambda whole: whole[:20],
    "another kind": lambda whole: b"x" + whole[1:],
    "one bit": lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
    "fewer told": lambda whole: whole[:24] + bytes([whole[24] - 1]) + whole[25:],
    # byte 16 counts voices (24 bytes each in the table), byte 24 counts parts (8 bytes each): the same length, otherwise divided
    "divided otherwise": lambda whole: (
        whole[:16] + bytes([whole[16] - 1]) + whole[17:24] + bytes([whole[24] + 3]) + whole[25:]
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: str) -> None:
    file, shelf = tmp_path / "x.runs", Shelf(dict(FIRST))
    shelf.refresh(file)
    whole = file.read_bytes()
    file.write_bytes(DAMAGES[damage](whole))
    shelf.refresh(file)
    assert shelf.asked == [1, 2, 3]
    assert file.read_bytes() == whole


def test_a_file_made_with_another_key_is_made_anew(tmp_path: Path) -> None:
    file, shelf = tmp_path / "x.runs", Shelf(dict(FIRST))
    shelf.refresh(file, b"another key")
    shelf.refresh(file)
    assert shelf.asked == [1, 2, 3]


def test_the_file_holds_no_word_and_is_forgotten_whole(tmp_path: Path) -> None:
    file, shelf = index_of(tmp_path / "otklik.db"), Shelf(dict(FIRST))
    shelf.refresh(file)
    content = file.read_bytes()
    for word in said(f"{EN} {RU} {AR}"):
        if len(word) > 3:
            assert word.encode() not in content
            assert word.encode("utf-16-le") not in content
    (tmp_path / ".otklik.runs.new").write_bytes(b"half")
    remove(file)
    remove(file)
    remove(tmp_path / "nowhere" / "otklik.runs")
    assert not list(tmp_path.iterdir())


def test_more_voices_than_numbers_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_index, "VOICE_BITS", 1)
    with pytest.raises(Refusal, match="can hold 2 voices"):
        Shelf(dict(FIRST)).refresh(tmp_path / "x.runs")


@pytest.fixture
def db() -> Database:
    """Four voices: 1 and 2 by one customer, 3 a copy of 1 by somebody unknown, 4 anonymous and revised."""
    made = open_store(":memory:")
    made.conn.executescript("""
        insert into channels (id, name, kind) values ('c', 'c', 'csv');
        insert into runs (id, job, started_at) values (1, 'gather', '2026-01-01');
        insert into customers (id, pseudonym, first_seen) values (7, '12345678901234567890123456789012', '2026-01-01');
    """)
    voices = [(1, 7, EN), (2, 7, RU), (3, None, EN), (4, None, AR)]
    made.conn.executemany(
        "insert into voices (id, channel_id, external_id, customer_id, said_on, text, row_hash, run_id)"
        " values (?1, 'c', ?1, ?2, '2026-01-01', ?3, zeroblob(16), 1)",
        voices,
    )
    made.conn.executescript("""
        insert into dispositions (voice_id, state, reason, same_as) values (1, 'unplaced', 'x', null), (3, 'duplicate', 'x', 1);
        insert into revisions (voice_id, number, said_on, text, row_hash, run_id) values (4, 1, '2026-01-02', 'later words', zeroblob(16), 1);
    """)
    return made


def clean(db: Database, voice: int, text: str, masks: str, mark: int) -> None:
    """A voice was heard."""
    db.execute(
        "insert or replace into clean_voices values (?, 'en', '[]', ?, ?, ?)",
        (voice, text, masks, mark.to_bytes(16, "big")),
    )


def test_authors_are_customers_or_voices_alone_and_a_copy_has_the_author_of_the_first(db: Database) -> None:
    assert voice_marks(db)[["id", "author"]].tolist() == [(1, 7), (2, 7), (3, 7), (4, -4)]


def test_authors_are_told_by_the_numbers_of_the_index(db: Database, tmp_path: Path) -> None:
    marks = voice_marks(db)
    index = refresh(tmp_path / "x.runs", KEY, marks, lambda voices: voice_texts(db, voices), MAKER.of_texts)
    assert authors_of(index, marks).tolist() == [7, 7, 7, -4]
    assert authors_of(run_index.EMPTY, marks).tolist() == []


def test_a_mark_changes_with_a_revision_and_with_the_masks(db: Database) -> None:
    marks = [voice_marks(db)["mark"].tolist()]
    clean(db, 1, "x", "{}", 1)
    marks.append(voice_marks(db)["mark"].tolist())
    clean(db, 1, "x", "{}", 2)
    db.execute("insert into revisions values (4, 2, '2026-01-02', 'again', null, '{}', zeroblob(16), 1)")
    marks.append(voice_marks(db)["mark"].tolist())
    assert [one == other for one, other in zip(marks[0], marks[1], strict=True)] == [False, True, True, True]
    assert [one == other for one, other in zip(marks[1], marks[2], strict=True)] == [False, True, True, False]


def test_first_words_later_words_and_masked_words_are_read(db: Database) -> None:
    clean(db, 1, "[person 1] took", '{"person":1}', 1)
    clean(db, 2, "unmasked", "{}", 1)
    assert sorted(voice_texts(db, [1, 2, 4])) == sorted(
        [(1, EN), (1, "[person 1] took"), (2, RU), (4, AR), (4, "later words")]
    )
    assert list(voice_texts(db, [])) == []
