"""Every command that grades has an ear for meaning, says why if it has none, and can do without."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.commands import grade
from bot.commands.meaning import ear_at_once, encoding_thread
from bot.config import ConfigError
from bot.grading.meaning import model

WOOD: dict[str, Any] = {
    "question": "Where does most of the mass of a tree come from?",
    "response": "gases in the atmosphere",
    "points": [{"idea": "carbon dioxide from the air", "any": ["carbon dioxide", "from the air"]}],
    "samples": {"wrong": ["sunlight", "the seed"]},
}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "viva" / "vectors"


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_spec", lambda _: None)


def graded(*options: str) -> Result:
    return CliRunner().invoke(grade.command, options, input=json.dumps(WOOD))


def test_an_idea_in_other_words_is_right_by_what_it_means(cache: Path) -> None:
    pytest.importorskip("onnxruntime")
    result = graded()
    assert json.loads(result.stdout)["verdict"] == "right"
    assert json.loads(result.stdout)["because"] == "meaning"
    assert result.stderr == ""
    assert cache.is_file()
    assert graded().stdout == result.stdout


def test_without_meaning_words_decide_and_nothing_is_said_of_it(cache: Path) -> None:
    result = graded("--no-meaning")
    assert json.loads(result.stdout)["verdict"] == "wrong"
    assert result.stderr == ""
    assert not cache.exists()


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_it_says_so_once_and_grades_by_words() -> None:
    result = graded()
    assert result.stdout == graded("--no-meaning").stdout
    assert result.stderr == (
        "viva: grading by words alone; pip install 'viva-tutor[meaning]' adds an ear for meaning.\n"
    )


@pytest.mark.usefixtures("without_the_extra")
def test_a_bot_without_the_extra_says_so_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with encoding_thread(tmp_path / "viva.db", no_meaning=False) as thread:
        assert thread is None
    assert capsys.readouterr().err.count("\n") == 1


def test_a_damaged_model_is_said_and_words_grade(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setattr(model, "_MINILM", "0" * 64)
    result = graded()
    assert result.stdout == graded("--no-meaning").stdout
    assert "is not the model it should be" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_folder_that_holds_no_model_is_the_operators_mistake(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("VIVA_MEANING", str(tmp_path / "nowhere"))
    with pytest.raises(ConfigError, match=r"^VIVA_MEANING: .*model\.onnx cannot be read"):
        CliRunner().invoke(grade.command, [], input=json.dumps(WOOD), catch_exceptions=False)


def test_grading_by_words_loads_no_network() -> None:
    code = (
        "import sys, bot.grading.grader, bot.engine.encoding, bot.commands.meaning; "
        "print({'onnxruntime', 'tokenizers'} & sys.modules.keys())"
    )
    done = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_a_language_without_words_for_directions_cannot_be_heard(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("VIVA_MEANING", str(tmp_path))
    monkeypatch.setenv("VIVA_MEANING_LANGUAGES", "es fr")
    with pytest.raises(ConfigError, match=r"^VIVA_MEANING_LANGUAGES: 'fr' is none of de, en, es"):
        CliRunner().invoke(grade.command, [], input=json.dumps(WOOD), catch_exceptions=False)


@pytest.mark.usefixtures("without_the_extra")
def test_a_language_that_nothing_hears_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VIVA_MEANING_LANGUAGES", "es")
    with pytest.raises(ConfigError) as refused:
        CliRunner().invoke(grade.command, [], input=json.dumps(WOOD), catch_exceptions=False)
    assert str(refused.value) == (
        "VIVA_MEANING_LANGUAGES: nothing hears es; set VIVA_MEANING to the folder of an encoder "
        "that does, or pip install 'viva-tutor[meaning-multilingual]'."
    )


def test_an_operators_encoder_hears_their_languages_and_ours_the_rest(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pytest.importorskip("onnxruntime")
    for name in ("model.onnx", "tokenizer.json"):
        (tmp_path / name).write_text(name)
    monkeypatch.setenv("VIVA_MEANING", str(tmp_path))
    monkeypatch.setenv("VIVA_MEANING_LANGUAGES", "es, de")
    with ear_at_once(no_meaning=False) as ears:
        assert ears is not None
        english, spanish = ears.hearing("en"), ears.hearing("es")
        assert None is not english is not spanish is not None
        assert spanish is ears.hearing("de")
