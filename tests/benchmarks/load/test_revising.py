"""What a learner of the load run does with a message, whatever it offers."""

from benchmarks.load.learner import Say, Tap
from benchmarks.load.revising import Questions, Reviser
from content.model.items import ChoiceQuestion, Item, ShortQuestion
from tests.shipped import shipped


def item_of(kind: type[Item]) -> Item:
    library = shipped()
    found = (one for topic in library.topics.values() for one in topic.items())
    return next(one for one in found if isinstance(one, kind))


def message(text: str, *data: str) -> dict[str, object]:
    row = [{"callback_data": one} for one in data]
    return {"text": text, "reply_markup": {"inline_keyboard": [row]}}


def test_options_are_tapped_and_words_are_typed() -> None:
    learner = Reviser(Questions(shipped()), "/revise", seed=1)
    choice, short = item_of(ChoiceQuestion).asked, item_of(ShortQuestion).asked
    assert learner.decide(message(choice, "1.1.pick.0", "1.1.pick.1")) == Tap("1.1.pick.1")
    assert isinstance(learner.decide(message(short, "1.2.hint")), Say)


def test_where_help_has_taken_the_place_of_the_options_a_button_is_tapped() -> None:
    learner = Reviser(Questions(shipped()), "/revise", seed=1)
    learner.decide(message(item_of(ChoiceQuestion).asked, "1.1.pick.0", "1.1.pick.1"))
    helped = learner.decide(message("Here is the idea behind it.", "1.1.hint", "1.1.reveal"))
    assert helped in (Tap("1.1.hint"), Tap("1.1.reveal"))


def test_a_question_below_a_picture_is_read_in_its_caption() -> None:
    learner = Reviser(Questions(shipped()), "/revise", seed=1)
    choice = message(item_of(ChoiceQuestion).asked, "1.1.pick.0", "1.1.pick.1")
    photo = {"photo": [{}], "caption": choice.pop("text"), **choice}
    assert learner.decide(photo) == Tap("1.1.pick.1")
