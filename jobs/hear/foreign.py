"""Tells Latin letters that are mostly not English, because the finder of English names takes foreign words with a capital for people.

Source: the small words that open and join sentences in French, Italian, Spanish, Portuguese, German, Turkish and Indonesian, written down by the project from general knowledge, 2026.
"""

from __future__ import annotations

import re

LATIN_WORD = re.compile(r"[a-zà-öø-ÿğıŞşœ]+", re.IGNORECASE)
ENGLISH_WORDS = "the and of to is was were are for with that this it its they we you my our i have had has not but from at be he she his her their would will by been so if there very as what when which all just or an a"
FOREIGN_WORDS = (
    "le la les des du une et est sont nous vous ils elle avec pour dans sur pas très mais ce cette qui que je mon ma notre votre au aux bien été avons avait rien plus tout "
    "il lo gli di del della dei delle che non con una è e sono ho abbiamo per si molto più anche nel nella alla al dal questo questa buono ottimo tutto "
    "el los las de un y es son muy no por para se nos pero como está fue todo comida más su mi o os da dos das em um uma é foi muito não com mas seu na "
    "der und ist war wir ich nicht mit auf für ein eine einen sehr aber auch von zu im den dem es sind haben wurde bei nur "
    "ve bir bu çok için ama ile değil gibi daha ne var yok güzel iyi olarak yang dan ini itu untuk dengan tidak dari ada sangat juga kami saya ke akan bisa enak tempat makanan"
)
ENGLISH = frozenset(ENGLISH_WORDS.split())
FOREIGN = frozenset(FOREIGN_WORDS.split()) - {"no", "war"}
ENOUGH = 3  # foreign small words


def is_foreign(text: str) -> bool:
    """True for a text with three small words of other languages in Latin letters and fewer English ones."""
    words = [word.lower() for word in LATIN_WORD.findall(text)]
    foreign = sum(word in FOREIGN for word in words)
    return foreign >= ENOUGH and foreign > sum(word in ENGLISH for word in words)
