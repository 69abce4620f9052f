"""No page tells half of what somebody said, not even in pieces that are too short to be runs.

Counted are the four-word parts of a voice that stand anywhere on one page; two of them must be rare, or everybody's
everyday phrases would stop a page (design, anonymisation: verbatim runs).
"""

from __future__ import annotations

import numpy as np

from jobs.vetting.runs import Meeting, Runs, holds

RARE_PARTS = 2


def find_shared_voice(runs: Runs, meeting: Meeting) -> int | None:
    """The place of the page where a voice begins of which half stands there, or None."""
    pairs = np.unique(np.stack([meeting.voices, meeting.made[meeting.places]]), axis=1)
    voices, rare = np.unique(pairs[0], return_counts=True)
    for voice in voices[rare >= RARE_PARTS]:
        held = holds(runs, np.unique(meeting.made) | voice)
        if 2 * int(held.sum()) >= int(runs.totals[int(voice)]):
            return int(meeting.places[meeting.voices == voice].min())
    return None
