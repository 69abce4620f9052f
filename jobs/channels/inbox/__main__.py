"""The door of the form: serves it on this machine for the web server in front of it (F6; docs/inbox.md)."""

from __future__ import annotations

from argparse import ArgumentParser

from jobs.channels.inbox.app import Inbox
from jobs.channels.inbox.limits import A_MINUTE, BURST, Limits
from jobs.channels.inbox.serving import BEHIND_A_HOST, make_server, port_of
from jobs.refusal import Refusal, run_door
from jobs.settings import read_settings

PORT = 8001


def main(arguments: list[str]) -> None:
    """`python -m jobs.channels.inbox [--port N] [--a-minute N]`, in the organisation's folder; runs until Ctrl-C."""
    asked = ArgumentParser(prog="./invoke inbox", description="The form of the site.")
    asked.add_argument("--port", type=int, default=PORT, help="port on this machine")
    asked.add_argument(
        "--a-minute", type=int, default=A_MINUTE, help="how often one address may send something"
    )
    options = asked.parse_args(arguments)
    settings = read_settings()
    if not settings.inbox_url:
        raise Refusal(
            "inbox_url is empty in invoke.yaml, so the site has no form: write /inbox there and build again."
        )
    if options.a_minute < 1:
        raise Refusal("Nobody could send anything: give --a-minute 1 or more.")
    application = Inbox(settings, limits=Limits(max(BURST, 2 * options.a_minute), options.a_minute))
    server = make_server(application, options.port, "./invoke inbox", **BEHIND_A_HOST)
    print(
        f"inbox: http://127.0.0.1:{port_of(server)}{settings.inbox_url}/ keeps what people send in "
        f"{settings.inbox_spool} (this machine only; docs/inbox.md has the lines for your web server). Ctrl-C stops it.",
        flush=True,
    )
    server.run()


if __name__ == "__main__":
    run_door(main)
