"""A server for this machine only, which shows the site as a good host would: with the shipped headers, and with its form (./invoke serve)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jobs.channels.inbox.app import Inbox
from jobs.channels.inbox.serving import make_server as make_loopback_server
from jobs.channels.inbox.serving import port_of
from jobs.refusal import Refusal
from jobs.settings import Settings
from jobs.web.showing import Site


def make_server(output: Path, port: int, settings: Settings | None = None) -> Any:
    """A server on the loopback address, which follows the link to each new release; port 0 takes any free one.

    With settings that name a path for the form, the form is served beside the site.
    """
    if not (output / "index.html").is_file():
        raise Refusal(f"{output} holds no site yet: run ./invoke build first.")
    if settings is None or not settings.inbox_url:
        return make_loopback_server(Site(output), port, "./invoke serve")
    site = Site(output, Inbox(settings, site=""), settings.inbox_url)
    return make_loopback_server(site, port, "./invoke serve")


def serve(settings: Settings, port: int) -> None:
    """Serve until Ctrl-C."""
    server = make_server(settings.output, port, settings)
    form = f", with its form at {settings.inbox_url}/" if settings.inbox_url else ""
    print(
        f"serve: http://127.0.0.1:{port_of(server)}/ shows {settings.output}{form} (this machine only). Ctrl-C stops it.",
        flush=True,
    )
    server.run()
