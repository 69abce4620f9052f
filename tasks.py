"""Every command of Otklik: one line of help and one run each; the rooms hold the logic. `./invoke --list` shows them."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Mapping, Sequence

from invoke import Context, task

PYTHON = shlex.quote(sys.executable)


def run(c: Context, door: str, *words: str, **given: str | bool) -> None:
    """Run one door with this Python, with the words and with a flag for each value that was given; its exit code becomes ours."""
    said = [word for word in (*words, *flags(given)) if word]
    done = c.run(" ".join([PYTHON, "-m", door, *map(shlex.quote, said)]), warn=True, pty=False)
    if done is not None and done.exited:
        raise SystemExit(done.exited)


def flags(given: Mapping[str, str | bool]) -> Iterator[str]:
    """--as NAME for as_="NAME", --dry-run for dry_run=True, nothing for what is empty."""
    for name, value in given.items():
        if value:
            yield f"--{name.strip('_').replace('_', '-')}"
        if isinstance(value, str) and value:
            yield value


@task(help={"only": "gather this source only"})
def gather(c: Context, only: str = "") -> None:
    """Take in new voices from every channel; what cannot be read goes to quarantine."""
    run(c, "jobs.gather", only=only)


@task
def hear(c: Context) -> None:
    """Find each voice's language and mask persons, contacts and numbers."""
    run(c, "jobs.hear")


@task
def mosaic(c: Context) -> None:
    """Place every voice in themes or name it unplaced, and check the ledger."""
    run(c, "jobs.mosaic")


@task(
    auto_shortflags=False,
    help={
        "of": "list the voices of this theme",
        "unplaced": "list the voices that fit no theme",
        "rejected": "list the voices that were set aside",
        "why": "why this voice stands where it stands",
        "log": "every decision of staff",
        "move": "take this voice out of --from and put it into --to",
        "also": "put this voice into --to too",
        "not-this": "this voice is not about --from",
        "confirm": "this voice stands where it belongs",
        "merge": "this theme goes into --into",
        "split": "this theme gives --voices to a new theme --id",
        "rename": "give this theme the names and descriptions that follow",
        "reject": "set this voice aside, with --reason, --evidence and --second",
        "accept": "make a theme of this proposal",
        "decline": "this proposal is no theme",
        "undo": "take this decision back",
        "init": "propose a first themes.toml from your own voices",
        "as": "who decides (an id of staff.toml)",
        "voices": "numbers with commas between them",
        "second": "the second person who agrees (an id of staff.toml)",
    },
)
def themes(
    c: Context,
    of: str = "",
    unplaced: bool = False,
    rejected: bool = False,
    why: str = "",
    log: bool = False,
    move: str = "",
    also: str = "",
    not_this: str = "",
    confirm: str = "",
    merge: str = "",
    split: str = "",
    rename: str = "",
    reject: str = "",
    accept: str = "",
    decline: str = "",
    undo: str = "",
    init: bool = False,
    from_: str = "",
    to: str = "",
    into: str = "",
    voices: str = "",
    id: str = "",
    name_en: str = "",
    name_ru: str = "",
    name_ar: str = "",
    about_en: str = "",
    about_ru: str = "",
    about_ar: str = "",
    as_: str = "",
    reason: str = "",
    evidence: str = "",
    second: str = "",
) -> None:
    """Look at the themes and their voices; move, merge, split, rename, accept, undo: what staff decide wins."""
    given = {key: value for key, value in locals().items() if key != "c"}
    run(c, "jobs.mosaic.theming", **given)


@task(
    help={
        "list": "list the findings",
        "on": "what a scan on this day would have shown (2026-03-02); keeps nothing",
        "crossed": "with --on: how many attributes at a time, 1 to 3",
        "names": "with --list: who a finding is about, where that may be said",
        "as": "who asks for names (an id of staff.toml)",
    }
)
def patterns(
    c: Context, list: bool = False, on: str = "", crossed: str = "", names: bool = False, as_: str = ""
) -> None:
    """Look for cells of time, place and person that complain more than luck explains."""
    run(c, "jobs.patterns", list=list, on=on, crossed=crossed, names=names, as_=as_)


@task(
    help={
        "list": "list the open cases",
        "case": "number of the case to move",
        "to": "its next state",
        "as": "who moves it",
        "note": "what was done or found",
        "customer": "at a follow-up: satisfied, not-satisfied or not-reached",
    }
)
def recovery(
    c: Context,
    list: bool = False,
    case: str = "",
    to: str = "",
    as_: str = "",
    note: str = "",
    customer: str = "",
) -> None:
    """Open a case for every critical voice, list what is overdue, move a case on."""
    run(c, "jobs.recovery", list=list, case=case, to=to, as_=as_, note=note, customer=customer)


@task
def stories(c: Context) -> None:
    """Read and check every story and page that staff wrote."""
    run(c, "jobs.stories")


