"""Counts anew which English and Arabic words everybody uses: `python -m jobs.vetting.everyday FOLDER`, the folder with feedback/ and themes/.

Only texts that may be trained on are read; words alone are kept, no names and no sentences. Sources stand in the first lines of each list.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jobs.hear.gazetteer import names
from jobs.refusal import Refusal, run_door
from jobs.vetting.letters import ARABIC, CYRILLIC, clean, plain
from jobs.vetting.name_words import TOKEN, tokens, without_prefixes

LISTS = Path(__file__).parent
LEAST = 2  # times that a word must stand there
SHORTEST = 2
WIDTH = 160
# File of the data folder, and its author and licence as the list names them.
SOURCES = {
    "en": {
        "themes/banking77_en_train.jsonl": "banking77 (PolyAI, CC BY 4.0)",
        "themes/clinc150_oos_en.jsonl": "clinc150 (CC BY 3.0)",
        "themes/restaurants_mams_en.jsonl": "MAMS (Apache-2.0)",
        "themes/tatoeba_pairs.jsonl": "Tatoeba pairs (LASER, CC BY 2.0 FR)",
        "themes/sib200_parallel_en_ru_ar.jsonl": "SIB-200 (Apache-2.0, texts of FLORES-200 CC BY-SA 4.0)",
        "feedback/cfpb_narratives_en.jsonl": "CFPB narratives (US public domain)",
    },
    "ar": {
        "themes/arbanking77_ar_train_msa_pal.jsonl": "ArBanking77 (SinaLab, CC BY-SA 4.0)",
        "themes/hotels_absa_ar_train.jsonl": "ABSA hotels (MIT)",
        "themes/tatoeba_pairs.jsonl": "Tatoeba pairs (LASER, CC BY 2.0 FR)",
        "themes/sib200_parallel_en_ru_ar.jsonl": "SIB-200 (Apache-2.0, texts of FLORES-200 CC BY-SA 4.0)",
    },
}
NAMES = {"en": ("en_given", "en_family"), "ar": ("ar_given", "ar_family", "ar_foreign")}
LANGUAGES = {"en": "English", "ar": "Arabic"}


def texts(file: Path, language: str) -> Iterator[str]:
    """The texts of a file that are in this language."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("lang", language) == language:
                yield row.get("text") or ""


def is_of(language: str, word: str) -> bool:
    """True for a word in the letters of a language."""
    arabic, other = ARABIC.search(word), CYRILLIC.search(word) or not word.isalpha()
    return not other and len(word) >= SHORTEST and bool(arabic) == (language == "ar")


def counted(folder: Path, language: str) -> list[str]:
    """The words of a language that stand there often enough (in English: with a small letter) and are no names, in the order of the alphabet."""
    found = Counter(
        plain(word)
        for file in SOURCES[language]
        for text in texts(folder / file, language)
        for word in TOKEN.findall(clean(text))
        if word[0].islower() == (language == "en") and is_of(language, plain(word))
    )
    listed = (name for each in NAMES[language] for name in names(each))
    named = {word for name in listed for word in tokens(clean(name))}
    often = (word for word, times in found.items() if times >= LEAST)
    return sorted(word for word in often if named.isdisjoint((word, *without_prefixes(word))))


def written(folder: Path, language: str) -> str:
    """A list with where it comes from."""
    return "\n".join(
        [
            f"# {LANGUAGES[language]} words that stand at least twice in texts that may be trained on; words alone, no names and no sentences.",
            f"# Counted by the project, 2026 (python -m jobs.vetting.everyday), from: {', '.join(SOURCES[language].values())}.",
            *textwrap.wrap(" ".join(counted(folder, language)), WIDTH, break_long_words=False),
            "",
        ]
    )


def main(arguments: list[str]) -> None:
    """Write both lists, or neither; into another folder when one is named."""
    if not arguments:
        raise Refusal(
            "everyday: no folder of texts is named. Name the folder that holds feedback/ and themes/."
        )
    folder, lists = Path(arguments[0]), Path(*arguments[1:2]) if arguments[1:] else LISTS
    for file in sorted(set().union(*SOURCES.values())):
        if not (folder / file).is_file():
            raise Refusal(
                f"everyday: {file} is missing. Put it into the folder of texts, or take it out of SOURCES."
            )
    made = {language: written(folder, language) for language in SOURCES}
    for language, content in made.items():
        (lists / f"{language}.txt").write_text(content, "utf-8")
        print(f"everyday: {language}.txt is written")


if __name__ == "__main__":
    run_door(main)
