"""Compiling reads a key once, as a response is read."""

from bot.grading.keys.compiled import Compiled, compile_key, shared_words
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong


def compiled(key: Key) -> Compiled:
    return compile_key(key, Corpus.of_keys([key]))


def test_a_bare_list_that_was_asked_for_becomes_ideas() -> None:
    one = compiled(Key("Name two of the products.", references=("glucose, oxygen and water",)))
    assert [idea.name for idea in one.key.ideas] == ["glucose", "oxygen", "water"]
    assert one.key.need == 2
    assert compiled(Key("What is it?", references=("glucose and oxygen",))).key.ideas == ()


def test_an_idea_is_earned_by_its_name_too() -> None:
    (wordings,) = compiled(Key("Why?", (Idea("confirms", ("check",)),))).ideas
    assert [words[0].name for words in wordings] == ["check", "confirm"]


def test_a_phrase_that_a_right_answer_uses_is_not_listened_for() -> None:
    wrong = (Wrong("w", ("one source", "never check")),)
    one = compiled(Key("Why?", references=("One source may be biased",), misconceptions=wrong))
    ((name, phrases),) = one.listen_for
    assert name == "w"
    assert [[word.name for word in words] for words in phrases] == [["not", "check"]]


def test_a_judged_answer_is_known_however_it_is_written() -> None:
    samples = Samples(right=("It depends.",), wrong=("no",))
    one = compiled(Key("Why?", references=("To check",), samples=samples))
    assert one.judged[one.reader.read("it DEPENDS").stems] == "right"


def test_a_side_is_the_keys_only_where_all_references_take_it() -> None:
    both = ("No, it is a guess", "No, only an estimate")
    assert compiled(Key("Is it a limit?", references=both)).stance == "no"
    assert compiled(Key("Is it a limit?", references=(*both, "A guess"))).stance is None


def test_hints_are_shown_like_the_question_so_copying_them_is_copying() -> None:
    hint = "Think of who made it and for whom"
    one = compiled(Key("Why?", references=("To check",), hints=(hint,)))
    assert one.shown


def test_the_words_that_a_right_answer_holds_can_be_quoted() -> None:
    one = compiled(Key("Why?", references=("To check the source",)))
    said = one.reader.read("you check every source").said
    assert shared_words(said, one.rights[0].statement) == (1, 3)


def test_an_answer_judged_both_right_and_wrong_is_right() -> None:
    said = "it takes time"
    key = Key("Why?", references=("It is slow.",), samples=Samples(right=(said,), wrong=(said,)))
    assert set(compiled(key).judged.values()) == {"right"}
