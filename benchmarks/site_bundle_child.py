"""Writes the bundle from which an organisation's site is pressed: `python -m benchmarks.site_bundle_child BUNDLE` in its folder, after a build."""

from __future__ import annotations

import sys
from pathlib import Path

from db.store import open_store
from jobs.clock import local_now
from jobs.settings import read_settings
from jobs.web import build
from jobs.web.press import Keys

if __name__ == "__main__":
    settings = read_settings()

    def stop_here(bundle: Path, *_: object) -> Keys:
        """The bundle is written: keep it and go no further."""
        bundle.rename(Path(sys.argv[1]))
        raise SystemExit(0)

    build.press = stop_here  # type: ignore[assignment] # a benchmark may cut a build short
    folder = Path(sys.argv[1]).with_name("cut-short")
    folder.mkdir()
    build.make_site(settings, open_store(settings.database), local_now().date(), folder, [])
