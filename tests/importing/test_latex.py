"""Formulas in LaTeX, as a chat can show them, or as their author wrote them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.latex import shown
from bot.importing.markup import from_html

SAID = [
    (r"What is \(\frac{1}{2}+\frac{1}{3}\)?", "What is 1/2+1/3?"),
    (r"\(x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}\)", "x = (-b ± √(b²-4ac))/2a"),
    (r"[$]\frac{5}{6}[/$]", "5/6"),
    (r"\[E = mc^{2}\]", "E = mc²"),
    (r"[latex]$\alpha + \Omega$[/latex]", "α + Ω"),  # noqa: RUF001
    (r"$$a_{10} \leq \text{the rest}$$", "a₁₀ ≤ the rest"),
    (r"\(\ce{H2O} \rightarrow 90^\circ\)", "H2O → 90°"),
    (r"\(x^{n+k}\), \(y_i\)", "x^(n+k), y_i"),
    (r"\(\sin(\theta) \times 100\%\)", "sin(θ) × 100%"),  # noqa: RUF001
]


@pytest.mark.parametrize(("source", "said"), SAID)
def test_what_a_line_of_signs_can_say_is_said(source: str, said: str) -> None:
    assert shown(source) == said


@pytest.mark.parametrize(
    "source",
    [
        r"\(\begin{pmatrix}1&2\end{pmatrix}\)",
        r"\(\frac{1}\)",
        r"\({{{a\)",
        r"\(a}\)",
        r"\(\unheard{of}\)",
        "It costs $5 and then $6",
        "[a] and (b)",
        r"C:\(new folder",
    ],
)
def test_anything_else_stays_as_it_was_written(source: str) -> None:
    assert shown(source) == source


def test_a_formula_in_html_is_read_in_a_card() -> None:
    assert from_html(r"<b>Half</b> of \(x^2 &lt; 4\)").text == "Half of x² < 4"


@given(st.text(alphabet="\\(){}[]$^_ frac1x\n", max_size=200))
def test_any_text_comes_out(source: str) -> None:
    shown(source)


def test_braces_in_braces_end() -> None:
    source = r"\(" + "{" * 900 + "}" * 900 + r"\)"
    assert shown(source) == source
