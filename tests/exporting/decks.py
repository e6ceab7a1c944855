"""Decks of anything that can be written in a topic, for round trips."""

from hypothesis import strategies as st

from bot.importing import found as deck
from bot.importing.latex import shown
from bot.importing.markup import from_plain

_ALPHABET = "abcdeé漢🙂 ABC0123%#=~{}[]():;,.*\\/<>&\"'|@+-?!\n$^"


def _tidy(text: str) -> str:
    return from_plain(text).text


def texts(most: int = 60, signs: str = _ALPHABET) -> st.SearchStrategy[str]:
    """Give texts of any signs, as a learner would see them: none with a formula in brackets."""
    made = st.text(alphabet=signs, min_size=1, max_size=most).map(_tidy)
    seen = made.filter(lambda text: shown(text) == text)
    return seen.filter(lambda text: bool(text) and "->" not in text and text != "*")


lines = texts(signs=_ALPHABET.replace("\n", ""))
plain = texts(signs="abcdeé漢 ABC0123.,")
maybe = st.just("") | texts()
keys = st.from_regex(r"[a-z][a-z0-9-]{1,20}", fullmatch=True)
numbers = st.integers(-10_000_000, 10_000_000).map(lambda number: number / 1000)


def _distinct(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(lines, min_size=least, max_size=most, unique_by=lambda text: text.casefold())


def _about(**more: st.SearchStrategy[object]) -> dict[str, st.SearchStrategy[object]]:
    return {"source": st.just(""), "key": keys, "concept": st.just("Cells"), "why": maybe, **more}


@st.composite
def choices(draw: st.DrawFn, *, explained: bool = True) -> deck.Choice:
    """Give choices of one right option, or of several."""
    options = draw(_distinct(3, 8))
    several = draw(st.booleans())
    right = draw(st.integers(2, len(options) - 1)) if several else 1
    made = tuple(
        deck.Option(text, place < right, draw(maybe) if explained else "")
        for place, text in enumerate(options)
    )
    shuffled = tuple(draw(st.permutations(made)))
    return draw(
        st.builds(
            deck.Choice,
            question=texts(),
            options=st.just(shuffled),
            several=st.just(several),
            **_about(),
        )
    )


@st.composite
def number_questions(draw: st.DrawFn, *, units: bool = True, slips: bool = True) -> deck.Number:
    """Give numbers with tolerances, and wrong ones outside of them."""
    value, tolerance = draw(numbers), abs(draw(numbers))
    wrong = [
        deck.WrongNumber(
            value + tolerance + abs(draw(numbers)) + 1, draw(texts()), abs(draw(numbers))
        )
        for _ in range(draw(st.integers(0, 2)) if slips else 0)
    ]
    unit = draw(plain) if units and draw(st.booleans()) else ""
    made = {"value": st.just(value), "tolerance": st.just(tolerance), "unit": st.just(unit)}
    about = _about(question=texts(), slips=st.just(tuple(wrong)), **made)
    return draw(st.builds(deck.Number, **about))


@st.composite
def clozes(draw: st.DrawFn, *, most: int, fillings: int = 3) -> deck.Cloze:
    """Give texts with gaps between words."""
    pieces: list[str | deck.Gap] = []
    for _ in range(draw(st.integers(1, most))):
        words = draw(st.lists(lines, min_size=1, max_size=fillings, unique=True))
        pieces += [f"{draw(lines)} ", deck.Gap(tuple(words)), " "]
    pieces[-1] = f" {draw(lines)}"
    merged = _merged(pieces)
    return draw(st.builds(deck.Cloze, pieces=st.just(merged), **_about()))


def _merged(pieces: list[str | deck.Gap]) -> tuple[str | deck.Gap, ...]:
    merged: list[str | deck.Gap] = []
    for piece in pieces:
        if merged and isinstance(piece, str) and isinstance(merged[-1], str):
            merged[-1] = f"{merged[-1]}{piece}".replace("  ", " ")
        else:
            merged.append(piece)
    return tuple(merged)


true_false = st.builds(deck.TrueFalse, statement=texts(), answer=st.booleans(), **_about())
shorts = st.builds(
    deck.Short,
    question=texts(),
    answers=st.lists(lines, min_size=1, max_size=4, unique=True).map(tuple),
    **_about(),
)
matches = st.builds(
    deck.Match,
    question=texts(),
    pairs=st.tuples(_distinct(2, 6), _distinct(6, 6)).map(
        lambda both: tuple(zip(*both, strict=False))
    ),
    **_about(),
)
orders = st.builds(deck.Order, question=texts(), steps=_distinct(3, 8).map(tuple), **_about())


def cards(back: st.SearchStrategy[str], *, accept: int, why: bool) -> st.SearchStrategy[deck.Card]:
    """Give flashcards whose back is as asked for."""
    others = st.lists(plain, max_size=accept, unique=True).map(tuple)
    about = _about(accept=others, **({} if why else {"why": st.just("")}))
    return st.builds(deck.Card, front=texts(), back=back, **about)


def decks(*items: st.SearchStrategy[deck.Item]) -> st.SearchStrategy[deck.Deck]:
    """Give decks of these items."""
    found = st.lists(
        st.one_of(*items), min_size=1, max_size=5, unique_by=lambda item: item.key
    ).map(tuple)
    return st.builds(deck.Deck, title=st.just("Biology"), items=found)
