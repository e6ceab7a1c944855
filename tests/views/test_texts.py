"""Every word the bot says: none is missing, none is left over, and all of them are safe to send."""

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
import yaml

from bot.analysis.items import Finding
from bot.grading.verdict import Outcome
from bot.groups.events import MUTED, REMOVED, TOPIC_CLOSED, TOPIC_GONE
from bot.groups.turn import GroupToast
from bot.playground.protocol.telegram_html import Parser
from bot.tutor.commands.command import Words
from bot.tutor.commands.table import COMMANDS, REPLIES
from bot.tutor.drill.contest import REASONS
from bot.tutor.model.authoring import Change, NotFixed
from bot.tutor.model.drill import Why
from bot.tutor.moves.asking import Kept, NotCorrected
from bot.tutor.moves.hints import HintKind
from bot.tutor.moves.marking import ComesBack
from bot.tutor.moves.planning import HowItWent, NoDate
from bot.tutor.moves.turn import Toast
from bot.views.texts import (
    Count,
    Html,
    Texts,
    load_languages,
    load_texts,
    read_tree,
    safe,
    without_marks,
)
from state.records.exports import TABLES
from state.records.learners import Hold, Role
from tests.complaints import check_each

BOT = Path(__file__).parent.parent.parent / "bot"
read = cache(read_tree)
TREE: dict[str, Any] = read("en")
ZONES = available_timezones()
TEXTS = load_texts()

ENDING = (one.name for one in COMMANDS.values() if one.begins and one.words is Words.ALWAYS)
ASKED_FIRST = ("revise_4", "revise_0", "share", "asktutor", *ENDING)
FAMILIES = {
    *(f"verdict.{outcome}" for outcome in (*Outcome, "nearly")),
    *(f"marked.{counted}" for counted in ("in_place", "paired")),
    *(f"sign.{sign}" for sign in ("right", "partly", "wrong")),
    *(f"toast.{toast}" for toast in Toast),
    *(f"hint.{kind}" for kind in HintKind if kind is not HintKind.HOW_MANY),
    *(f"reply.{one.name}" for one in REPLIES),
    "reply.as_before",
    *(f"shall.{intent}" for intent in (*TREE["wishes"], *ASKED_FIRST)),
    *(f"shall.{named}" for named in ("remind_at", "speak_in", "show_at_last", "undo_late")),
    *(f"shall.{named}_day" for named in ("remind", "exam", "pause")),
    *(f"talk.wants.{wanted}" for wanted in ("card", "gap", "number", "few_words", "sentences")),
    *(f"talk.wants.{wanted}" for wanted in ("choice", "order", "match", "true_false")),
    *(f"talk.how_to.{wanted}" for wanted in ("card", "gap", "number", "few_words", "sentences")),
    *(f"talk.how_to.{wanted}" for wanted in ("choice", "several", "order", "match", "true_false")),
    *(f"card.{comes_back}" for comes_back in ComesBack),
    *(str(why) for why in NotCorrected),
    *(f"sure_kept.{kept}" for kept in Kept if kept is not Kept.FIRST),
    *(f"wants.{kind}" for kind in ("button", "several", "true_false", "letters")),
    *(f"reason.{reason}" for reason in ("unit", "no_unit", "accents", "case", "misspelt")),
    *(f"report.{reason}" for reason in (*REASONS, "words", "leech")),
    *(f"misconceptions.{hold}" for hold in Hold),
    *(f"misconceptions.left_{halves}" for halves in (1, 2, 3, 4)),
    *(f"finish.moved_{hold}" for hold in (Hold.CLEARED, Hold.WATCH)),
    *(f"place_{why}" for why in (Why.CHECK, Why.AGAIN, Why.LEECH)),
    *(f"exam.{why}" for why in NoDate),
    *(f"cities.{zone}" for zone in TREE["cities"] if zone in ZONES),
    *(f"exam_day.went_{how}" for how in HowItWent),
    *(f"button.went_{how}" for how in HowItWent),
    *(f"exam_day.{when}{of}" for when in ("today", "tomorrow") for of in ("", "_of")),
    *(f"exam_day.luck_{when}" for when in ("today", "tomorrow")),
    *(f"choose.{verb}" for verb in ("begin", "learn", "quiz", "mock")),
    *(f"today.{week}{none}" for week in ("week", "last_week") for none in ("", "_none")),
    *(f"progress.stands_{much}" for much in ("one", "all", "some", "none")),
    *(f"progress.word_{number}" for number in range(5)),
    *(f"button.more_{minutes}" for minutes in (2, 4, 0)),
    *(f"tutors_only.{what}" for what in ("invite", "class", "content", "topic")),
    *(f"authoring.not_fixed.{why}" for why in NotFixed),
    *(f"authoring.change.{name}" for name in ("added", "changed", "gone")),
    *(f"authoring.change.{kind}" for kind in Change if kind is not Change.ITEMS),
    *(f"role.{role}" for role in ("an_owner", "an_organiser", "a_tutor", "a_marker", "a_tutor_of")),
    *(f"{of}_{role}" for of in ("role.can", "button.role") for role in (*Role, "tutor_of")),
    *(f"table.{name}" for name in TABLES),
    *(f"items.{of}.{finding}" for of in ("name", "tell") for finding in Finding),
    *(f"items.how.{how}" for how in ("well", "little", "wrong")),
    *(f"items.{name}" for name in ("earlier", "later", "contested", "confirmed", "reported")),
    *(f"consult.enough_{why}" for why in ("same", "waiting", "today")),
    *(f"group.toast.{toast}" for toast in GroupToast),
    *(f"group.told.{why}" for why in (REMOVED, MUTED, TOPIC_CLOSED, TOPIC_GONE)),
    *(f"day.{name}" for name in ("every", "workdays")),
    *(f"group.days.{name}" for name in ("all", "week", "weekend")),
    *(f"group.button.free_{days}" for days in (1, 7, 14)),
}
"""Keys that the code puts together; each family in full."""

