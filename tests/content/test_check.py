"""Thin teaching is remarked on, at its line, and never stops a topic."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from content.check import weak_teaching
from content.load import load_written

SOUND = Path(__file__).parent / "sound"


@pytest.fixture
def remarks(tmp_path: Path) -> Callable[[str, str, str], list[str]]:
    """Give a function that changes one text of the sound topic and lists the remarks on it."""

    def change(file: str, old: str, new: str) -> list[str]:
        folder = shutil.copytree(SOUND, tmp_path / "till-work", dirs_exist_ok=True)
        source = (folder / file).read_text()
        assert old in source
        (folder / file).write_text(source.replace(old, new))
        (written,) = load_written(folder)
        return [str(remark).replace(f"{folder}/", "") for remark in weak_teaching(written)]

    return change


AS_IT_IS = """\
quiz.yaml:14: `q-why-float` is answered by typing and has no hint. \
Write two hints that do not give it away.
quiz.yaml:14: `q-why-float` has no right sample. \
Write two, as somebody would thumb them on a phone.
quiz.yaml:14: `q-why-float` has no wrong sample. \
Write two, as somebody would thumb them on a phone.
topic.yaml:6: the concept `change` has no question. Ask at least three, worded differently.
topic.yaml:9: the concept `closing` has 2 questions. Ask at least three, worded differently.
topic.yaml:22: `mp-count` can be earned in no extended question. \
Name it in the `marks` of two or more.
""".splitlines()


def test_what_is_thin_in_the_sound_topic(remarks: Callable[[str, str, str], list[str]]) -> None:
    assert sorted(remarks("quiz.yaml", "", "")) == sorted(AS_IT_IS)


CHANGES = [
    (
        "topic.yaml",
        "[all the cash",
        "[float, all the cash",
        "topic.yaml:18: `float` is one word of the topic's own: whoever types it is told that "
        "they hold `float-is-takings`. Write what they would say with it.",
    ),
    ("quiz.yaml", "    why: Takings are", "    # ", "quiz.yaml:2: `q-float` has no `why`."),
    (
        "quiz.yaml",
        "        because: The float comes off first.\n",
        "",
        "quiz.yaml:7: the option `240 pounds` has no `because`.",
    ),
    (
        "topic.yaml",
        "[q-float, q-why-float]",
        "[q-float]",
        "topic.yaml:19: `float-is-takings` has 1 check question.",
    ),
    (
        "topic.yaml",
        "[q-float, q-why-float]",
        "[q-float]",
        "topic.yaml:19: no check question of `float-is-takings` is answered by typing.",
    ),
    (
        "topic.yaml",
        "all the cash is takings, the float counts too, ",
        "",
        "topic.yaml:18: `float-is-takings` listens for 1 phrase.",
    ),
    (
        "quiz.yaml",
        "    need: 1\n",
        "    need: 1\n    hints: [Only one.]\n",
        "quiz.yaml:14: `q-why-float` is answered by typing and has 1 hint.",
    ),
    (
        "quiz.yaml",
        "already there, there before]}\n    need: 1\n",
        "already there]}\n      - {idea: it was there before, any: [there before]}\n",
        "quiz.yaml:14: `q-why-float` does not say how many ideas it needs, so one will do.",
    ),
    (
        "topic.yaml",
        "say: Count the cash and compare it with what the till says.",
        "say: As in 240 pounds. Count the cash and compare it with what the till says.",
        "quiz.yaml:2: `q-float` has no hints, and the first help, its concept's `say`, has the "
        "answer in it (`240 pounds`).",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "remark"), CHANGES)
def test_one_change_brings_one_more_remark(
    remarks: Callable[[str, str, str], list[str]], file: str, old: str, new: str, remark: str
) -> None:
    assert not any(each.startswith(remark) for each in AS_IT_IS)
    assert any(each.startswith(remark) for each in remarks(file, old, new))


def test_a_retired_question_is_left_alone(remarks: Callable[[str, str, str], list[str]]) -> None:
    found = remarks("quiz.yaml", "id: q-why-float\n", "id: q-why-float\n    status: retired\n")
    assert not [each for each in found if "`q-why-float`" in each]


def test_a_topic_with_nothing_live_is_remarked_on(tmp_path: Path) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "till-work")
    for file in ("flashcards.yaml", "quiz.yaml"):
        source = (folder / file).read_text()
        (folder / file).write_text(
            source.replace("    concept:", "    status: draft\n    concept:")
        )
    (written,) = load_written(folder)
    assert "the topic `till-work` has nothing that is asked" in [
        remark.what for remark in weak_teaching(written)
    ]


@pytest.mark.parametrize(("right", "told"), [("A long answer", True), ("A", False)])
def test_options_that_tell_by_length_are_noticed(
    tmp_path: Path,
    right: str,
    told: bool,  # noqa: FBT001  a column of the table above
) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "till-work")
    (folder / "quiz-2.yaml").write_text(
        "questions:\n"
        + "".join(
            f"  - id: q-{name}\n    type: choice\n    concept: change\n    ask: Well?\n"
            f"    choices: [{{right: {right}}}, {{wrong: Short}}]\n"
            for name in ("one", "two", "three")
        )
    )
    (written,) = load_written(folder)
    found = [str(remark) for remark in weak_teaching(written) if "longest" in remark.what]
    assert found == (
        [
            f"{folder}/quiz-2.yaml:6: the right option is the longest in 3 of 4 questions. "
            "Shorten it in some, or learners will pick by length."
        ]
        if told
        else []
    )
