"""How fairly plain keys are graded, by words alone and with the ear for meaning."""

from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.grading.plain_keys import Answer, PlainQuestion
from bot.grading.keys.corpus import Corpus
from bot.grading.meaning.ear import Ears
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Verdict

REFUSED = (Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.NO_ATTEMPT)


def corpus_of(questions: Sequence[PlainQuestion]) -> Corpus:
    """Weigh the words of some keys of one language, whatever their order."""
    keys = sorted({one.key for one in questions}, key=repr)
    return Corpus.of_keys(keys, keys[0].language)


def tallied(
    questions: Sequence[PlainQuestion], ear: Ears | None, corpus: Corpus | None = None
) -> Counter[str]:
    """Grade every answer and count what became of it; `corpus` is that of the whole file."""
    corpus = corpus or corpus_of(questions)
    counted: Counter[str] = Counter()
    for question in questions:
        grader = ShortGrader(question.key, corpus, ear)
        for answer in question.answers:
            counted.update(counts(answer, grader.grade(answer.text)))
    return counted


def counts(answer: Answer, verdict: Verdict) -> Iterator[str]:
    """Give the names of all that one verdict counts for."""
    yield "all"
    if is_fair(answer, verdict):
        yield "fair"
    if answer.expected == "right":
        yield "right"
        if verdict.outcome.is_right:
            yield "accepted"
        elif verdict.outcome in REFUSED:
            yield "refused"
    elif "right" not in answer.fair:
        yield "not right"
        if verdict.outcome.is_right:
            yield "false accepts"
    if answer.misconception:
        yield "misconceived"
        if verdict.misconception == answer.misconception:
            yield "named"
    nameless = answer.expected == "misconception" and not answer.misconception
    if verdict.misconception and verdict.misconception != answer.misconception and not nameless:
        yield "accused"


def is_fair(answer: Answer, verdict: Verdict) -> bool:
    """Tell whether a verdict is one that an examiner would call fair.

    A slip counts as right; wrong and a misconception without a name may stand for each other.
    """
    if answer.misconception:
        return verdict.misconception == answer.misconception or str(verdict.outcome) in answer.also
    outcome = Outcome.RIGHT if verdict.outcome.is_right else verdict.outcome
    alike = {"wrong", "misconception"}
    said = {str(outcome)} | (alike if outcome in alike and not verdict.misconception else set())
    return bool(said & answer.fair)


def print_plain(files: dict[str, Sequence[PlainQuestion]], ear: Ears | None) -> None:
    """Print a row for each file, by words alone and, where there is an ear, with it."""
    print("\nPlain keys: what became of labelled answers in learners' own words")
    print_head()
    for name, questions in files.items():
        for how, hears in (("words", None), ("meaning", ear)):
            if how == "meaning" and ear is None:
                continue
            print_row(f"{name}, {how}", tallied(questions, hears))


def print_head() -> None:
    """Print what the columns are."""
    print(
        f"{'':24}{'fair':>10}{'accepted':>10}{'refused':>9}{'false':>9}{'named':>8}{'accused':>9}"
    )


def print_row(title: str, n: Counter[str]) -> None:
    """Print what became of some answers."""
    print(
        f"{title:24}"
        f"{_share(n, 'fair', 'all'):>10}{_share(n, 'accepted', 'right'):>10}"
        f"{n['refused']:>9}{_share(n, 'false accepts', 'not right'):>9}"
        f"{_share(n, 'named', 'misconceived'):>8}{n['accused']:>9}"
    )


def _share(counted: Counter[str], some: str, of: str) -> str:
    return f"{counted[some]}/{counted[of]}"
