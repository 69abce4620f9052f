"""A small rise that lasts: what lies above the usual is added up until it cannot be luck any more (M8; CUSUM, Page 1954).

A single week far off is seen by the limits of the run chart; a theme that is half as loud again for two months never crosses them, but
its sum does. `SLACK` standard deviations a point are forgiven; the sum alarms above `HEIGHT` and begins anew.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from jobs.patterns.laney import Table

SLACK = 0.5
HEIGHT = 4.0


def cusum(far: Table, height: float = HEIGHT) -> NDArray[np.bool_]:
    """Where the sums of `far` (series, points; in standard deviations, NaN = not known) alarm."""
    alarms = np.zeros(far.shape, dtype=bool)
    total = np.zeros(len(far))
    for point, step in enumerate(np.nan_to_num(far - SLACK).T):
        total = np.maximum(0, total + step)
        alarms[:, point] = total > height
        total[alarms[:, point]] = 0
    return alarms
