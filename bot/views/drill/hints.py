"""How a hint is worded: each kind in its own way, so that no two steps of help sound alike."""

from bot.tutor.moves.hints import Hint, HintKind
from bot.views.texts import Html, Texts


def hint_text(hint: Hint, t: Texts) -> Html:
    """Word a hint by what it does."""
    if hint.kind is HintKind.HOW_MANY:
        return t("hint.how_many", n=int(hint.text))
    return t(f"hint.{hint.kind}", text=hint.text, more=hint.more)
