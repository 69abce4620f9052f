"""The host files in docs/hosting are the ones that the code makes."""

from __future__ import annotations

from pathlib import Path

from jobs.settings import CODE
from jobs.web.headers import caddy, nginx, nginx_maps

HOSTING: Path = CODE / "docs" / "hosting"


def test_shipped_host_files_are_not_stale() -> None:
    assert (HOSTING / "nginx.conf").read_text("utf-8") == nginx()
    assert (HOSTING / "nginx-http.conf").read_text("utf-8") == nginx_maps()
    assert (HOSTING / "Caddyfile").read_text("utf-8") == caddy()
