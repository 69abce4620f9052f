"""All indices of the survey in one table: CSI, scores by aspect, CSAT, NPS and CES, in all, by channel and by period (Q8).

A customer who answered several times counts with every answer, and the interval knows it (customers.py); for the NPS, which is about
the customer and not about a contact, the newest answer alone counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jobs.patterns import ces, csat, csi, nps, scores
from jobs.patterns.customers import mean_by_customer
from jobs.patterns.figure import Figure, is_enough
from jobs.patterns.periods import Months, add_months, month_of
from jobs.patterns.surveyed import Voice

CSI = "10 x weighted mean of the 1-10 scores per answer, Student t over customers"
PLAIN_CSI = "10 x mean of the 1-10 scores per answer, Student t over customers"
HALF = 6  # months


@dataclass(frozen=True)
class Index:
    """One index: `kind` is csi, plain-csi, aspect, csat, stars, nps, ces or easy; `aspect` is empty where it is about all."""

    kind: str
    aspect: str
    figure: Figure
    widest: float

    @property
    def enough(self) -> bool:
        """Whether it could be published (30 answers, an interval of a tenth of the scale); else it is for orientation only."""
        return is_enough(self.figure, self.widest)


Maker = Callable[[Sequence[Voice], Mapping[str, float]], Iterator[tuple[str, Figure | None, float]]]


def indices(voices: Sequence[Voice], weights: Mapping[str, float] | None = None) -> list[Index]:
    """Every index that these voices allow; `weights` of the aspects come from all voices where only some are looked at."""
    weights = weights or weights_of(voices)
    return [
        Index(kind, aspect, figure, widest)
        for kind, maker in MAKERS.items()
        for aspect, figure, widest in maker(voices, weights)
        if figure is not None
    ]


def weights_of(voices: Iterable[Voice]) -> dict[str, float]:
    """Weights of the aspects by stated importance, equal where it was not asked."""
    known = list(voices)
    scored = {aspect for voice in known for aspect in voice.scores}
    asked = [{aspect: float(said) for aspect, said in voice.importance.items()} for voice in known]
    return csi.weigh(asked, scored)


def csi_of(
    voices: Sequence[Voice], weights: Mapping[str, float]
) -> Iterator[tuple[str, Figure | None, float]]:
    """The satisfaction index, weighted by what customers say is important."""
    levels = [
        (voice.author, 10 * csi.weighted_mean(voice.scores, weights)) for voice in voices if voice.scores
    ]
    yield "", mean_by_customer(levels, CSI), csi.WIDEST


def plain_csi_of(
    voices: Sequence[Voice], _: Mapping[str, float]
) -> Iterator[tuple[str, Figure | None, float]]:
    """The satisfaction index with all aspects alike, to see what the weights do."""
    levels = [(voice.author, 10 * voice.level) for voice in voices if voice.level is not None]
    yield "", mean_by_customer(levels, PLAIN_CSI), csi.WIDEST


def aspects_of(voices: Sequence[Voice], _: Mapping[str, float]) -> Iterator[tuple[str, Figure | None, float]]:
    """The mean score of every aspect."""
    for aspect, answers in by_aspect(voices).items():
        figure = mean_by_customer(
            [(who, float(score)) for who, score in answers],
            "mean of the 1-10 scores, Student t over customers",
        )
        yield aspect, figure, scores.WIDEST


def csat_of(voices: Sequence[Voice], _: Mapping[str, float]) -> Iterator[tuple[str, Figure | None, float]]:
    """The share of 9 and 10 for every aspect."""
    for aspect, answers in by_aspect(voices).items():
        yield aspect, csat.csat(answers, 10), csat.WIDEST


def stars_of(voices: Sequence[Voice], _: Mapping[str, float]) -> Iterator[tuple[str, Figure | None, float]]:
    """The share of four and five stars."""
    stars = [(voice.author, voice.rating) for voice in voices if voice.rating is not None]
    yield "", csat.csat(stars, 5), csat.WIDEST


def nps_of(voices: Sequence[Voice], _: Mapping[str, float]) -> Iterator[tuple[str, Figure | None, float]]:
    """The net promoter score from each customer's newest answer to the one question it is made for."""
    ordered = sorted(voices, key=lambda voice: (voice.said_on, voice.number))
    newest = {voice.author: voice.answers["recommend"] for voice in ordered if "recommend" in voice.answers}
    yield "", nps.nps(list(newest.values()), nps.RECOMMEND), nps.WIDEST


def ces_of(voices: Sequence[Voice], _: Mapping[str, float]) -> Iterator[tuple[str, Figure | None, float]]:
    """The mean of "it was easy"."""
    yield "", ces.ces(efforts(voices))[0], ces.WIDEST_MEAN


def easy_of(voices: Sequence[Voice], _: Mapping[str, float]) -> Iterator[tuple[str, Figure | None, float]]:
    """The share of 6 and 7 in "it was easy"."""
    yield "", ces.ces(efforts(voices))[1], ces.WIDEST_SHARE


MAKERS: dict[str, Maker] = {
    "csi": csi_of,
    "plain-csi": plain_csi_of,
    "aspect": aspects_of,
    "csat": csat_of,
    "stars": stars_of,
    "nps": nps_of,
    "ces": ces_of,
    "easy": easy_of,
}


def by_aspect(voices: Iterable[Voice]) -> dict[str, list[tuple[str, int]]]:
    """aspect -> (customer, score)."""
    found: dict[str, list[tuple[str, int]]] = {}
    for voice in voices:
        for aspect, score in voice.scores.items():
            found.setdefault(aspect, []).append((voice.author, score))
    return dict(sorted(found.items()))


def efforts(voices: Iterable[Voice]) -> list[tuple[str, int]]:
    """(customer, answer to "it was easy")."""
    return [(voice.author, voice.answers["effort"]) for voice in voices if "effort" in voice.answers]


def by_channel(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    """The voices of every channel."""
    return grouped(voices, lambda voice: voice.channel)


def by_month(voices: Iterable[Voice]) -> dict[str, list[Voice]]:
    """The voices of every month in which somebody spoke."""
    return grouped(voices, lambda voice: month_of(voice.said_on))


def by_half_year(voices: Iterable[Voice]) -> dict[Months, list[Voice]]:
    """The voices of every half of a calendar year, named by its first and last month."""
    months = by_month(voices)
    found: dict[Months, list[Voice]] = {}
    for month, said in months.items():
        first = f"{month[:4]}-{'01' if int(month[5:7]) <= HALF else '07'}"
        found.setdefault((first, add_months(first, HALF - 1)), []).extend(said)
    return found


def grouped(voices: Iterable[Voice], key: Callable[[Voice], str]) -> dict[str, list[Voice]]:
    """The voices by a key, in the key's order."""
    found: dict[str, list[Voice]] = {}
    for voice in voices:
        found.setdefault(key(voice), []).append(voice)
    return dict(sorted(found.items()))
