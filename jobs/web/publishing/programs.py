"""Runs the programs that bring a site elsewhere (ssh, rsync, git), and turns their failing into one sentence."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from db.runs import lock_descriptors
from jobs.refusal import Refusal

LONGEST = 200  # of what a program said, in a sentence of ours


def run_program(
    words: Sequence[str],
    fails: str,
    *,
    given: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> str:
    """What the program wrote; `fails` is the sentence for a person when it did not succeed."""
    try:
        done = subprocess.run(
            words,
            input=given,
            env=env,
            cwd=cwd,
            capture_output=True,
            check=False,
            pass_fds=lock_descriptors(),  # while it lives, no other run may begin
        )
    except FileNotFoundError:
        raise Refusal(
            f"{words[0]} is not installed on this machine: install it (Debian: apt-get install {package(words[0])}), then run it again."
        ) from None
    if done.returncode:
        raise Refusal(f"{fails} ({first_line(done.stderr)})")
    return done.stdout.decode("utf-8", "replace")


def package(program: str) -> str:
    """The Debian package of a program."""
    return {"ssh": "openssh-client"}.get(program, program)


def first_line(said: bytes) -> str:
    """The first thing a program complained of (warnings come before, consequences after), without control characters."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    told = [line for line in lines if line and not line.startswith("Warning:")] or ["it said nothing"]
    return "".join(sign for sign in told[0] if sign.isprintable())[:LONGEST]
