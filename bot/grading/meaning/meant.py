"""What weighing the meaning of a response comes to, as a value that needs no library."""

from msgspec import Struct


class Meant(Struct, frozen=True):
    """What a response probably means."""

    ideas: tuple[float, ...]
    """For each idea of the key, how probably it was meant: 0 to 1."""
    right: float
    """How probably enough ideas were meant, and no misconception is held."""
    some: float
    """How probably at least one idea was meant, and no misconception is held."""
    misconception: str
    """The id of the one that is most probably held; "" for a key without any."""
    held: float
    """How probably it is."""
    near: float
    """How near it is as a whole to the nearest right text: a cosine, -1 to 1."""
    near_wrong: float
    """How near it is to the nearest answer that was judged wrong, likewise."""
    elsewhere: float
    """How near it is to the nearest right answer to another question, likewise; -1 without any."""
    clauses: tuple[str, ...]
    """For each idea the stretch of the response that comes nearest to it."""
    right_from: float
    """How probable right has to be."""
    surely_from: float
    """How probable right has to be where a wording of the key is denied."""
    believed_from: float
    """How near it has to be to a right text for its words to be believed."""
    asked_from: float
    """How probable it has to be to be asked about."""
