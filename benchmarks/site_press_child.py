"""Presses the bundle of an organisation once, without anything around it: `python -m benchmarks.site_press_child BUNDLE SITE`.

Without bubblewrap: the CPU time of what runs behind it reaches nobody, and the benchmark is about CPU time.
"""

from __future__ import annotations

import sys
from pathlib import Path

from jobs.web import press

if __name__ == "__main__":
    press.bubblewrap = lambda: None  # type: ignore[assignment] # a benchmark may take a wall away
    press.press(Path(sys.argv[1]), Path(sys.argv[2]), [])
