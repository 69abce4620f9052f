"""What came in must be somewhere: fetched = new + changed + same + quarantined + of erased persons (F2, M1)."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from jobs.refusal import Refusal

MANY = 10  # so many unreadable voices and not one readable are no accident but a wrong source


@dataclass(frozen=True)
class Counts:
    """How many voices went where."""

    fetched: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    quarantined: int = 0
    erased: int = 0  # of persons who were erased: seen in a file, not taken in

    def __add__(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(**{name: value + getattr(other, name) for name, value in asdict(self).items()})

    def words(self) -> str:
        """The counts for a line of the report."""
        passed_over = f", {self.erased} of erased persons passed over" if self.erased else ""
        return f"{self.new} new, {self.changed} changed, {self.same} same, {self.quarantined} quarantined{passed_over}"


def refuse_imbalance(counts: Counts, where: str) -> None:
    """Stops the run when a voice went missing between the channel and the store."""
    placed = counts.new + counts.changed + counts.same + counts.quarantined + counts.erased
    if counts.fetched != placed:
        raise Refusal(
            f"{where}: {counts.fetched} came in but {placed} are accounted for: "
            "nothing of this page was kept; report this as a bug of Otklik."
        )


def refuse_all_unreadable(counts: Counts, reasons: Counter[str], where: str) -> None:
    """A source that is described wrongly would fill the quarantine and look like a quiet night."""
    if counts.fetched >= MANY and counts.fetched == counts.quarantined:
        ((reason, number),) = reasons.most_common(1)
        raise Refusal(
            f"{where}: none of {counts.fetched} voices can be read, {number} of them for this reason: {reason} "
            "Mend the source in sources.toml and run again; nothing of it was kept."
        )
