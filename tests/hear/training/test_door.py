"""F1: `./invoke train` makes the models anew, tells what it made, and leaves the old model when it cannot write."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobs.hear.training import __main__ as training
from jobs.refusal import Refusal

SENTENCES = {
    "en": "# shop\nthank {PERSON:Hannah Whitlock} please\nthe lift is out of order\n",
    "ru": "# магазин\nспасибо {PERSON:Марии Ветровой} за помощь\nлифт не работает\n",
    "ar": "# متجر\nشكرا {PERSON:أحمد الزهراني} على المساعدة\nالمصعد معطل\n",
}


@pytest.fixture
def school(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few sentences of each language; the models go beside them."""
    for language, sentences in SENTENCES.items():
        (tmp_path / f"{language}.txt").write_text(sentences, "utf-8")
    monkeypatch.setattr(training, "WRITTEN", tmp_path)
    monkeypatch.setattr(training, "MODELS", tmp_path)
    return tmp_path


def test_every_model_is_made_and_told_and_made_again_the_same(
    school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    training.main([])
    told = capsys.readouterr().out
    made = {language: (school / f"{language}.crfsuite").read_bytes() for language in SENTENCES}
    assert all(f"train: {language}: " in told for language in SENTENCES)
    assert "Next: ./invoke measure-redaction" in told
    training.main(["--language", "ru"])
    assert (school / "ru.crfsuite").read_bytes() == made["ru"]
    assert not list(school.glob("*.unfinished"))


def test_an_old_model_stays_when_the_new_one_cannot_be_written(school: Path) -> None:
    (school / "en.crfsuite").mkdir()
    (school / "en.crfsuite" / "old").touch()
    with pytest.raises(Refusal, match=r"en\.crfsuite could not be written"):
        training.main(["--language", "en"])
    assert [path.name for path in (school / "en.crfsuite").iterdir()] == ["old"]
