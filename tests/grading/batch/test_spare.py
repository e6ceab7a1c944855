"""An author is told which phrases of a key add nothing, plainly and not as an error."""

import shutil
from pathlib import Path

import pytest

from bot.commands.meaning import ear_at_once
from bot.grading.batch.spare import covered, spare_wordings
from bot.grading.meaning.ear import Ears
from content.load import load_written

SOUND = Path(__file__).parents[2] / "content" / "sound"


@pytest.mark.parametrize(
    ("texts", "spare"),
    [
        (["check", "check it", "checked again"], {"check it": "check", "checked again": "check"}),
        (["check it", "check"], {}),  # the first phrase stays: it is the author's favourite
        (["no smell", "smell"], {}),  # a denial is not held in what it denies
        (["odourless", "check", "not check"], {}),
        (["book", "book*", "booking"], {"booking": "book"}),
        (["book", "book a * slot"], {"book a * slot": "book"}),
        (["mend * well", "mends * well", "mend * badly"], {"mends * well": "mend * well"}),
        (["mended well", "mend * well"], {}),  # takes more words between than the first
        (["mend * well", "mend it well"], {"mend it well": "mend * well"}),
        (["the name", "trust them"], {"trust them": "trust"}),
    ],
)
def test_a_phrase_is_spare_if_whoever_types_it_has_typed_another(
    texts: list[str], spare: dict[str, str]
) -> None:
    assert covered(texts, "en", name="trust") == spare


def remarks(folder: Path, wordings: str, ear: Ears | None = None) -> list[str]:
    copied = Path(shutil.copytree(SOUND, folder / "till-work"))
    quiz = copied / "quiz.yaml"
    old = "[not earned, already there, there before]"
    quiz.write_text(quiz.read_text().replace(old, wordings))
    (written,) = load_written(copied)
    return [str(one).replace(f"{copied}/", "") for one in spare_wordings(written, ear)]


def test_the_remark_names_each_phrase_and_what_it_has(tmp_path: Path) -> None:
    wordings = "[not earned, already there, there before, lay there, it was already there]"
    assert remarks(tmp_path, wordings) == [
        "quiz.yaml:19: 1 of 5 phrases of `it was not earned today` adds nothing: "
        "`it was already there` (it has `already there`). "
        "The key can do without."
    ]


def test_phrases_that_differ_are_left_alone(tmp_path: Path) -> None:
    wordings = "[not earned, already there, there before, lay there, untouched]"
    assert remarks(tmp_path, wordings) == []


def test_a_list_that_is_as_short_as_authors_are_told_to_write_is_left_alone(tmp_path: Path) -> None:
    assert remarks(tmp_path, "[not earned, already there, lay there, it was already there]") == []


def test_the_ear_tells_phrases_that_it_hears_in_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    with ear_at_once(no_meaning=False) as ear:
        said = remarks(
            tmp_path,
            "[the money was there this morning, cash was there in the morning, not earned, "
            "from the day before, for change]",
            ear,
        )
    assert len(said) == 1
    assert "`cash was there in the morning` (it means what the others mean)" in said[0]


def test_a_sentence_that_says_more_to_the_ear_than_the_phrase_in_it_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    copied = Path(shutil.copytree(SOUND, tmp_path / "till-work"))
    topic = copied / "topic.yaml"
    phrases = "[people are people, all people are people, 'nothing would change, people are people'"
    topic.write_text(topic.read_text().replace("[all the cash is takings", phrases))
    (written,) = load_written(copied)
    (by_words,) = spare_wordings(written)
    with ear_at_once(no_meaning=False) as ear:
        (heard,) = spare_wordings(written, ear)
    assert by_words.what.startswith("2 of 5 phrases")
    assert heard.what.startswith("1 of 5 phrases of `float-is-takings` adds nothing: `all people")
