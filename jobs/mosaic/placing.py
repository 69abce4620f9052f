"""Places a voice in themes by the organisation's own keywords and example phrases, sentence by sentence, or says why not (M1, M2).

A sentence speaks for a theme by keywords + likeness: a keyword counts less the more themes use it, one of several words counts
more; likeness is the TF-IDF cosine to the nearest example phrase (Salton). A voice's score is 1 - exp(-sum / sentences ** 0.4), so
that a long tale needs more than one passing word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import exp, log, sqrt

from jobs.mosaic.stems import sentences, telling, words_as_stems
from jobs.mosaic.themes import Theme
from jobs.settings import LANGUAGES

VERSION = 1  # raise it when a rule changes: every voice is then placed again
KEYWORD = 0.55  # weight of one keyword that only one theme uses
PHRASE = 1.2  # weight of a keyword of several words
LIKENESS = 1.6  # weight of the cosine to the nearest example
NO_LIKENESS = 0.05  # cosines up to here are chance
LENGTH = 0.4  # how far the number of sentences weakens each
THRESHOLD = 0.30
SHARE = 0.8  # a further theme needs this share of the first one's score
CLEAR = 0.6  # ... or this score of its own
MOST = 3  # themes of one voice
EXAMPLES = 2


@dataclass(frozen=True)
class Place:
    """A theme of a voice, with the words and the nearest examples that put it there."""

    theme: str
    score: float
    words: tuple[str, ...]
    examples: tuple[str, ...]
    passages: tuple[int, ...] = ()  # which sentences of the voice speak for it, counted from 0


@dataclass(frozen=True)
class Placed:
    """Where a voice went: its places, the strongest first, or the reason for none."""

    places: tuple[Place, ...]
    reason: str
    second: tuple[str, float] | None = None  # the next theme and its score


@dataclass(frozen=True)
class Keyword:
    """A keyword of a theme as written, and what it weighs."""

    theme: str
    written: str
    needs: tuple[str, ...]
    weight: float


@dataclass(frozen=True)
class Example:
    """An example phrase of a theme as a vector of length one."""

    theme: str
    written: str
    vector: dict[str, float]


@dataclass
class Evidence:
    """What speaks for one theme in one voice, gathered over its sentences."""

    total: float = 0.0
    words: dict[str, float] = field(default_factory=dict)
    examples: dict[str, float] = field(default_factory=dict)


class Guide:
    """The keywords and examples of all themes in one language, ready to be looked up by stem."""

    def __init__(self, themes: list[Theme], language: str) -> None:
        self.language = language
        self.keywords = index_keywords(themes, language)
        phrases = [
            (theme.id, phrase, telling(words_as_stems(phrase, language), language))
            for theme in themes
            for phrase in theme.phrases.get(language, ())
        ]
        spread = Counter(stem for _, _, found in phrases for stem in set(found))
        self.rarity = {stem: 1 + log(len(phrases) / number) for stem, number in spread.items()}
        self.unknown = 1 + log(max(len(phrases), 1))
        self.examples: dict[str, list[tuple[Example, float]]] = defaultdict(list)
        for theme, phrase, found in phrases:
            example = Example(theme, phrase, self.vector(found))
            for stem, weight in example.vector.items():
                self.examples[stem].append((example, weight))

    def vector(self, found: Iterable[str]) -> dict[str, float]:
        """Stems weighed by rarity, scaled to length one."""
        weighed = {stem: self.rarity.get(stem, self.unknown) for stem in found}
        length = sqrt(sum(weight * weight for weight in weighed.values())) or 1.0
        return {stem: weight / length for stem, weight in weighed.items()}

    def matches(self, found: tuple[str, ...]) -> dict[str, list[Keyword]]:
        """Keywords whose words stand near one another in the sentence, by theme; of two that overlap the longer."""
        hits: dict[str, list[Keyword]] = defaultdict(list)
        for stem in sorted(set(found) & self.keywords.keys()):
            for keyword in self.keywords[stem]:
                if stands_in(keyword.needs, found):
                    hits[keyword.theme].append(keyword)
        return {
            theme: [one for one in words if not any(set(one.needs) < set(other.needs) for other in words)]
            for theme, words in hits.items()
        }

    def nearest(self, found: tuple[str, ...]) -> dict[str, tuple[float, str]]:
        """By theme: the cosine to its nearest example, and that example."""
        cosines: dict[tuple[str, str], float] = defaultdict(float)
        for stem, weight in self.vector(found).items():
            for example, part in self.examples.get(stem, ()):
                cosines[example.theme, example.written] += weight * part
        best: dict[str, tuple[float, str]] = {}
        for (theme, written), cosine in cosines.items():
            best[theme] = max(best.get(theme, (0.0, "")), (cosine, written))
        return best


def index_keywords(themes: list[Theme], language: str) -> dict[str, list[Keyword]]:
    """Keywords by their longest stem, weighed by how many themes use the same."""
    written = {
        (theme.id, words_as_stems(word, language)): word
        for theme in themes
        for word in theme.keywords.get(language, ())
    }
    used = Counter(needs for _, needs in written)
    indexed: dict[str, list[Keyword]] = defaultdict(list)
    for (theme, needs), word in written.items():
        weight = (PHRASE if len(needs) > 1 else KEYWORD) / used[needs]
        indexed[max(needs, key=len)].append(Keyword(theme, word, needs, weight))
    return dict(indexed)


def stands_in(needs: tuple[str, ...], found: tuple[str, ...]) -> bool:
    """True when all words of a keyword stand within two words more than it has, in any order."""
    if len(needs) == 1:
        return True
    if not set(needs) <= set(found):
        return False
    reach = len(needs) + 2
    return any(
        set(needs) <= set(found[start : start + reach]) for start, one in enumerate(found) if one in needs
    )


def make_guides(themes: list[Theme]) -> dict[str, Guide]:
    """One guide per language."""
    return {language: Guide(themes, language) for language in LANGUAGES}


def place(passages: Iterable[tuple[str, str]], guides: dict[str, Guide]) -> Placed:
    """The themes of a voice given as passages of (language, text)."""
    readable = [
        (language, sentence)
        for language, text in passages
        if language in guides
        for sentence in sentences(text)
    ]
    if not readable:
        return Placed((), "no words in English, Russian or Arabic")
    evidence: dict[str, Evidence] = defaultdict(Evidence)
    for language, sentence in readable:
        weigh(words_as_stems(sentence, language), guides[language], evidence)
    scores = {theme: 1 - exp(-said.total / len(readable) ** LENGTH) for theme, said in evidence.items()}
    return choose({theme: score for theme, score in scores.items() if score > 0}, evidence)


def choose(scores: dict[str, float], evidence: dict[str, Evidence]) -> Placed:
    """The themes above the threshold that come near the first, or the reason for none."""
    ranked = sorted(scores, key=lambda theme: (-scores[theme], theme))
    if not ranked:
        return Placed((), "no word of any theme")
    if scores[ranked[0]] < THRESHOLD:
        return Placed((), f"nearest theme {ranked[0]} at {scores[ranked[0]]:.2f}, below {THRESHOLD:.2f}")
    least = min(max(THRESHOLD, SHARE * scores[ranked[0]]), CLEAR)
    kept = [theme for theme in ranked if scores[theme] >= least][:MOST]
    return Placed(tuple(place_of(theme, scores[theme], evidence[theme]) for theme in kept), "")


def weigh(found: tuple[str, ...], guide: Guide, evidence: dict[str, Evidence]) -> None:
    """Add what one sentence says for each theme."""
    keywords, nearest = guide.matches(found), guide.nearest(telling(found, guide.language))
    for theme in sorted(keywords.keys() | nearest.keys()):
        words = keywords.get(theme, [])
        cosine, example = nearest.get(theme, (0.0, ""))
        said = evidence[theme]
        said.total += sum(word.weight for word in words) + LIKENESS * max(cosine - NO_LIKENESS, 0)
        said.words.update((word.written, word.weight) for word in words)
        if cosine > NO_LIKENESS:
            said.examples[example] = max(cosine, said.examples.get(example, 0.0))


def place_of(theme: str, score: float, said: Evidence) -> Place:
    """A place with its strongest words and nearest examples."""
    words = sorted(said.words, key=lambda word: (-said.words[word], word))
    examples = sorted(said.examples, key=lambda example: (-said.examples[example], example))
    return Place(theme, round(score, 4), tuple(words), tuple(examples[:EXAMPLES]))
