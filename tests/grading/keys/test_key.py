"""A key is what counts as right for one question, as text."""

from bot.grading.keys.key import Idea, Key, Samples


def test_a_model_answer_is_the_right_answer_and_else_the_first_wordings_are() -> None:
    ideas = (Idea("who", ("the author", "who wrote it")), Idea("when", ("the date",)))
    assert Key("q", ideas, references=("Author and date.",)).rights() == ("Author and date.",)
    assert Key("q", ideas).rights() == ("the author", "the date")


def test_samples_are_no_texts_of_the_key_so_that_one_can_be_left_out() -> None:
    key = Key("Why?", references=("To check.",), samples=Samples(right=("it backs it up",)))
    assert key.texts() == ("Why?", "To check.")


def test_a_key_of_few_wordings_is_plain_until_two_dozen_answers_are_judged() -> None:
    ideas = (Idea("smoke", ("holds back smoke",)),)
    keys = [
        Key("Why?", ideas, samples=Samples(right=tuple(map(str, range(given)))))
        for given in (0, 24, 25)
    ]
    assert [key.is_plain for key in keys] == [True, True, False]
    assert [key.is_much_judged for key in keys] == [False, False, True]
