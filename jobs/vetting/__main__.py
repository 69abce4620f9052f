"""The door of the airlock: takes approvals, says what waits for one, and searches staff texts before they are built."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache, partial
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from db.airlock import contacts_of_customers, names_of_themes, voice_marks, voice_texts
from db.approvals import save_approval, save_approvals
from db.customers import any_customers
from db.praise import scored_voices
from db.refused import refused_folder
from db.runs import only_run
from db.store import open_store
from db.stories import text_versions
from jobs.clock import local_now
from jobs.gather.key import read_key
from jobs.hear.__main__ import load_staff
from jobs.hear.staff import staff_names
from jobs.mosaic.theming.known import merged_ids
from jobs.refusal import Refusal, run_door
from jobs.settings import Settings, read_settings
from jobs.stories.__main__ import run as read_stories
from jobs.stories.draft import is_unfinished
from jobs.stories.inside import UNTIL, inside_values, without_inside
from jobs.stories.kinds import THEMED, place_of_text
from jobs.stories.praise import refuse_rare_praise
from jobs.stories.writing import read_version, split_front_matter, split_list
from jobs.vetting.approval import check_approver, releasable, waiting
from jobs.vetting.approvals_file import Approval, read_approvals
from jobs.vetting.embargo import learn_embargoes
from jobs.vetting.explain import explain_finding
from jobs.vetting.findings import Finding
from jobs.vetting.gate import EXPLAIN, Gate, build_gate, refuse_findings, vet_file
from jobs.vetting.quoting.putting import approve_quote, load_quotes, quotes_by_file, released_quotes

if TYPE_CHECKING:
    from jobs.vetting.fed_pages import Fed
    from jobs.vetting.identities import Known
    from jobs.vetting.runs import Runs

QUOTE = re.compile(r"quote-\d+")
MOST_FED = 512  # different groups of themes whose names are kept at hand
# What looks like a number of a person and is none: the standards we name, and a number of the shipped headers.
OWN_WORDS = ("ISO 10002", "ISO 10004", "max-age=63072000")


def load_approvals(settings: Settings, db: Database) -> int:
    """Take in approvals that come with the organisation's folder (signed elsewhere, by hash); returns how many are new."""
    place = settings.folder / "approvals.jsonl"
    given: Sequence[Approval] = read_approvals(place.read_bytes(), str(place)) if place.is_file() else ()
    return save_approvals(db, ((one.sha256, one.person, one.on.isoformat()) for one in given))


def make_gate(settings: Settings, db: Database, today: date, quotes: Sequence[dict[str, Any]]) -> Gate:
    """The airlock's knowledge of tonight: everybody in the store and on the staff list, the quotes that may leave, what stays inside."""
    own = (settings.feedback_mail, settings.site_url, *OWN_WORDS)
    staff, versions = load_staff(settings), text_versions(db)
    return build_gate(
        staff_names(staff),
        make_runs(settings, db),
        own,
        quotes_by_file(quotes),
        people=[make_people(settings, db)],
        fed=make_fed(db, versions),
        embargoes=learn_embargoes(
            kept_inside(versions, frozenset(colleague.id for colleague in staff), today)
        ),
    )


def make_people(settings: Settings, db: Database) -> Known:
    """Everybody in the store, from the file beside the database; only contacts that changed since the last night are worked on."""
    from db.identity_index import index_of, refresh
    from jobs.vetting.identities import Known
    from jobs.vetting.identity_keys import index_key, keys_of, secret_of

    key = read_key(settings.key_file, needed=any_customers(db))
    secret = secret_of(key)
    index = refresh(index_of(settings.database), index_key(key), db, partial(keys_of, secret=secret))
    return Known(index.keys, index.owners, secret, partial(contacts_of_customers, db))


def make_fed(db: Database, versions: Sequence[dict[str, Any]]) -> Callable[[str], Fed]:
    """For a file, the single names that may not stand there: of those whose voices feed it."""
    from jobs.vetting.fed_pages import feed

    themes, names = themes_of_files(versions), names_by_themes(db)
    fed = lru_cache(maxsize=MOST_FED)(lambda behind: feed(names(behind)))
    return lambda file: fed(themes(file))


