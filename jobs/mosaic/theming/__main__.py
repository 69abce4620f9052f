"""The door of themes: staff look at them, at the voices in them and at why, and correct what the program got wrong (M2, A2)."""

from __future__ import annotations

import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlite_utils import Database

from db.decisions import all_decisions, save_decision
from db.placements import move_places, save_themes
from db.proposals import open_proposals, settle_proposals
from db.runs import only_run
from db.store import open_store, writing
from jobs.clock import local_now
from jobs.hear.__main__ import load_staff
from jobs.mosaic.__main__ import file_mark, theme_row
from jobs.mosaic.effective import Picture
from jobs.mosaic.placer import make_placer
from jobs.mosaic.themes import read_themes
from jobs.mosaic.theming import deciding as by_hand
from jobs.mosaic.theming.accepting import accept, answered, decline
from jobs.mosaic.theming.deciding import Deciding, Row
from jobs.mosaic.theming.known import known_picture, read_log
from jobs.mosaic.theming.placing_anew import make_rules, settle_now
from jobs.mosaic.theming.proposing import shown as proposal_shown
from jobs.mosaic.theming.showing import log_shown, of_state, of_theme, themes_shown
from jobs.mosaic.theming.starting import write_first_themes
from jobs.mosaic.theming.why import why_shown
from jobs.refusal import Refusal, run_door
from jobs.settings import LANGUAGES, Settings, read_settings

COMMANDS = by_hand.COMMANDS | {"accept": accept, "decline": decline}
NUMBERED = ("accept", "decline", "undo")
NEXT = "./invoke mosaic places all voices by it (tonight it happens by itself)"


def run(settings: Settings, db: Database, asked: Namespace, now: datetime) -> None:
    """Do the one thing that is asked; without a flag, list the themes."""
    command = next((name for name in COMMANDS if getattr(asked, name) is not None), None)
    if command is not None:
        decide(settings, db, asked, now, command)
        return
    say(shown(settings, db, asked))


def decide(settings: Settings, db: Database, asked: Namespace, now: datetime, command: str) -> None:
    """Write decisions down, all or none, and settle the voices that they speak of."""
    staff = frozenset(colleague.id for colleague in load_staff(settings))
    if asked.person not in staff:
        raise Refusal(f"Say who decides: add --as NAME, one of {', '.join(sorted(staff))}.")
    picture = known_picture(settings, db)
    deciding = Deciding(db, picture, read_log(db), asked, asked.person, staff, now)
    decided = COMMANDS[command](deciding)
    with writing(db):
        first = write_down(db, decided)
        apply(db, known_picture(settings, db), decided)
    parts = f" with {len(decided) - 1} voices" if len(decided) > 1 else ""
    say(
        [
            f"themes: decision {first} is written down{parts}. Take it back: ./invoke themes --undo {first}. Next: {NEXT}"
        ]
    )


def write_down(db: Database, decided: list[Row]) -> int:
    """Save decisions; the first leads, the others are parts of it. Returns the number of the first."""
    first = save_decision(db, decided[0])
    for part in decided[1:]:
        save_decision(db, {**part, "part_of": first})
    return first


def apply(db: Database, picture: Picture, decided: Iterable[Row]) -> None:
    """What a decision says of voices and merged themes is true at once; what it teaches waits for the next placing."""
    save_themes(db, (theme_row(theme, position) for position, theme in enumerate(picture.themes)))
    for row in decided:
        if row["kind"] == "merge":
            move_places(db, row["theme_id"], picture.living(row["theme_id"]))
        if "voice_id" in row:
            settle_now(db, row["voice_id"], picture.verdicts[row["voice_id"]])
        if answer := answered(row):
            settle_proposals(db, [answer[0]], answer[1], row["decided_at"][:10])
        if row["kind"] == "undo":
            reopen(db, row)


def reopen(db: Database, undoing: Row) -> None:
    """A proposal whose answer was taken back waits again."""
    undone = next(one for one in all_decisions(db) if one["id"] == undoing["undoes"])
    if answer := answered(undone):
        settle_proposals(db, [answer[0]], "open", undoing["decided_at"][:10])


def shown(settings: Settings, db: Database, asked: Namespace) -> Iterable[str]:
    """What was asked to be shown."""
    if asked.init:
        return write_first_themes(settings, db)
    if asked.log:
        return log_shown(read_log(db))
    if asked.unplaced or asked.rejected:
        return of_state(db, "unplaced" if asked.unplaced else "rejected")
    picture = known_picture(settings, db)
    deciding = Deciding(db, picture, [], asked, "", frozenset(), local_now())
    if asked.of:
        return of_theme(db, deciding.theme(asked.of, "--of"))
    if asked.why:
        return explained(settings, db, deciding)
    waiting = [proposal_shown(row) for row in open_proposals(db)]
    answer = "--accept N or --decline N, " if waiting else ""
    return (
        *themes_shown(db, picture),
        *waiting,
        f"Next: ./invoke themes {answer}--of ID, --unplaced, --why VOICE",
    )


def explained(settings: Settings, db: Database, deciding: Deciding) -> Iterator[str]:
    """Why a voice stands where it stands."""
    voice = deciding.any_voice(deciding.asked.why)
    mark = file_mark(read_themes(settings.folder / "themes.toml"))
    rules = make_rules(db, deciding.picture, mark, settings.sentence_vectors)
    placer = make_placer(rules.picture.themes, rules.exemplars, vectors=rules.vectors)
    return why_shown(db, deciding.picture, placer, voice)


def say(lines: Iterable[str]) -> None:
    """Print."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def make_parser() -> ArgumentParser:
    """The flags: at most one that shows or decides, and what it needs."""
    parser = ArgumentParser(
        prog="./invoke themes", description="Themes, their voices, and corrections by staff."
    )
    one = parser.add_mutually_exclusive_group()
    for flag in (
        "--of",
        "--why",
        *(f"--{name.replace('_', '-')}" for name in COMMANDS if name not in NUMBERED),
    ):
        one.add_argument(flag)
    for name in NUMBERED:
        one.add_argument(f"--{name}", type=int)
    for flag in ("--unplaced", "--rejected", "--log", "--init"):
        one.add_argument(flag, action="store_true")
    for flag, place in (("--from", "leaves"), ("--to", "goes"), ("--as", "person")):
        parser.add_argument(flag, dest=place)
    for flag in ("--into", "--voices", "--id", "--reason", "--evidence", "--second"):
        parser.add_argument(flag)
    for flag in (f"--{what}-{language}" for what in ("name", "about") for language in LANGUAGES):
        parser.add_argument(flag, help=SUPPRESS if flag.startswith("--about") else None)
    return parser


def main(arguments: list[str]) -> None:
    """`python -m jobs.mosaic.theming [--of ID | --why VOICE | --move VOICE --from A --to B --as NAME | ...]`"""
    asked, settings = make_parser().parse_args(arguments), read_settings()
    with only_run(settings.database):
        run(settings, open_store(settings.database), asked, local_now())


if __name__ == "__main__":
    run_door(main)
