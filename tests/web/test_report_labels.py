"""What channels are called in the staff report: usual kinds in the reader's language, anything else as its organisation wrote it (S8)."""

from __future__ import annotations

import pytest

from jobs.web.report.finding_words import attribute_words
from jobs.web.report.labels import channel_name
from jobs.web.report.page import speech_of


@pytest.mark.parametrize(
    ("language", "channel", "called"),
    [
        ("en", "shop-form-2", "shop-form-2"),
        ("ru", "shop-form-2", "shop-form-2"),
        ("ar", "shop-form-2", "shop-form-2"),
        ("ru", "", ""),
        ("en", "calls", "calls"),
        ("ru", "calls", "звонки"),
        ("ar", "calls", "المكالمات"),
        ("ru", "survey", "опрос"),
        ("ar", "survey", "الاستبيان"),
    ],
)
def test_a_channel_is_called_as_the_reader_calls_it(language: str, channel: str, called: str) -> None:
    """S8"""
    words = speech_of(language).words
    assert channel_name(channel, words) == called
    assert called in attribute_words("channel", channel, "", words)
    assert channel in attribute_words("branch", channel, "", words)  # only channels have such names
