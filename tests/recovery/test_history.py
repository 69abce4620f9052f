"""case_log.jsonl: what was done before Otklik is taken in once, by the table of states, and refused by file and line (R1, R12, F2)."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from db import cases as store
from db.store import rows
from jobs.recovery.__main__ import main, run
from jobs.recovery.history import Past, Standing, carriers, missing_steps, read_history
from jobs.recovery.states import Step
from jobs.refusal import Refusal
from jobs.settings import read_settings

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
NOTES = ("Nobody rang before the van came", "Перед приездом не позвонили", "لم يتصل أحد قبل الوصول")
WAY = ("acknowledged", "assessed", "investigated", "answered", "followed-up", "closed")
ADDRESS = "hannah.whitlock@example.com"


def line(to, day, voice="1", note="n", **more):
    """One line of the file about a voice of the office's own channel."""
    more |= {"customer": "satisfied"} if to == "followed-up" and "customer" not in more else {}
    words = {"channel": "us inside", "external_id": voice, "to": to, "on": f"2026-03-{day:02}"}
    return json.dumps({**words, "person": "ines", "note": note, **more}, ensure_ascii=False)


def whole_way(voice="1", note="n"):
    """A case from its acknowledgement to its end."""
    return [line(to, day, voice, note) for day, to in enumerate(WAY, 2)]


def keep(*lines):
    """Write the organisation's file."""
    Path("own/case_log.jsonl").write_text("".join(f"{one}\n" for one in lines), "utf-8")


def everything(db):
    """All that recovery writes."""
    return rows(db, "select * from cases"), rows(db, "select * from case_steps")


def past(to, day=1, customer=None):
    """A step as the file tells it."""
    return Past("log:1", ("form", "1"), date(2026, 3, day), Step(to, "ines", "n", customer))


@pytest.mark.parametrize("content", ["", "\n", "\n\n \n"])
def test_an_empty_file_tells_nothing(content):
    """R1: empty lines are nothing."""
    assert read_history(content.encode(), "log") == []


@pytest.mark.parametrize("note", NOTES)
def test_a_line_is_read_with_its_place(note):
    """R1: an acknowledgement needs no note; an end of line inside the words of Unicode does not split it."""
    content = '\n{"channel":"form","external_id":"1","to":"acknowledged","on":"2026-03-02","person":"ines"}\n'
    assert read_history(content.encode(), "log") == [
        Past("log:2", ("form", "1"), date(2026, 3, 2), Step("acknowledged", "ines", ""))
    ]
    told = json.dumps(f"{note}\u2028", ensure_ascii=False)
    content = content.replace("}", f',"note":{told},"customer":"satisfied"}}')
    assert read_history(content.encode(), "log")[0].step == Step(
        "acknowledged", "ines", f"{note}\u2028", "satisfied"
    )


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[]",
        '"words"',
        "{}",
        line("answered", 2, more="x"),
        line("answered", 2).replace("2026-03-02", "last week"),
        line("answered", 2).replace('"ines"', "5"),
        line("answered", 2, note="\ud800"),
        line("answered", 2, note=None),
    ],
)
def test_an_unreadable_line_is_refused_by_number(broken):
    """R1: file, line, what next; nothing that stands in the line."""
    with pytest.raises(Refusal, match=r"^log:2: .*: mend the line and run again\.$") as refused:
        read_history(f"{line('answered', 1)}\n{broken}".encode("utf-8", "surrogatepass"), "log")
    assert "last week" not in str(refused.value)


def test_missing_steps():
    """R1: steps that are there are left alone, also when staff has moved on since; the rest follows the table."""
    way = [past("acknowledged"), past("assessed", 2), past("investigated", 2)]
    kept = frozenset(one.kept for one in way)
    assert missing_steps(Standing(7, "closed", "satisfied", kept), way) == []
    assert missing_steps(Standing(7, "acknowledged", None, frozenset({way[0].kept})), way) == way[1:]
    assert missing_steps(Standing(7, "received", None, frozenset()), way) == way


@pytest.mark.parametrize(
    ("way", "says"),
    [
        ([past("answered")], "log:1: Case 7 is received and cannot become answered"),
        ([past("received")], "cannot become received"),
        ([past("acknowledged", 3), past("assessed", 2)], "log:1: this step is dated before the one above it"),
    ],
)
def test_what_the_table_refuses(way, says):
    """R1: no skipping and no going back in time."""
    with pytest.raises(Refusal, match=says):
        missing_steps(Standing(7, "received", None, frozenset()), way)


@pytest.mark.parametrize("word", ["satisfied", "not-reached", "not-satisfied"])
def test_a_dissatisfied_customer_stays_open(word):
    """R7: the customer's last word counts, within the file as well."""
    way = [past("followed-up", 1, word), past("closed", 2)]
    standing = Standing(7, "answered", "satisfied", frozenset())
    if word != "not-satisfied":
        assert missing_steps(standing, way) == way
        return
    with pytest.raises(Refusal, match="the customer is not satisfied"):
        missing_steps(standing, way)


@pytest.mark.parametrize(
    ("voices", "have", "found"),
    [
        ({}, set(), {}),
        ({3: None}, set(), {3: 3}),
        ({3: 1}, set(), {3: 1}),  # a copy belongs to what it copies
        ({3: 1}, {1}, {3: 1}),
        ({3: 1}, {3}, {3: 3}),  # unless it has a case already
        ({1: None, 3: 1}, set(), {1: 1, 3: 3}),  # or both were worked on
        ({3: 1, 4: 1}, set(), {3: 1, 4: 4}),
    ],
)
def test_carriers(voices, have, found):
    """M11: copies of one voice are one case, and two histories never mix in one."""
    assert carriers(voices, frozenset(have)) == found


