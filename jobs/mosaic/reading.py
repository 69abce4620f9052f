"""Reads voices sentence by sentence: each sentence, and the voice as a whole, as rows of numbers (M1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from jobs.mosaic.features import Features, Text
from jobs.mosaic.stems import WORD, calmed, sentences, unmasked
from jobs.settings import LANGUAGES

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Voice = Sequence[Text]  # passages of (language, text)


@dataclass(frozen=True)
class Rows:
    """Texts as numbers: terms and keywords (sparse), vectors (None without the encoder), share of known words."""

    terms: Any
    keywords: Any
    vectors: NDArray[np.float32] | None
    known: NDArray[np.float32]

    @cached_property
    def words(self) -> Any:
        """Terms and keywords side by side."""
        from scipy.sparse import hstack

        return hstack([self.terms, self.keywords], format="csr")


@dataclass(frozen=True)
class Reading:
    """Voices as read: their sentences in one list, whose each is and which of its voice's it is, counted from 0."""

    voices: int
    texts: list[Text]
    owner: NDArray[np.int64]
    number: NDArray[np.int64]
    sentences: Rows

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the sentences of each voice that has any begin."""
        import numpy as np

        return np.unique(self.owner, return_index=True)[1]

    @cached_property
    def spoken(self) -> NDArray[np.int64]:
        """The voices that have a sentence to go by."""
        return self.owner[self.starts]

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many sentences each spoken voice has."""
        import numpy as np

        return np.diff(np.append(self.starts, len(self.owner)))

    @cached_property
    def whole(self) -> Rows:
        """Each spoken voice as one: the sum of its sentences, of length one again."""
        import numpy as np
        from scipy.sparse import csr_matrix

        place = np.searchsorted(self.spoken, self.owner)
        shape = (len(self.spoken), len(place))
        gather = csr_matrix((np.ones(len(place)), (place, np.arange(len(place)))), shape)
        counts = self.counts.astype(np.float32)
        each, vectors = self.sentences, self.sentences.vectors
        return Rows(
            scaled(gather @ each.terms),
            scaled(gather @ each.keywords, np.sqrt(counts)),
            None if vectors is None else directed(np.add.reduceat(vectors, self.starts, axis=0)),
            gather @ each.known / counts,
        )


def read_voices(voices: Sequence[Voice], features: Features, *, vectors: bool) -> Reading:
    """Read voices; sentences without a word, or in another language, stand for nothing."""
    import numpy as np

    found = [
        (owner, number, (language, plain))
        for owner, voice in enumerate(voices)
        for number, (language, sentence) in enumerate(sentences_of(voice))
        if language in LANGUAGES and WORD.search(plain := unmasked(sentence))
    ]
    texts = [text for _, _, text in found]
    return Reading(
        len(voices),
        texts,
        np.array([owner for owner, _, _ in found], np.int64),
        np.array([number for _, number, _ in found], np.int64),
        rows_of(texts, features, vectors=vectors),
    )


def sentences_of(voice: Voice) -> list[Text]:
    """All sentences of a voice in order, each with its language."""
    return [(language, sentence) for language, text in voice for sentence in sentences(text)]


def rows_of(texts: list[Text], features: Features, *, vectors: bool) -> Rows:
    """Sentences as numbers."""
    import numpy as np

    from jobs.mosaic.vectors import encode

    return Rows(
        *features.rows(texts),
        encode([calmed(text) for _, text in texts]) if vectors else None,
        np.array([features.known(text) for text in texts], np.float32),
    )


def scaled(rows: Any, lengths: Any = None) -> Any:
    """Sparse rows divided by these lengths, or by their own."""
    import numpy as np
    from scipy.sparse import diags

    if lengths is None:
        lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return diags(1 / np.maximum(lengths, 1e-9)) @ rows


def directed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Dense rows, each of length one."""
    import numpy as np

    lengths: NDArray[np.float32] = np.sqrt(np.einsum("ij,ij->i", rows, rows))
    return (rows / np.maximum(lengths, 1e-9)[:, None]).astype(np.float32)
