"""What came in must be somewhere: fetched = new + changed + same + quarantined + of erased persons (F2, M1)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from jobs.refusal import Refusal


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