@task(
    positional=["slug"],
    help={
        "slug": "short name for the address of the page",
        "theme": "id of its theme",
        "author": "id of who writes it",
        "language": "en, ru or ar (default: all three)",
        "lesson": "a lesson from praise, not a story",
    },
)
def story(
    c: Context, slug: str, theme: str = "", author: str = "", language: str = "", lesson: bool = False
) -> None:
    """Make a first draft of a story or a lesson; never overwrites."""
    run(c, "jobs.stories", draft=slug, theme=theme, author=author, language=language, lesson=lesson)


@task(
    help={
        "approve": "approve all languages of this story or page",
        "as": "who approves (an id of staff.toml)",
        "explain": "show this finding with its words, at your terminal only",
    }
)
def vet(c: Context, approve: str = "", as_: str = "", explain: str = "") -> None:
    """Say what waits for approval and search staff texts; --approve SLUG --as NAME approves."""
    if explain:  # no pipe in between: what it shows is for this terminal alone
        os.execv(sys.executable, [sys.executable, "-m", "jobs.vetting", "--explain", explain])  # noqa: S606
    run(c, "jobs.vetting", approve=approve, as_=as_)


@task(
    positional=["voice"],
    help={
        "voice": "number of the voice, or channel/number-in-the-channel",
        "wording": "file with the words that its author was shown",
        "on": "day of the consent (2026-04-13)",
        "as": "who writes it down (an id of staff.toml)",
        "revoke": "the author takes the consent back",
    },
)
def consent(
    c: Context, voice: str, wording: str = "", on: str = "", as_: str = "", revoke: bool = False
) -> None:
    """Write down that an author may be quoted, or that they may not any more."""
    run(c, "jobs.vetting.quoting", "consent", voice, wording=wording, on=on, as_=as_, revoke=revoke)


@task(
    positional=["voice"],
    optional=["voice"],
    help={
        "voice": "number of the voice, or channel/number-in-the-channel (none: list all quotes)",
        "story": "the story on whose page it shall stand",
        "words": "first and last words of the passage: 'first ... last' (default: all)",
        "as": "who puts it forward (an id of staff.toml)",
    },
)
def quote(c: Context, voice: str = "", story: str = "", words: str = "", as_: str = "") -> None:
    """List quotes and what they wait for, show a voice as it could be quoted, or put a passage forward."""
    run(c, "jobs.vetting.quoting", "quote", voice, story=story, words=words, as_=as_)


@task
def build(c: Context) -> None:
    """The main job: gather, hear, place, check, vet, build the site and swap it in."""
    run(c, "jobs.web", "build")


@task
def nightly(c: Context) -> None:
    """A back-up, then the main job: what a timer runs."""
    run(c, "jobs.web", "nightly")


@task(
    positional=["to"],
    help={
        "to": "a link, USER@HOST:/path, s3://BUCKET/PREFIX, s3+plain://BUCKET/PREFIX or git:REMOTE#BRANCH (docs/hosting.md)",
        "dry-run": "only say what would appear and disappear",
    },
)
def publish(c: Context, to: str, dry_run: bool = False) -> None:
    """Bring the current site to where it is served, in one swap."""
    run(c, "jobs.web", "publish", "--to", to, dry_run=dry_run)


@task(help={"port": "port on this machine"})
def serve(c: Context, port: int = 8000) -> None:
    """Show the site and its form on this machine with the shipped headers."""
    run(c, "jobs.web", "serve", "--port", str(port))


@task(help={"port": "port on this machine", "a-minute": "how often one address may send something"})
def inbox(c: Context, port: int = 8001, a_minute: int = 30) -> None:
    """The form of the site, for the web server in front of it."""
    run(c, "jobs.channels.inbox", "--port", str(port), "--a-minute", str(a_minute))


@task(
    positional=["voice"],
    help={
        "voice": "number of the voice, channel/number-in-the-channel, or a receipt code",
        "sheet": "a page to print and hand over",
    },
)
def receipt(c: Context, voice: str, sheet: bool = False) -> None:
    """Give a receipt code to somebody who phoned or wrote on paper, or say whose code it is."""
    run(c, "jobs.web", "receipt", voice, sheet=sheet)


@task
def status(c: Context) -> None:
    """How things stand: last runs, voices, what waits, which release."""
    run(c, "jobs.web", "status")


@task(
    help={
        "language": "en, ru or ar",
        "words": "show redacted first words beside the numbers of voices",
    }
)
def report(c: Context, language: str = "en", words: bool = False) -> None:
    """The staff report: one private file to read or print; never part of the site."""
    run(c, "jobs.web.report", "--language", language, words=words)


@task(positional=["whom"], help={"whom": "pseudonym, e-mail, phone, order number or handle"})
def forget(c: Context, whom: str) -> None:
    """Erase a person from the store, every back-up and past releases."""
    run(c, "jobs.web", "forget", whom)


