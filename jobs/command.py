"""Hands a person's words to Invoke once the settings can be read; without any words it lists the commands."""

from __future__ import annotations

from jobs.refusal import run_door
from jobs.settings import read_settings


def main(arguments: list[str]) -> None:
    """`python -m jobs.command [TASK ...]`; a broken invoke.yaml is one sentence here, and pages of traceback in Invoke."""
    from invoke.main import program

    read_settings()
    program.run(["invoke", *(arguments or ["--list"])])


if __name__ == "__main__":
    run_door(main)
