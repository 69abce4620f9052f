"""Presses the bundle of an organisation once, without anything around it: `python -m benchmarks.site_press_child BUNDLE SITE`."""

from __future__ import annotations

import sys
from pathlib import Path

from jobs.web.press import press

if __name__ == "__main__":
    press(Path(sys.argv[1]), Path(sys.argv[2]), [])
