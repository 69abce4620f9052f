"""What readers call an organisation's own channels and aspects (S8): read from names.toml, refused by file and table."""

from __future__ import annotations

import pytest

from jobs.channels.public_names import NAME, read_names
from jobs.refusal import Refusal

TABLET = '[[channel]]\nid = "tablet"\nname = { en = "Tablet", ru = "Планшет", ar = "لوح" }\n'


def test_names_stand_in_every_language() -> None:
    channels, aspects = read_names(TABLET.encode(), NAME, {"tablet", "form"}, set())
    assert channels == {"tablet": {"en": "Tablet", "ru": "Планшет", "ar": "لوح"}}
    assert aspects == {}
    assert read_names(b"", NAME, set(), set()) == ({}, {})


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("channel = 1", r"needs \[\[channel\]\] and \[\[aspect\]\] tables and nothing else"),
        ("[[shop]]", r"needs \[\[channel\]\] and \[\[aspect\]\] tables and nothing else"),
        ("[[channel]]\n", "channel 1: .*missing required field `id`"),
        (TABLET + TABLET, "channel 2: 'tablet' stands there twice"),
        (TABLET.replace('"tablet"', '"radio"'), "channel 1: 'radio' is not known: use one of form, tablet"),
        (TABLET.replace("channel", "aspect"), "aspect 1: 'tablet' is not known: use it when a source has it"),
        (
            TABLET.replace(', ar = "لوح"', ""),
            r"channel 1 \(tablet\): name needs an entry for each of en, ru, ar",
        ),
        (TABLET.replace("Tablet", " "), r"channel 1 \(tablet\): name needs an entry for each of en, ru, ar"),
        ("[[channel", "is not readable TOML"),
    ],
)
def test_what_cannot_be_is_refused_by_file_and_table(written: str, said: str) -> None:
    with pytest.raises(Refusal, match=rf"^names\.toml.*{said}"):
        read_names(written.encode(), NAME, {"tablet", "form"}, set())