EMPTY: dict[str, object] = {
    "intents": {},
    "openings": {},
    "marks": {},
    "commands": {},
    "group_commands": {},
    "languages": {},
    "wishes": {},
    "answers": [],
    "remarks": [],
    "short_for": {},
    "wish_marks": {},
    "sounds": {},
    "calendar": {},
    "choices": {},
    "telling": {},
    "towns": {},
}
"""What a language has to have, with nothing in it."""


def leaves(tree: dict[str, object], above: str = "") -> dict[str, list[str]]:
    """Every key with its variants, but for what a learner types and the list of commands."""
    found: dict[str, list[str]] = {}
    for key, value in tree.items():
        if isinstance(value, dict):
            found |= leaves(value, f"{above}{key}.")
        else:
            found[f"{above}{key}"] = value if isinstance(value, list) else [str(value)]
    return found


def said_in(language: str) -> dict[str, list[str]]:
    """Every text that the bot says in a language."""
    return {
        key: variants
        for key, variants in leaves(read(language)).items()
        if key not in EMPTY and not key.startswith(tuple(f"{name}." for name in EMPTY))
    }


def filled_in(text: str) -> set[str]:
    """Give the names of what is filled in; one that brings its nouns is marked with a bar."""
    parts = string.Formatter().parse(text)
    return {f"{name}|" if "|" in (spec or "") else name for _, name, spec, _ in parts if name}


LANGUAGES = load_languages()
SAID_IN = {language: said_in(language) for language in LANGUAGES}
SAID = SAID_IN["en"]
EACH = [
    (language, key, variant)
    for language, said in SAID_IN.items()
    for key, variants in said.items()
    for variant in range(len(variants))
]
"""Every text in every language, in each of its variants."""
OTHERS = sorted(set(LANGUAGES) - {"en"})

THE_SAME = {"es": {"button.no_thanks", "button.zone_no", "group.topic_general"}}
"""Texts that are words, and yet the same as in English, by language."""
NAMES = ("cities.", "day.")
"""Where names stand, many of which are the same in several languages."""


WORDED = ("engine.py", "replies.py")
"""Files of the engine in which a few texts are named."""


