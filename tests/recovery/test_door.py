"""`./invoke recovery`: opens, reports, lists, shows and moves; a second run changes nothing (R1-R3, A1)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from db import cases as store
from db.receipts import save_receipts
from db.store import rows
from jobs.recovery.__main__ import main, run, told_with
from jobs.refusal import Busy, Refusal
from jobs.settings import read_settings

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
SECRETS = ("Whitlock", "Ветрова", "وخالد")


def fill(desk):
    """Three languages, a second failure, a copy, praise, and chatter elsewhere."""
    desk.say("2026-03-01", text="Nobody called, Whitlock", themes=["order-desk"], rating=1, customer=1)
    desk.say(
        "2026-04-01", text="Опять не дозвонилась, Ветрова", themes=["order-desk"], scores=(3, 9), customer=1
    )
    desk.say("2026-11-19", text="وخالد ينتظر", themes=["delivery-time"])
    desk.say("2026-11-19", text="again", rating=1, inside=False, state="duplicate", same_as=3)
    desk.say("2026-11-19", text="lovely", themes=["order-desk"], scores=(9, 10))
    desk.say("2026-11-19", text="a cat", inside=False)


def test_an_empty_store(office, desk, capsys):
    """A1: nothing to do is said, too."""
    counts = run(read_settings(), desk.db, NOW)
    assert set(counts.values()) == {0}
    assert "Nobody waits for an answer. Next: ./invoke stories" in capsys.readouterr().out


def test_the_report(office, desk, capsys):
    """R2, R3, F7: opened, late, second failures, the longest waiting; not a word of a customer."""
    fill(desk)
    assert run(read_settings(), desk.db, NOW) == {
        "opened": 3, "taken_in": 0, "open": 3, "late_to_acknowledge": 2, "late_to_answer": 2, "second_failures": 1,
        "bad_scores": 3, "bad_scores_answered": 0,
    }  # fmt: skip
    printed = capsys.readouterr().out
    assert "recovery: 3 cases opened, 3 open, 1 of them second failures." in printed
    assert "Waiting longest: case 1 (264 days), 2 (233 days), 3 (1 days). Next:" in printed
    assert not any(secret in printed for secret in SECRETS)


def test_a_second_run_changes_nothing(office, desk):
    """R3: the same bytes in every row."""
    fill(desk)
    run(read_settings(), desk.db, NOW)
    before = rows(desk.db, "select * from cases"), rows(desk.db, "select * from case_steps")
    changes = desk.db.conn.total_changes
    assert run(read_settings(), desk.db, NOW)["opened"] == 0
    assert (rows(desk.db, "select * from cases"), rows(desk.db, "select * from case_steps")) == before
    assert desk.db.conn.total_changes == changes


def test_a_bad_score_left_out_stops_the_run_and_nothing_is_kept(office, desk):
    """R3: asserted in the store itself; here the store is made to lose the case of one voice."""
    fill(desk)
    desk.db.execute(
        """
        create trigger loses after insert on case_steps when new.case_id = 3
        begin
          delete from case_steps where case_id = 3;
          delete from cases where id = 3;
        end
        """
    )
    with pytest.raises(Refusal, match="1 voices with a bad score have no case"):
        run(read_settings(), desk.db, NOW)
    assert store.cases(desk.db) == []


def test_the_calendar_of_the_organisation(office, desk):
    """R2: said on Thursday the 12th; with Friday and Saturday off and two holidays the fifth day is the 22nd."""
    desk.say("2026-11-12", rating=1)
    assert run(read_settings(), desk.db, NOW)["late_to_acknowledge"] == 1
    Path("own/calendar.toml").write_text(
        'weekend = ["friday", "saturday"]\nholidays = [2026-11-17, 2026-11-18]', "utf-8"
    )
    assert run(read_settings(), desk.db, NOW)["late_to_acknowledge"] == 0


WAY = (
    ["--to", "acknowledged"],
    ["--to", "assessed", "--note", "wants a call"],
    ["--to", "investigated", "--note", "one person on shift"],
    ["--to", "answered", "--note", "told her"],
    ["--to", "followed-up", "--note", "she is glad", "--customer", "satisfied"],
    ["--to", "closed", "--note", "second person from 9 to 10"],
)


def test_the_whole_way_of_a_case(opened, capsys):
    """R1, R12: from received to closed by the door, then the figures know it."""
    fill(opened)
    main([])
    for words in WAY:
        main(["--case", "1", "--as", "ines", *words])
    printed = capsys.readouterr().out
    assert "case 1 is now answered. Next comes followed-up or reopened." in printed
    main([])
    printed = capsys.readouterr().out
    assert "0 cases opened, 2 open" in printed
    assert "each with a case, 1 answered" in printed
    assert "Satisfied at follow-up: 100 % (21 to 100, n 1, Wilson)" in printed
    outcomes = rows(opened.db, "select outcome from runs where job = 'recovery'")
    assert [row["outcome"] for row in outcomes] == ["done", "done"]


def test_a_refused_step_changes_nothing(opened):
    """R1: no answer before findings."""
    fill(opened)
    main([])
    with pytest.raises(Refusal, match="Case 1 is received and cannot become answered"):
        main(["--case", "1", "--to", "answered", "--as", "ines", "--note", "n"])
    assert len(store.steps(opened.db, 1)) == 1


def test_list_and_show(opened, capsys):
    """A1: the list without words; one case with its redacted words only."""
    fill(opened)
    main([])
    for words in WAY:
        main(["--case", "2", "--as", "ines", *words])
    capsys.readouterr()
    main(["--list"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [["1", "received"], ["3", "received"]]
    main(["--case", "1"])
    assert "not redacted yet" in capsys.readouterr().out
    opened.db.execute(
        "insert into clean_voices values (1, 'en', '[]', 'Nobody called, [person 1]', '[]', zeroblob(16))"
    )
    main(["--case", "1"])
    printed = capsys.readouterr().out
    assert "Case 1, received, since 2026-03-01, themes: order-desk" in printed
    assert "Nobody called, [person 1]" in printed
    main(["--case", "2"])
    assert "followed-up  ines  she is glad  satisfied" in capsys.readouterr().out


def test_staff_see_what_the_line_of_a_receipt_shows(opened, capsys):
    """S5: never the line, never the code."""
    fill(opened)
    main([])
    line = "r" + "b" * 32
    save_receipts(opened.db, [{"line": line, "bucket": "b", "voice_id": 1, "issued_on": "2026-03"}])
    capsys.readouterr()
    main(["--list"])
    main(["--case", "1"])
    printed = capsys.readouterr().out
    assert printed.count("receipt shows: nothing yet") == 2  # in the list and with the case
    assert line not in printed


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--case", "99"], "There is no case 99"),
        (["--case", "1", "--to", "acknowledged", "--as", "zzz", "--note", "n"], "'zzz' is not in staff.toml"),
        (["--case", "99", "--to", "acknowledged", "--as", "ines"], "There is no case 99"),
        (["--to", "acknowledged"], "add --case N"),
    ],
)
def test_what_is_refused(opened, arguments, says):
    """R1: what, where, what next."""
    with pytest.raises(Refusal, match=says):
        main(arguments)


def test_a_refused_night_is_written_down(opened):
    """R2: a broken calendar stops the job, and the ledger of runs says so."""
    Path("own/calendar.toml").write_text("weekend = 5", "utf-8")
    with pytest.raises(Refusal, match=r"calendar\.toml"):
        main([])
    assert rows(opened.db, "select outcome from runs where job = 'recovery'") == [{"outcome": "refused"}]


def test_two_at_once(opened):
    """One job works at a time; the other is told so."""
    import fcntl

    with Path("db/test.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Busy):
            main(["--list"])


FORMS = [
    ({}, []),
    (
        {"may_write": "no"},
        ["The customer left a contact and does not want an answer there: do not write or call."],
    ),
    (
        {"may_write": "yes", "story": "calls"},
        ["The customer left a contact and wants an answer there.", "It answers the story calls"],
    ),
    ({"story": "calls", "reaction": "me-too"}, ["It answers the story calls (this happens to me too)"]),
]


@pytest.mark.parametrize(("form", "lines"), FORMS)
def test_staff_see_what_came_with_a_form(form, lines):
    """S10: before they answer."""
    assert list(told_with(form)) == lines
