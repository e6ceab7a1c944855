r"""Formulas in LaTeX as a chat can show them: `\(\frac{x+1}{2}\)` as (x+1)/2.

Only what can be said in a line of signs is written anew: fractions, roots, powers, indices, Greek
letters, the usual signs. A formula with anything else in it stays as its author wrote it, for half
of a formula is worse than its source.
"""

import re
from typing import Final

_FORMULA: Final = re.compile(
    r"""
      \\\( (.{1,2000}?) \\\)                          # MathJax's, in a line
    | \\\[ (.{1,2000}?) \\\]                          # and in a paragraph of its own
    | \[\$\$?\] (.{1,2000}?) \[/\$\$?\]               # Anki's
    | \[latex\] \s*\$* (.{1,2000}?) \$*\s* \[/latex\]
    | \$\$ (.{1,2000}?) \$\$                          # Moodle's; one dollar is money
    """,
    re.DOTALL | re.VERBOSE,
)
_WRITTEN: Final = """
    times:× cdot:· div:÷ pm:± mp:∓ ast:* le:≤ leq:≤ ge:≥ geq:≥ ne:≠ neq:≠ approx:≈ equiv:≡ sim:~
    propto:∝ infty:∞ degree:° circ:° prime:′ angle:∠ ldots:… dots:… cdots:… sum:∑ prod:∏ int:∫
    partial:∂ nabla:∇ in:∈ notin:∉ subset:⊂ cup:∪ cap:∩ emptyset:∅ forall:∀ exists:∃ neg:¬ land:∧
    lor:∨ to:→ rightarrow:→ longrightarrow:→ leftarrow:← leftrightarrow:↔ rightleftharpoons:⇌
    Rightarrow:⇒ implies:⇒ Leftrightarrow:⇔
    alpha:α beta:β gamma:γ delta:δ epsilon:ε zeta:ζ eta:η theta:θ iota:ι kappa:κ lambda:λ mu:μ nu:ν
    xi:ξ pi:π rho:ρ sigma:σ tau:τ upsilon:υ phi:φ chi:χ psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ
    Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Phi:Φ Psi:Ψ Omega:Ω
    sin:sin cos:cos tan:tan log:log ln:ln lim:lim max:max min:min exp:exp
"""  # noqa: RUF001
_SIGNS: Final = {
    **{name: sign for name, _, sign in (one.partition(":") for one in _WRITTEN.split())},
    **dict.fromkeys(("left", "right", "displaystyle", "limits", "big", "Big"), ""),
    **dict.fromkeys(("quad", "qquad"), " "),
}
_WORDS: Final = frozenset(["text", "mathrm", "mathbf", "mathit", "textbf", "operatorname", "ce"])
_RAISED: Final = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED: Final = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SMALL: Final = {"^": _RAISED, "_": _LOWERED}
_TOKEN: Final = re.compile(r"\\([A-Za-z]+)|\\(.)|([{}^_])|\s+|(.)", re.DOTALL)
_DEEPEST: Final = 20
_ALONE: Final = re.compile(r"[\w.°′]+")  # noqa: RUF001
"""What needs no brackets in a fraction."""


class _Unsayable(ValueError):
    """There is something in it that a line of signs has no place for."""


def shown(text: str) -> str:
    """Write every formula of a text in signs, as far as that goes; never raises."""
    return _FORMULA.sub(_in_signs, text) if "\\" in text or "$" in text or "[" in text else text


def _in_signs(found: re.Match[str]) -> str:
    source = next(part for part in found.groups() if part is not None)
    try:
        return " ".join(_Reader(source).whole().split())
    except _Unsayable:
        return found[0]


class _Reader:
    """Reads one formula, token by token."""

    def __init__(self, source: str) -> None:
        self._tokens = [found.groups() for found in _TOKEN.finditer(source)]
        self._place = 0
        self._depth = 0

    def whole(self) -> str:
        """Give all of it; Unsayable where it does not end as it should."""
        said = self._until_brace()
        if self._place < len(self._tokens):
            raise _Unsayable
        return said

    def _until_brace(self) -> str:
        parts: list[str] = []
        while self._place < len(self._tokens) and self._tokens[self._place][2] != "}":
            parts.append(self._one())
        return "".join(parts)

    def _one(self) -> str:
        name, escaped, sign, plain = self._tokens[self._place]
        self._place += 1
        if name:
            return self._command(name)
        if escaped:
            return " " if escaped in ",;:! " else "\n" if escaped == "\\" else escaped
        if sign == "{":
            self._place -= 1
            return self._group()
        if sign:
            text = self._group().strip()
            return text if text in ("°", "′") else small(sign, text)  # noqa: RUF001
        return plain or " "

    def _command(self, name: str) -> str:
        if name in ("frac", "dfrac", "tfrac"):
            return f"{_apart(self._group())}/{_apart(self._group())}"
        if name == "sqrt":
            return f"√{_apart(self._group())}"
        if name in _WORDS:
            return self._group()
        if name in _SIGNS:
            return _SIGNS[name]
        raise _Unsayable

    def _group(self) -> str:
        """Read what a command is about: what stands in braces, or the next token alone."""
        while self._place < len(self._tokens) and not any(self._tokens[self._place]):
            self._place += 1
        if self._place >= len(self._tokens) or self._depth >= _DEEPEST:
            raise _Unsayable
        if self._tokens[self._place][2] != "{":
            return self._one()
        self._depth += 1
        self._place += 1
        said = self._until_brace()
        if self._place >= len(self._tokens):
            raise _Unsayable
        self._place += 1
        self._depth -= 1
        return said


def _apart(text: str) -> str:
    return text if _ALONE.fullmatch(text.strip()) else f"({text.strip()})"


def small(sign: str, text: str) -> str:
    """Raise (`^`) or lower (`_`) a text by the signs for it, or write it as `x^(2n)`."""
    if text and all(ord(letter) in _SMALL[sign] for letter in text):
        return text.translate(_SMALL[sign])
    return f"{sign}{text}" if len(text) == 1 else f"{sign}({text})"