@cache
def code(room: str) -> list[ast.Module]:
    """The code of a room of the bot; of the views together with the engine, which has a few."""
    files = [
        *(BOT / room).rglob("*.py"),
        *([BOT / "engine" / one for one in WORDED] if room == "views" else []),
    ]
    return [ast.parse(path.read_text(encoding="utf-8")) for path in files]


def constants(room: str) -> set[str]:
    """Every string that stands in the code of a room."""
    trees = code(room)
    nodes = [node for tree in trees for node in ast.walk(tree)]
    return {n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def called_with() -> set[str]:
    """Every key that stands as it is in a call for a text."""
    keys = set()
    for tree in code("views"):
        for node in ast.walk(tree):
            match node:
                case ast.Call(args=[ast.Constant() | ast.IfExp() as first, *_]):
                    if ast.unparse(node.func) in _ASKING:
                        keys |= {
                            part.value
                            for part in _alternatives(first)
                            if isinstance(part, ast.Constant)
                        }
                case _:
                    pass
    return {key for key in keys if isinstance(key, str)}


_ASKING = ("t", "t.plain", "self._texts()", "texts.plain")


def _alternatives(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def test_every_text_that_is_asked_for_is_there() -> None:
    assert (called_with() | FAMILIES) - set(SAID) == set()


def test_every_text_is_asked_for() -> None:
    written = constants("views")
    buttons = {f"{above}button.{name}" for name in written for above in ("", "group.")}
    used = written | FAMILIES | buttons
    assert set(SAID) - used == set()


def test_every_intent_is_understood() -> None:
    understood = constants("tutor")
    assert set(TREE["intents"]) - understood == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_mean_two_things(language: str) -> None:
    lists: Any = read(language)["intents"]
    find = LANGUAGES[language].intents.find
    words = [(find(word), intent, word) for intent, list_ in lists.items() for word in list_]
    assert [one for one in words if one[0] != one[1]] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_text_and_fills_in_the_same_things(language: str) -> None:
    said = SAID_IN[language]
    assert set(said) == set(SAID)
    english = {key: filled_in(variants[0]) for key, variants in SAID.items()}
    assert {key: filled_in(variants[0]) for key, variants in said.items()} == english


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("menu", ["intents", "commands", "group_commands", "languages"])
def test_a_language_understands_and_offers_everything(language: str, menu: str) -> None:
    tree: Any = read(language)
    assert list(tree[menu]) == list(TREE[menu])
    assert all(tree[menu].values())


def test_no_key_stands_twice_in_a_file() -> None:
    def keys(node: yaml.Node | None) -> Iterator[tuple[int, str]]:
        """Give each key of a mapping and of all below it, with the number of its mapping."""
        for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
            yield id(node), key.value
            yield from keys(value)

    def stand_once(path: Path) -> None:
        root = yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        twice = [key for key, times in Counter(keys(root)).items() if times > 1]
        assert twice == []

    check_each(sorted((BOT / "texts").glob("*/*.yaml")), stand_once)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_examples_of_every_wish(language: str) -> None:
    wishes: Any = read(language)["wishes"]
    assert {name for name in TREE["wishes"] if not wishes.get(name)} == set()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("names", ["day.weekday", "day.weekday_short", "day.month"])
def test_a_language_has_all_names_of_days_and_months(language: str, names: str) -> None:
    assert len(set(SAID_IN[language][names])) == len(SAID[names])


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_left_in_english_by_mistake(language: str) -> None:
    same = {key for key, said in SAID_IN[language].items() if set(said) & set(SAID[key])}
    words = {key for key in same if _has_words(SAID[key][0]) and not key.startswith(NAMES)}
    assert words == THE_SAME.get(language, set())


def _has_words(text: str) -> bool:
    literal = "".join(part for part, _, _, _ in string.Formatter().parse(text))
    return any(word.isalpha() for word in _MARKUP.sub(" ", literal).split())


_MARKUP = re.compile(r"<[^>]*>|[:.,?“”]")


@pytest.mark.parametrize("language", OTHERS)
def test_english_words_are_understood_in_every_language(language: str) -> None:
    intents = LANGUAGES[language].intents
    assert intents.find("give me a hint") == "hint"
    assert intents.correction("I meant footfall") == "footfall"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("¡Una pista, por favor!", "hint"),
        ("no se", "forgot"),
        ("No sé...", "forgot"),
        ("¿Por qué?", "why"),
        ("por que", "why"),
        ("sí", "yes"),
        ("SI", "yes"),
        ("la sabia", "knew"),
        ("ajustes", "settings"),
    ],
)
def test_spanish_is_understood_with_and_without_its_accents(typed: str, meant: str) -> None:
    assert LANGUAGES["es"].intents.find(typed) == meant


