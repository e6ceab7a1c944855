"""Words that name a wish and words of a key: which of the two they are where both may be meant."""

import pytest

from bot.tutor.moves.asking import GiveHint, Reword
from bot.tutor.moves.contests import ReportReasons
from bot.tutor.moves.heard import AnswerFromTopic, AskBack, AskSubject
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.marking import MarkTyped, Reveal
from bot.tutor.moves.turn import ReportProblem
from bot.views.texts import load_texts
from state.records.learners import Learner
from tests.tutor.laying import Pupil
from tests.tutor.on_item import TOPIC, on

TYPED, TAPPED = f"{TOPIC}/s-scores", f"{TOPIC}/q-sales-fact"


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("business-principles/whole-journey", "weaknesses"),
        (f"{TOPIC}/s-watch-after", "progress"),
        (f"{TOPIC}/s-left-on-train", "not fair"),
    ],
)
def test_words_of_the_key_are_an_answer_even_where_they_name_a_command(ref: str, text: str) -> None:
    (mark,) = on(ref).say(text).moves
    assert isinstance(mark, MarkTyped)
    assert mark.verdict.outcome.is_right


@pytest.mark.parametrize("text", ["no one", "there isnt one really"])
def test_nobody_who_says_no_one_asks_for_another_question(text: str) -> None:
    (move,) = on(TYPED).say(text).moves
    assert not isinstance(move, AskBack)


@pytest.mark.parametrize("text", ["stuck", "give up"])
def test_a_plea_is_heard_even_where_it_is_a_wording_of_the_key(text: str) -> None:
    (move,) = on(f"{TOPIC}/s-map-why").say(text).moves
    assert isinstance(move, GiveHint | Reveal)


@pytest.mark.parametrize("text", ["how long till the end", "am i nearly done"])
def test_how_much_is_left_is_known_for_a_wish_where_no_question_is_open(text: str) -> None:
    (move,) = Pupil().say(text).moves
    assert isinstance(move, NotUnderstood)
    assert move.nothing_open


@pytest.mark.parametrize("text", ["how is my exam looking", "what is my plan like"])
def test_what_is_asked_of_ones_own_is_no_question_to_the_topic(text: str) -> None:
    moves = Pupil().say(text).moves
    assert not any(isinstance(one, AnswerFromTopic) for one in moves)


def test_they_come_back_passes_no_question_on() -> None:
    """The words are those of "come back to this later"; whoever says "they" speaks of customers."""
    pupil = on(TAPPED)
    pupil.say("they come back")
    assert pupil.session.offer is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("can we change from english to spanish", "es"),
        ("my english is bad can you speak german", "de"),
    ],
)
def test_of_two_languages_the_one_that_is_not_spoken_is_wished_for(
    text: str, language: str
) -> None:
    pupil = on(TAPPED)
    turn = pupil.say(text)
    assert language in (
        pupil.learner.language,
        *(one.language for one in turn.moves if isinstance(one, AskBack)),
    )


@pytest.mark.parametrize("text", ["can you say it in easier english", "in simpler english please"])
def test_simpler_words_of_the_language_that_is_spoken_reword_the_question(text: str) -> None:
    assert any(isinstance(one, Reword) for one in on(TYPED).say(text).moves)


@pytest.mark.parametrize("text", ["what does gdpr stand for", "what is meant by gearing?"])
def test_a_word_that_is_not_of_the_question_is_not_explained_by_rewording_it(text: str) -> None:
    (move,) = on(TYPED).say(text).moves
    assert isinstance(move, AnswerFromTopic)
    assert not move.quoted


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "wot does that even mean"), ("es", "q significa eso"), ("de", "was heisst das denn")],
)
def test_what_the_question_means_is_said_in_other_words(language: str, text: str) -> None:
    pupil = on(TYPED)
    pupil.learner = Learner("Ada", "Europe/London", language=language)
    pupil.texts = load_texts(language)
    assert any(isinstance(one, Reword | GiveHint) for one in pupil.say(text).moves)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "its danny not daniel"),
        ("en", "everyone calls me jay so use that"),
        ("es", "me llamo Paco"),
        ("es", "vivo en tenerife"),
        ("de", "ich heiße Aylin nich Alina"),
    ],
)
def test_who_somebody_is_and_where_they_live_is_no_answer(language: str, text: str) -> None:
    pupil = on(TYPED)
    pupil.learner = Learner("Ada", "Europe/London", language=language)
    pupil.texts = load_texts(language)
    assert not pupil.say(text).records


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "q es un benchmark"),
        ("de", "was is nochma ein benchmark"),
        ("de", "was is deckungsbeitrag"),
    ],
)
def test_a_question_to_the_topic_may_begin_in_short_forms(language: str, text: str) -> None:
    pupil = Pupil(
        learner=Learner("Ada", "Europe/London", language=language), texts=load_texts(language)
    )
    assert any(isinstance(one, AnswerFromTopic) for one in pupil.say(text).moves)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Me podría recordar la lección cada tarde?"),
        ("de", "Könnten Sie sich etwas kürzer fassen?"),
    ],
)
def test_a_wish_in_the_form_of_a_question_is_none_to_the_topic(language: str, text: str) -> None:
    pupil = Pupil(
        learner=Learner("Ada", "Europe/London", language=language), texts=load_texts(language)
    )
    assert not any(isinstance(one, AnswerFromTopic) for one in pupil.say(text).moves)


@pytest.mark.parametrize("text", ["because its too deep", "cos its shorter", "weil es zu lang ist"])
def test_a_reason_without_a_question_is_no_wish(text: str) -> None:
    (move,) = Pupil(texts=load_texts("de" if text.startswith("weil") else "en")).say(text).moves
    assert isinstance(move, NotUnderstood)
    assert move.nothing_open


def test_what_works_at_a_question_works_with_a_slash() -> None:
    (move,) = on(TYPED).say("/hint").moves
    assert isinstance(move, GiveHint)
    assert on(TAPPED).say("/skip").moves == on(TAPPED).say("skip").moves


def test_a_question_is_reported_by_a_command_as_by_its_button() -> None:
    pupil = on(TYPED)
    (move,) = pupil.say("/report").moves
    assert isinstance(move, ReportReasons)
    (record,) = pupil.say("/report there is a word missing").records
    assert record == ReportProblem(TYPED, "words", "there is a word missing")
    (move,) = Pupil().say("/report").moves
    assert isinstance(move, NotUnderstood)
    assert move.nothing_open


def test_the_word_of_a_topic_is_no_wish_though_it_has_the_stem_of_one() -> None:
    (move,) = Pupil().say("business").moves  # and "busy" puts a reminder off
    assert isinstance(move, AskSubject)
