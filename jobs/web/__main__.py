"""The last door: build, nightly, publish, serve, status, and what keeps the store safe: backup, restore, forget."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from db.backup import back_up, restore
from db.runs import only_run
from db.seal import set_seal
from db.store import open_store
from jobs.clock import local_now
from jobs.refusal import Refusal, run_door
from jobs.settings import Settings, read_settings
from jobs.web.unchanged import forget_note, inputs, note, same_as_noted

DEFAULT_PORT = 8000


def build(settings: Settings, asked: argparse.Namespace) -> None:
    """The main job on everything that is there, or nothing when no file was touched since the last one."""
    with only_run(settings.database):
        now = local_now()
        seen = inputs(settings, now.date())
        if same_as_noted(settings, seen):
            print(f"build: nothing changed. The site is {settings.output / 'index.html'}")
            return
        whole_job(settings, now)
        note(settings, seen, now.date())


def nightly(settings: Settings, asked: argparse.Namespace) -> None:
    """A back-up first, then the main job; every file is read, touched or not."""
    with only_run(settings.database):
        now = local_now()
        forget_note(settings.database)
        if settings.database.is_file():
            print(f"nightly: backed up to {back_up(settings.database, settings.key_file, now)}")
        seen = inputs(settings, now.date())
        whole_job(settings, now)
        note(settings, seen, now.date())


def whole_job(settings: Settings, now: datetime) -> None:
    """Every room in order; the store is sealed afterwards."""
    from jobs.web.night import night

    store = open_store(settings.database)
    night(settings, store, now)
    store.close()
    set_seal(settings.database)


def publish(settings: Settings, asked: argparse.Namespace) -> None:
    """Copy the current release to where it is served from."""
    from jobs.web.publish import publish as copy

    with only_run(settings.database):
        copy(settings.output, asked.to, settings.releases_kept, dry=asked.dry_run)


def serve(settings: Settings, asked: argparse.Namespace) -> None:
    """Show the site on this machine."""
    from jobs.web.serve import serve as show

    show(settings, asked.port)


def status(settings: Settings, asked: argparse.Namespace) -> None:
    """How things stand."""
    from jobs.web.status import status as tell

    if not settings.database.is_file():
        print("status: nothing has run yet. Next: ./invoke build")
        return
    tell(settings, open_store(settings.database), local_now().date())


def take_back_up(settings: Settings, asked: argparse.Namespace) -> None:
    """A checked copy of the store."""
    with only_run(settings.database):
        print(
            f"backup: {back_up(settings.database, settings.key_file, local_now())} is whole. Keep a copy on another machine."
        )


def go_back(settings: Settings, asked: argparse.Namespace) -> None:
    """The newest back-up, or a chosen one, becomes the store."""
    with only_run(settings.database):
        source = restore(settings.database, settings.key_file, asked.what and Path(asked.what))
    print(
        f"restore: the store is again that of {source}; the one before lies beside it as .replaced. Next: ./invoke build"
    )


def erase(settings: Settings, asked: argparse.Namespace) -> None:
    """A person leaves no trace."""
    from jobs.web.forget import forget

    if not asked.what:
        raise Refusal("Whom? ./invoke forget PSEUDONYM, or an e-mail, phone, order number or handle.")
    with only_run(settings.database):
        forget(settings, open_store(settings.database), asked.what, local_now().date())


def give_receipt(settings: Settings, asked: argparse.Namespace) -> None:
    """A receipt for a voice that came by phone, mail or paper."""
    from jobs.web.receipt_giving import receipt

    with only_run(settings.database):
        receipt(
            settings, open_store(settings.database), asked.what or "", local_now().date(), slip=asked.sheet
        )


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], None]] = {
    "build": build,
    "nightly": nightly,
    "publish": publish,
    "serve": serve,
    "status": status,
    "backup": take_back_up,
    "restore": go_back,
    "forget": erase,
    "receipt": give_receipt,
}


def main(arguments: list[str]) -> None:
    """`python -m jobs.web COMMAND [WHAT] [--to FOLDER] [--dry-run] [--port N]`"""
    parser = argparse.ArgumentParser(prog="./invoke", description="The public site.")
    parser.add_argument("command", choices=COMMANDS)
    parser.add_argument(
        "what", nargs="?", help="restore: which back-up; forget: whom; receipt: which voice or code"
    )
    parser.add_argument("--sheet", action="store_true", help="receipt: also a page to print")
    parser.add_argument("--to", help="publish: where the site is served from (docs/hosting.md)")
    parser.add_argument(
        "--dry-run", action="store_true", help="publish: only say what would appear and disappear"
    )
    parser.add_argument("--port", type=int, default=DEFAULT_PORT, help="serve: the port on this machine")
    asked = parser.parse_args(arguments)
    if asked.command == "publish" and asked.to is None:
        parser.error("publish needs --to TARGET")
    COMMANDS[asked.command](read_settings(), asked)


if __name__ == "__main__":
    run_door(main)