def test_what_one_meant_to_say_may_be_said_in_spanish() -> None:
    assert LANGUAGES["es"].intents.correction("No, quería decir footfall") == "footfall"


def test_the_help_lists_only_commands_that_exist() -> None:
    assert set(TREE["commands"]) <= constants("tutor")


def can_be_sent(text: tuple[str, str, int]) -> None:
    language, key, variant = text
    parts = string.Formatter().parse(SAID_IN[language][key][variant])
    names = [name for _, name, _, _ in parts if name]
    filled = LANGUAGES[language](key, variant=variant, **dict.fromkeys(names, 2))
    plain, _ = Parser(filled).run()
    assert plain.strip()
    assert "{" not in plain


def test_every_text_is_html_that_telegram_takes() -> None:
    check_each(EACH, can_be_sent)


def fills_in_what_the_first_does(text: tuple[str, str, int]) -> None:
    language, key, variant = text
    variants = SAID_IN[language][key]
    assert filled_in(variants[variant]) == filled_in(variants[0])


def test_variants_of_a_text_fill_in_the_same_things() -> None:
    check_each(EACH, fills_in_what_the_first_does)


SHOUTING = ("!", "awesome", "amazing", "well done", "oops", "failed", "hurry", "streak")


def is_calm(text: tuple[str, str, int]) -> None:
    language, key, variant = text
    said = SAID_IN[language][key][variant].casefold()
    assert [word for word in SHOUTING if word in said] == []


def test_no_text_gushes_scolds_or_hurries() -> None:
    check_each(EACH, is_calm)


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_buttons_fit_a_small_screen(language: str) -> None:
    said = SAID_IN[language]
    buttons = {key: variants[0] for key, variants in said.items() if "button." in key}
    assert {key: label for key, label in buttons.items() if len(label) > 30} == {}


def test_variants_are_taken_in_turn() -> None:
    said = [TEXTS("verdict.right", variant=number, sign="✓") for number in range(4)]
    assert len(set(said[:3])) == 3
    assert said[3] == said[0]


def test_a_number_brings_its_noun() -> None:
    texts = Texts({**EMPTY, "n": "{n:question|questions}"})
    assert [texts("n", n=number) for number in (0, 1, 2)] == [
        "0 questions",
        "1 question",
        "2 questions",
    ]
    assert f"{Count(3)}" == "3"


def test_what_comes_from_outside_cannot_become_markup_or_turn_text_around() -> None:
    assert safe("<b>&\u202ehsilgnE\x00") == "&lt;b&gt;&amp;hsilgnE"
    assert safe("\ud800") == "?"
    assert safe(Html("<b>ours</b>")) == "<b>ours</b>"
    assert "&lt;i&gt;" in TEXTS("welcome.hello", name="<i>")


def test_what_is_filled_in_is_never_read_as_a_place_to_fill() -> None:
    assert "{name}" in TEXTS("welcome.hello", name="{name}")


def test_code_is_shown_as_code_line_by_line_with_its_signs() -> None:
    block = "Read:\n```py\nif a < b:\n\n    print(a)\n```\nWhat does `a` hold?"
    assert safe(block) == (
        "Read:\n<code>if a &lt; b:</code>\n\n<code>    print(a)</code>\n"
        "What does <code>a</code> hold?"
    )
    assert without_marks("`a` and ` alone") == "a and ` alone"


@pytest.mark.parametrize("text", ["a ` b", "``", "`a\nb`", "```\n```", "`<b>`"])
def test_odd_marks_of_code_break_nothing(text: str) -> None:
    plain, _ = Parser(safe(text)).run()
    assert plain.replace("`", "") == text.replace("`", "")
