"""The texts of a key, sorted by what they stand for, as an encoder reads them best."""

from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.meaning.clauses import clauses
from bot.grading.meaning.key_texts import KeyTexts, plain
from state.values import replace

KEY = Key(
    "Why are fire doors kept shut?",
    ideas=(
        Idea("it holds back smoke", ("stops smoke", "smoke*")),
        Idea("it gives time", ("time",)),
    ),
    need=2,
    references=("It holds back smoke, so that people get out.",),
    misconceptions=(Wrong("wedge-ok", ("can * be wedged open", "*")), Wrong("silent", ())),
    samples=Samples(right=("no fumes and more time",), wrong=("saves heat",)),
)


def test_every_text_stands_once_in_its_kind_without_stars() -> None:
    texts = KeyTexts.of(KEY)
    assert texts.ideas == (
        ("it holds back smoke", "stops smoke", "smoke"),
        ("it gives time", "time"),
    )
    assert texts.wrongs == ("saves heat",)
    assert texts.misconceptions == (("wedge-ok", ("can be wedged open",)),)
    assert not [text for text in texts.all if "*" in text or not text]


def test_a_misconception_is_heard_by_its_meaning_where_its_author_checks_it() -> None:
    here = Wrong("wedge-ok", ("can be wedged open",), "a wedge does no harm")
    elsewhere = Wrong("heat", ("saves heating",), "it is about the cold", is_likely=False)
    texts = KeyTexts.of(replace(KEY, misconceptions=(here, elsewhere)))
    assert texts.misconceptions == (("wedge-ok", ("can be wedged open", "a wedge does no harm")),)


def test_where_several_ideas_are_needed_answers_are_cut_into_clauses() -> None:
    pieces = ("It holds back smoke", "that people get out", "no fumes", "more time")
    assert KeyTexts.of(KEY).pieces == pieces
    assert "no fumes and more time" in KeyTexts.of(replace(KEY, need=1)).pieces


def test_the_places_of_all_kinds_cover_every_text_in_order() -> None:
    texts = KeyTexts.of(KEY)
    assert [place for some in texts.places for place in some] == list(range(len(texts.all)))
    assert texts.all[texts.places[-1][0]] == KEY.question


def test_what_is_said_of_two_terms_comes_last_and_without_them() -> None:
    vessels = Key(
        "What is the difference between an artery and a vein?",
        ideas=(Idea("arteries carry it away", ("out",)), Idea("veins bring it back", ("in",))),
        references=("One goes out (the artery), veins lead in.",),
        misconceptions=(Wrong("swapped", ("veins carry it away", "both")),),
    )
    texts = KeyTexts.of(vessels)
    artery = ("it carry it away", "out", "One goes out")
    assert texts.said == (artery, ("it bring it back", "in", "it lead in"))
    assert texts.wrongly_said == (((1, "it carry it away"),),)
    said = (*texts.said[0], *texts.said[1], "it carry it away")
    assert texts.all[texts.places[-1].stop :] == said


def test_a_key_of_full_answers_has_one_idea() -> None:
    assert KeyTexts.of(Key("Which whale?", references=("The blue whale",))).ideas == (
        ("The blue whale",),
    )


def test_a_text_of_one_clause_is_not_cut() -> None:
    assert clauses("folk can escape") == ()
    assert clauses("no fumes, so folk can escape") == ("no fumes", "folk can escape")
    assert clauses(", ;") == ()


def test_contractions_are_written_in_full() -> None:
    assert plain("it dont burn n it wont spread") == "it do not burn and it will not spread"


def test_other_languages_are_cut_at_words_of_their_own() -> None:
    assert clauses("el frío la para, así no crece", "es") == ("el frío la para", "no crece")
    assert clauses("das Wasser ist kalt, weil es taut", "de") == ("das Wasser ist kalt", "es taut")
    assert clauses("il fait froid mais beau", "xx") == ()


def test_short_forms_of_another_language_are_written_in_full_but_for_its_own() -> None:
    assert plain("xq llega al sol", "es") == "porque llega al sol"
