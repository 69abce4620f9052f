"""One main job in the folder of an organisation: `python -m benchmarks.site_job_child build`.

Without bubblewrap: the CPU time of what runs behind it reaches nobody, and the benchmark is about CPU time.
"""

from __future__ import annotations

import sys

from jobs.web import press
from jobs.web.__main__ import main

if __name__ == "__main__":
    press.bubblewrap = lambda: None  # type: ignore[assignment] # a benchmark may take a wall away
    main(sys.argv[1:])
