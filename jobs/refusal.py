"""A refusal is one sentence to a person: what is wrong, where, and what to do next (F2, "Refuses" in the capabilities)."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn

BUSY = 75  # EX_TEMPFAIL of sysexits.h: another run is at work, try again later


class Refusal(Exception):
    """Raised where something cannot go on; a door prints it as one line and ends with `exit_code`.

    The sentence never holds a customer's words, names or numbers.
    """

    exit_code = 1


class Busy(Refusal):
    """Another run holds the lock."""

    exit_code = BUSY


def readable(arguments: list[str]) -> list[str]:
    """The same arguments, when they are text: bytes that are not UTF-8 fit no name, no file of ours and no database."""
    for number, argument in enumerate(arguments, start=1):
        if any("\ud800" <= sign <= "\udfff" for sign in argument):
            raise Refusal(f"Word {number} of the command is not UTF-8: write it anew and run again.")
    return arguments


def run_door(door: Callable[[list[str]], None]) -> NoReturn:
    """Run a door's `main(arguments)`; a refusal or a full disk becomes one line on standard error, never a traceback."""
    try:
        door(readable(sys.argv[1:]))
    except Refusal as refusal:
        sys.stderr.write(f"{refusal}\n")
        raise SystemExit(refusal.exit_code) from None
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        sys.stderr.write(
            f"{error.strerror or error}{where}: what was finished is kept; make room or access, then run it again.\n"
        )
        raise SystemExit(1) from None
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was finished is kept; run it again to go on.\n")
        raise SystemExit(130) from None
    raise SystemExit(0)