def themes_of_files(versions: Sequence[dict[str, Any]]) -> Callable[[str], tuple[str, ...]]:
    """For a file, the themes whose voices feed it: a story, a lesson, a page of a theme, or one of all."""
    from jobs.vetting.fed_pages import all_themes, themes_behind

    themes: dict[tuple[str, str], tuple[str, ...]] = {}
    for version in versions:
        if version["kind"] in THEMED:
            place = version["kind"], version["slug"]
            themes[place] = all_themes([themes.get(place, ()), split_list(head_of(version)["themes"])])
    every = all_themes(themes.values())
    return lambda file: themes_behind(file, themes, every)


def names_by_themes(db: Database) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """For themes, the names of those whose voices are placed in them or in what was joined to them."""
    merged = merged_ids(db)
    return lambda behind: tuple(names_of_themes(db, [merged.get(theme, theme) for theme in behind]))


def head_of(version: Mapping[str, Any]) -> dict[str, str]:
    """The front matter of a version that was read and checked when it was saved."""
    return split_front_matter(
        version["text"], place_of_text(version["kind"], version["slug"], version["language"])
    )[0]


def kept_inside(
    versions: Sequence[dict[str, Any]], staff: frozenset[str], today: date
) -> Iterator[tuple[str, str]]:
    """(field, value) of everything that the current and the released versions of stories and lessons keep inside today."""
    for version in (*filter(itemgetter("current"), versions), *releasable(versions, staff).values()):
        if version["kind"] in THEMED and UNTIL in version["text"]:
            yield from inside_values(head_of(version), today)


def make_runs(settings: Settings, db: Database) -> Runs:
    """The runs of every voice, from the file beside the database; only what is new since the last night is worked on."""
    from db.run_index import authors_of, index_of, refresh
    from jobs.vetting.parts import Parts
    from jobs.vetting.runs import Runs

    maker, marks = Parts(read_key(settings.key_file, needed=any_customers(db))), voice_marks(db)
    file = index_of(settings.database)
    index = refresh(file, maker.key, marks, lambda voices: voice_texts(db, voices), maker.of_texts)
    return Runs(maker, index.parts, authors_of(index, marks), index.table["total"])


def staff_ids(settings: Settings) -> frozenset[str]:
    """Who may approve."""
    return frozenset(colleague.id for colleague in load_staff(settings))


def run(settings: Settings, db: Database, now: datetime) -> dict[str, int]:
    """Take in approvals and count what may leave and what waits."""
    load_approvals(settings, db)
    load_quotes(settings, db)
    versions = text_versions(db)
    staff = staff_ids(settings)
    held = waiting(versions, staff)
    counts = {"released": len(releasable(versions, staff)), "waiting": len(held)}
    print(f"vet: {counts['released']} texts may leave, {counts['waiting']} wait for approval.")
    for version, missing in held:
        print(f"  {version['kind']} {version['slug']}.{version['language']}: {missing} approval(s) missing")
    return counts


def approve(settings: Settings, db: Database, slug: str, person: str, now: datetime) -> None:
    """One person approves the current language versions of a text that others wrote, after the airlock has read them."""
    current = [version for version in text_versions(db) if version["slug"] == slug and version["current"]]
    if not current:
        raise Refusal(f"No story, lesson or page is called {slug[:60]!r}: ./invoke vet lists what waits.")
    load_approvals(settings, db)
    texts = [version for version in current if version["author"] != person] or current
    staff = staff_ids(settings)
    for text in texts:
        check_approver(person, text["author"], staff)
        refuse_unfinished(text)
        if text["kind"] == "lesson":
            refuse_rare_lesson(db, text)
    refuse_findings(findings_of(make_gate(settings, db, now.date(), ()), texts), "Nothing was approved.")
    for text in texts:
        new = save_approval(db, text["sha256"], person, now.date().isoformat())
        print(f"vet: {place_of(text)} {'is approved' if new else 'was approved already'} by {person}")
    held = [version for version, _ in waiting(text_versions(db), staff) if version["slug"] == slug]
    print("Next: another person approves too." if held else "Next: ./invoke build")