@pytest.mark.parametrize("note", NOTES)
def test_the_history_is_taken_in_once(office, desk, capsys, note):
    """R1, R12, F2: the case is dated back and closed; a second and third run leave the same bytes."""
    desk.say("2026-03-01", rating=1)
    desk.say("2026-11-19", rating=1)
    keep(*whole_way(note=note))
    counts = run(read_settings(), desk.db, NOW)
    assert (counts["opened"], counts["taken_in"], counts["open"]) == (2, 6, 1)
    assert "case_log.jsonl: 6 steps taken in." in capsys.readouterr().out
    told = [(step["state"], step["on_day"], step["note"]) for step in store.steps(desk.db, 1)]
    assert told[0] == ("received", "2026-03-01", "bad score")
    assert told[-1] == ("closed", "2026-03-07", note)
    assert store.steps(desk.db, 2)[0]["on_day"] == "2026-11-20"
    before, changes = everything(desk.db), desk.db.conn.total_changes
    assert run(read_settings(), desk.db, NOW)["taken_in"] == 0
    assert "taken in" not in capsys.readouterr().out
    assert (everything(desk.db), desk.db.conn.total_changes) == (before, changes)


def test_a_file_that_grows(office, desk):
    """R1: only what is new is added, after the steps that staff took by hand."""
    desk.say("2026-03-01", rating=1)
    way = whole_way()
    keep(*way[:2])
    assert run(read_settings(), desk.db, NOW)["taken_in"] == 2
    keep(*way[:4])
    assert run(read_settings(), desk.db, NOW)["taken_in"] == 2
    assert store.cases(desk.db)[0]["state"] == "answered"


def test_staff_may_go_on_by_hand(opened):
    """R1: a case that came from the file moves on by the door, and the next night agrees."""
    opened.say("2026-03-01", rating=1)
    keep(*whole_way()[:1])
    main([])
    main(["--case", "1", "--to", "assessed", "--as", "olga", "--note", "wants a call"])
    main([])
    assert [step["state"] for step in store.steps(opened.db, 1)] == ["received", "acknowledged", "assessed"]


def test_a_case_that_no_rule_opens_is_opened_by_its_history(office, desk):
    """A1: staff answered praise and far-off chatter as well; a case opened before the file came keeps its day."""
    desk.say("2026-03-01", rating=5)
    desk.say("2026-03-01", rating=1)
    assert run(read_settings(), desk.db, NOW)["opened"] == 1
    keep(*whole_way("1"), *whole_way("2"))
    assert run(read_settings(), desk.db, NOW)["opened"] == 1
    received = [step for row in store.cases(desk.db) for step in store.steps(desk.db, row["id"])[:1]]
    assert [(step["on_day"], step["note"]) for step in received] == [
        ("2026-11-20", "bad score"),
        ("2026-03-01", "stands in case_log.jsonl"),
    ]


def test_the_history_of_a_copy_is_that_of_its_case(office, desk):
    """M11: the earlier tool knew the copy only."""
    first = desk.say("2026-03-01", rating=1)
    desk.say("2026-03-02", rating=1, state="duplicate", same_as=first)
    keep(*whole_way("2"))
    assert run(read_settings(), desk.db, NOW)["opened"] == 1
    assert [(row["voice_id"], row["state"]) for row in store.cases(desk.db)] == [(first, "closed")]


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([*whole_way(), line("acknowledged", 2, "99")], "case_log.jsonl:7: this voice is not in the store"),
        ([line("acknowledged", 2, ADDRESS)], "case_log.jsonl:1: this voice is not in the store"),
        ([line("acknowledged", 2, channel="Other inside")], ":1: this voice is not in the store"),
        ([*whole_way()[:2], *whole_way()[3:]], "case_log.jsonl:3: Case 1 is assessed and cannot become answered"),
        ([*whole_way(), line("acknowledged", 2, "2"), line("assessed", 3, "2", " ")], "log.jsonl:8: .* needs a note"),
        ([line("acknowledged", 2, person="")], "log.jsonl:1: .* nobody takes the step"),
        ([*whole_way()[:4], line("followed-up", 9, customer=None)], ":5: .* needs the customer's word"),
        ([line("done", 2)], ":1: .* does not exist"),
    ],
)  # fmt: skip
def test_a_refused_line_leaves_nothing_behind(office, desk, lines, says):
    """R1, F4: file and line, no words of the line's own, and not one case or step is kept."""
    desk.say("2026-03-01", rating=1)
    desk.say("2026-03-01", rating=1)
    desk.say("2026-03-01", rating=1, subject="Other")
    keep(*lines)
    with pytest.raises(Refusal, match=says) as refused:
        run(read_settings(), desk.db, NOW)
    assert ADDRESS not in str(refused.value)
    assert everything(desk.db) == ([], [])


def test_lines_of_erased_people_do_not_stop_the_night(office, desk, capsys):
    """F2, R1: whoever was erased is missing for a good reason; the first line left over is named."""
    desk.say("2026-03-01", rating=1)
    desk.db.execute("insert into erasures values (printf('%032d', 1), '2026-11-01')")
    keep(*whole_way("99"), *whole_way("1"))
    assert run(read_settings(), desk.db, NOW)["taken_in"] == 6
    assert "case_log.jsonl:1: 6 steps belong to no voice in the store" in capsys.readouterr().out


def test_a_file_in_another_encoding(office, desk):
    """R1: said in one sentence."""
    Path("own/case_log.jsonl").write_bytes("Не дозвонились".encode("koi8-r"))
    with pytest.raises(Refusal, match=r"case_log\.jsonl:1: not UTF-8 .*: mend the line"):
        run(read_settings(), desk.db, NOW)