@task(help={"language": "en, ru or ar (default: all three)"})
def train(c: Context, language: str = "") -> None:
    """Make the models that find names anew; the same sentences give the same bytes."""
    run(c, "jobs.hear.training", language=language)


@task(
    positional=["file"],
    help={
        "file": "JSON Lines with id, lang, text, spans [[start, end, label]]",
        "strict": "the mode for anything that may be published",
        "json": "figures for machines",
        "spans": "write what was masked to this file",
    },
)
def measure_redaction(
    c: Context, file: str, strict: bool = False, json: bool = False, spans: str = ""
) -> None:
    """How well persons are masked in texts that people have marked."""
    run(c, "jobs.hear.measuring", file, strict=strict, json=json, spans=spans)


@task(
    positional=["file"],
    iterable=["foreign"],
    help={
        "file": "JSON Lines with id, lang, text and labels (a list) or topic (one label)",
        "train": "examples per label and language (10), or a share of all: 67%",
        "zero": "no examples: label names and keywords only",
        "cluster": "find themes without labels: AMI, V-measure, number of themes",
        "stability": "add 1 % new voices: share of old ones that moved",
        "seed": "draws other examples (1)",
        "by": "the field that sorts: labels or topic (labels where there are any)",
        "foreign": "a label of what belongs nowhere (oos)",
        "themes": "your themes.toml: its ids are the labels",
        "words-only": "without the sentence encoder",
        "json": "figures for machines",
        "placements": "write id and themes of every test voice to this file",
    },
)
def measure_themes(
    c: Context,
    file: str,
    train: str = "",
    zero: bool = False,
    cluster: bool = False,
    stability: bool = False,
    seed: str = "",
    by: str = "",
    foreign: Sequence[str] | None = None,
    themes: str = "",
    words_only: bool = False,
    json: bool = False,
    placements: str = "",
) -> None:
    """How well sorted voices are placed in themes, found without labels and kept in place."""
    wanted = {
        "zero": zero,
        "cluster": cluster,
        "stability": stability,
        "words_only": words_only,
        "json": json,
    }
    given = {"train": train, "seed": seed, "by": by, "themes": themes, "placements": placements}
    labels = (f"--foreign={label}" for label in foreign or ())
    run(c, "jobs.mosaic.measuring", file, *labels, **wanted, **given)


@task(
    help={
        "only": "figures whose name holds this word",
        "quick": "as few runs as the tests make",
        "seed": "another chance",
    }
)
def prove_statistics(c: Context, only: str = "", quick: bool = False, seed: str = "") -> None:
    """Simulate what every figure claims: coverage, false alarms, power."""
    run(c, "jobs.patterns.proving", only=only, quick=quick, seed=seed)


@task
def backup(c: Context) -> None:
    """Make a checked copy of the store."""
    run(c, "jobs.web", "backup")


@task(optional=["which"], help={"which": "a file of db/backups (default: the newest)"})
def restore(c: Context, which: str = "") -> None:
    """Go back to a back-up; whoever was erased stays erased."""
    run(c, "jobs.web", "restore", which)


@task
def lint(c: Context) -> None:
    """Format, rules, types."""
    c.run(
        f"{PYTHON} -m ruff format --check --quiet . && {PYTHON} -m ruff check --quiet . && {PYTHON} -m mypy --no-error-summary"
    )
    print("lint: format, rules and types are clean.")


@task(
    pre=[lint],
    help={"only": "one file or folder of tests", "coverage": "measure branch coverage (on unless --only)"},
)
def test(c: Context, only: str = "", coverage: bool = True) -> None:
    """Lint, types, all tests with coverage, a build and the browser checks."""
    if only or not coverage:
        c.run(f"{PYTHON} -m pytest {shlex.quote(only)}")
        return
    at_once = f"{PYTHON} -m pytest --dist worksteal"  # -n: more than cores, for many tests wait for a disk or a server
    c.run(f"{at_once} -n 3 -m 'not slow' --cov --cov-report=term:skip-covered")
    c.run(f"{PYTHON} -m coverage report --fail-under=95 --format=total")
    c.run(
        f"{PYTHON} -m coverage report --fail-under=100 --format=total --include='jobs/hear/*,jobs/vetting/*'"
    )
    c.run(f"{at_once} -n 4 -m slow")  # whole nights and browsers: counting lines would double their time


@task
def example(c: Context) -> None:
    """Write the example organisation's channel files anew from db/example/written."""
    run(c, "db.example.generate")


@task
def lock(c: Context) -> None:
    """Pin every package with its hash, and write db/schema.sql anew."""
    pin = f"{PYTHON} -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml"
    c.run(f"{pin} --output-file requirements/run.lock")
    c.run(f"{pin} --group test --constraints requirements/run.lock --output-file requirements/test.lock")
    c.run(f"{PYTHON} -m db.schema")