def refuse_unfinished(text: dict[str, Any]) -> None:
    """A text must be more than its draft."""
    if is_unfinished(text["text"], text["language"]):
        raise Refusal(f"{place_of(text)} still holds the prompts of the draft: write it first.")


def refuse_rare_lesson(db: Database, text: dict[str, Any]) -> None:
    """L4: what is called repeatable was praised by people enough."""
    merged = merged_ids(db)
    themes = [merged.get(theme, theme) for theme in read_version(text).themes]
    refuse_rare_praise(place_of(text), scored_voices(db, themes))


def findings_of(gate: Gate, texts: Iterable[dict[str, Any]]) -> Iterator[Finding]:
    """What the airlock finds in staff texts."""
    for text in texts:
        yield from vet_file(gate, place_of(text), without_inside(text["text"]).encode())


def place_of(text: dict[str, Any]) -> str:
    """The file that a version came from."""
    return place_of_text(text["kind"], text["slug"], text["language"])


def search_texts(settings: Settings, db: Database, today: date) -> None:
    """Read every current staff text as the airlock will, and stop at findings."""
    gate = make_gate(settings, db, today, ())
    current = [version for version in text_versions(db) if version["current"]]
    near = refuse_findings(findings_of(gate, current), "The old site stays.")
    print(
        f"vet: {len(current)} texts searched for contacts, known persons, verbatim runs and what stays inside: nothing has to change."
    )
    if near:
        tell_near(near)
    print("Next: ./invoke build")


def tell_near(near: Sequence[Finding]) -> None:
    """Places that stop nothing, by file: words that stand close to a voice."""
    print(
        f"{len(near)} places say four or five rare words in a row as a voice did: look whether they lead to somebody. {EXPLAIN}"
    )
    for file, found in groupby(near, key=attrgetter("file")):
        print(f"  {file}: " + ", ".join(f"line {finding.line} ({finding.id})" for finding in found))


def explain(settings: Settings, db: Database, wanted: str, today: date) -> None:
    """Show one finding with its words to the person at this terminal, and to no file or pipe."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refusal(
            "A finding is explained only to a person at a terminal: run this there, without a pipe or a file."
        )
    told = list(
        explain_finding(
            make_gate(settings, db, today, released_quotes(settings, db)), vetted_files(settings, db), wanted
        )
    )
    if not told:
        raise Refusal(
            f"No finding is called {wanted[:20]!r} now: ./invoke vet and ./invoke build tell today's findings."
        )
    print("\n".join(told))


def vetted_files(settings: Settings, db: Database) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of everything that findings are told of: staff texts, the refused site, the current site."""
    for text in filter(itemgetter("current"), text_versions(db)):
        yield place_of(text), without_inside(text["text"]).encode()
    for site in (refused_folder(settings.database), settings.output):
        for file in files_below(site):
            yield file.relative_to(site).as_posix(), file.read_bytes()


def files_below(folder: Path) -> list[Path]:
    """Every file in a folder, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def main(arguments: list[str]) -> None:
    """`python -m jobs.vetting [--approve SLUG --as NAME | --explain FINDING]`"""
    parser = argparse.ArgumentParser(prog="./invoke vet", description="Approve texts and search them.")
    parser.add_argument("--approve", metavar="SLUG", help="approve all languages of this story or page")
    parser.add_argument("--as", dest="person", metavar="NAME", help="who approves (an id of staff.toml)")
    parser.add_argument(
        "--explain", metavar="FINDING", help="show a finding with its words, at this terminal only"
    )
    asked = parser.parse_args(arguments)
    settings, now = read_settings(), local_now()
    with only_run(settings.database):
        db = open_store(settings.database)
        if asked.explain:
            explain(settings, db, asked.explain, now.date())
            return
        read_stories(settings, db, now)
        if not asked.approve:
            run(settings, db, now)
            search_texts(settings, db, now.date())
            return
        if not asked.person:
            raise Refusal("An approval needs a name: add --as NAME (an id of staff.toml).")
        if QUOTE.fullmatch(asked.approve):
            approve_quote(settings, db, asked.approve, asked.person, now.date())
        else:
            approve(settings, db, asked.approve, asked.person, now)


if __name__ == "__main__":
    run_door(main)
