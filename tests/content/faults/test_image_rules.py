"""What an author hears about images: the line, what is wrong, and the mend; all at once."""

from pathlib import Path

import pytest
from PIL import Image

from content.check import weak_teaching
from content.complaint import ContentError
from content.library import Library
from content.load import load_topic, load_written

TOPIC = """\
topic: shapes
title: Shapes
synopsis: What they look like.
concepts:
  - {id: corners, name: Corners, say: They have some.}
"""


def topic(folder: Path, quiz: str) -> None:
    for name in ("square", "circle"):
        Image.new("RGB", (40, 30 if name == "square" else 31)).save(folder / f"{name}.png")
    (folder / "topic.yaml").write_text(TOPIC)
    (folder / "quiz.yaml").write_text(f"questions:\n{quiz}")


def complaints(folder: Path, quiz: str) -> list[str]:
    topic(folder, quiz)
    with pytest.raises(ContentError) as error:
        load_topic(folder)
    return [str(one).replace(f"{folder}/", "") for one in error.value.complaints]


def statement(*lines: str) -> str:
    keys = ["- id: fair", "type: true_false", "concept: corners", "ask: Four?", "answer: true"]
    return "".join(f"  {'' if n == 0 else '  '}{key}\n" for n, key in enumerate([*keys, *lines]))


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["image: square.png"], "quiz.yaml:7: `image` has no `alt`. Write after `alt:` what is"),
        (["alt: a box"], "quiz.yaml:7: `alt` stands here without `image`. Add `image: ...`"),
        (
            ["image: squar.png", "alt: a box"],
            "quiz.yaml:7: `squar.png` is not in this folder. Did you mean `square.png`?",
        ),
        (
            ["image: pictures/square.png", "alt: a box"],
            "quiz.yaml:7: `pictures/square.png` is not the name of a file in this folder. Put",
        ),
        (
            ["image: ../square.png", "alt: a box"],
            "quiz.yaml:7: `../square.png` is not the name of a file in this folder. Put",
        ),
        (
            ["image: square.svg", "alt: a box"],
            "quiz.yaml:7: `square.svg` is not the name of an image. Write one that ends in .png",
        ),
        (
            ["image: quiz.png", "alt: a box"],
            "quiz.yaml:7: `quiz.png` is no image, and only PNG and JPEG can be shown. Save it as",
        ),
        (["image: [square.png]", "alt: a box"], "quiz.yaml:7: `image` must be a text"),
        (["image: square.png", f"alt: {'x' * 301}"], "quiz.yaml:8: `alt` has 301 characters."),
        (
            ["image: {file: square.png, digest: '0', kind: png}", "alt: a box"],
            "quiz.yaml:7: `image` must be a text",
        ),
    ],
)
def test_one_fault_is_one_complaint(tmp_path: Path, lines: list[str], complaint: str) -> None:
    (tmp_path / "quiz.png").write_text("no image")
    (found,) = complaints(tmp_path, statement(*lines))
    assert found.startswith(complaint)


def choice(*options: str) -> str:
    head = "  - id: which\n    type: choice\n    concept: corners\n    ask: Which?\n    choices:\n"
    return head + "".join(f"      - {{{option}}}\n" for option in options)


def test_images_to_choose_from_must_be_told_apart_in_words(tmp_path: Path) -> None:
    first, second = complaints(
        tmp_path,
        choice(
            "right: Round, image: circle.png, alt: a shape",
            "wrong: Square, image: square.png, alt: A  shape",
            'wrong: Other, image: square.png, alt: "?"',
        ),
    )
    assert first.startswith("quiz.yaml:8: this `alt` is also in line 7. Say how the two can be")
    assert second.startswith("quiz.yaml:9: an image to choose has to be described. Write what")


def test_what_goes_into_a_poll_is_short_enough_for_it(tmp_path: Path) -> None:
    long = "a shape " * 13
    (found,) = complaints(
        tmp_path,
        choice(f"right: Round, image: circle.png, alt: {long}", "wrong: Square")
        + "    group: true\n",
    )
    assert "`alt` has 103 characters, and a Telegram poll takes 100" in found


def test_a_changed_image_is_another_question_and_the_same_key(tmp_path: Path) -> None:
    topic(tmp_path, statement("image: square.png", "alt: a box"))
    before = Library({"shapes": load_topic(tmp_path)})
    (tmp_path / "circle.png").replace(tmp_path / "square.png")
    after = Library({"shapes": load_topic(tmp_path)})
    assert before.version("shapes/fair") != after.version("shapes/fair")
    assert before.key("shapes/fair") == after.key("shapes/fair")


@pytest.mark.parametrize(
    ("alt", "remark"),
    [
        ('"?"', "the image of `which` is not described"),
        ("A ROUND thing", "the `alt` of `which` has its answer in it"),
    ],
)
def test_the_checker_remarks_on_words_that_say_nothing_or_too_much(
    tmp_path: Path, alt: str, remark: str
) -> None:
    quiz = choice("right: Round", "wrong: Square")
    topic(tmp_path, f"{quiz}    image: circle.png\n    alt: {alt}\n")
    (written,) = load_written(tmp_path)
    assert remark in [one.what for one in weak_teaching(written)]
