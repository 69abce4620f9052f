"""S6: the lists of everyday words are counted anew from texts that may be trained on: words that stand there twice, and no names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jobs.refusal import Refusal
from jobs.vetting.everyday.__main__ import LISTS, SOURCES, main

TEXTS = {
    "en": "the van came late and the parcel, the Parcel came with Hannah; hannah hannah 12 12 late van Leeds Leeds фургон фургон",
    "ru": "фургон фургон опоздал",
    "ar": "وصل الطرد متأخرا، وصل الطرد مع أحمد وأحمد وأحمد van van",
}
LISTED = {"en": "came late parcel the van", "ar": "الطرد متاخرا مع وصل"}
SECOND = {"متاخرا", "مع", "with", "and"}  # in one file they stand once


def folder_of_texts(folder: Path) -> Path:
    """Every source with the same three texts."""
    for file in set().union(*SOURCES.values()):
        (folder / file).parent.mkdir(exist_ok=True)
        rows = (json.dumps({"lang": language, "text": text}) for language, text in TEXTS.items())
        (folder / file).write_text("\n".join([*rows, '{"lang": "en", "text": null}']), "utf-8")
    return folder


def words_of(file: Path) -> tuple[list[str], set[str]]:
    """The first lines of a list, and its words."""
    lines = file.read_text("utf-8").splitlines()
    told = [line for line in lines if line.startswith("#")]
    return told, {word for line in lines[len(told) :] for word in line.split()}


def test_words_are_counted_and_names_left_out(tmp_path: Path) -> None:
    main([str(folder_of_texts(tmp_path)), str(tmp_path)])
    for language, listed in LISTED.items():
        told, found = words_of(tmp_path / f"{language}.txt")
        assert found - SECOND == set(listed.split()) - SECOND
        assert all(source in " ".join(told) for source in SOURCES[language].values())


def test_nothing_is_written_without_texts(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no folder"):
        main([])
    texts = folder_of_texts(tmp_path)
    (texts / "themes/tatoeba_pairs.jsonl").unlink()
    with pytest.raises(Refusal, match="tatoeba"):
        main([str(texts), str(tmp_path)])
    assert not list(tmp_path.glob("*.txt"))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_lists_tell_where_they_come_from_and_hold_no_given_names(language: str) -> None:
    told, found = words_of(LISTS / f"{language}.txt")
    assert all(source in " ".join(told) for source in SOURCES[language].values())
    assert found.isdisjoint({"hannah", "michael", "احمد", "واحمد", "محمد"})
    assert len(found) > 5_000
