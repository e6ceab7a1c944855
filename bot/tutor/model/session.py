"""Where a learner is in a conversation: small, frozen, and stored after every turn.

All that a restart needs is in here: what is going on (a drill, a page, something to be typed), what
was asked back, and what was said that is not to be said again.
"""

from msgspec import Struct

from bot.tutor.model.drill import Drill
from state.records.learners import Learner, Reminder


class Lesson(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="lesson"):
    """A topic being read, page by page."""

    topic: str
    page: int = 0


class Writing(Struct, frozen=True, omit_defaults=True, tag_field="kind", tag="writing"):
    """A text that the learner was asked for: what is wrong, or why an answer stays wrong."""

    about: str
    """"report", "refuse", "exam" ...: who takes it (see `bot.tutor.account.text_input`)."""
    ref: str
    number: int = 0
    """The case that is being refused."""
    before: Drill | Lesson | None = None
    """What to go back to."""
    others: tuple[int, ...] = ()
    """Cases that are refused with the first."""


Activity = Drill | Lesson | Writing
"""What may be going on in a session, one at a time."""


class Offer(Struct, frozen=True, omit_defaults=True):
    """What the last message asked about: "yes" does it, "no" leaves it, all else forgets it."""

    at: int
    """When, in seconds of UTC: what its buttons carry, so that older ones do nothing."""
    intent: str = ""
    """What is done; empty where it was only asked whether `text` is an answer."""
    argument: str = ""
    other: str = ""
    """What else may have been meant; both were asked about."""
    other_argument: str = ""
    text: str = ""
    """What was typed, which may be the answer to the open question after all."""


class OnScreen(Struct, frozen=True):
    """A button that a learner sees."""

    label: str
    data: str


class PlanTold(Struct, frozen=True):
    """What a plan said when it was last shown."""

    minutes: int
    """A day."""
    exam: int
    """The day of the exam that it is for."""
    whole_at: int = 0
    """When all of it was said, in seconds of UTC; 0 if last time it was only said to stand."""


class Before(Struct, frozen=True, omit_defaults=True):
    """How things were before the last turn set something."""

    learner: Learner
    reminder: Reminder | None = None
    reminds: bool = False
    """Whether a reminder was set or turned off."""
    exams: dict[str, int | None] = {}
    """For the topics whose exam was noted or forgotten, the day that it was on, if on any."""
    plan: PlanTold | None = None
    no_cards: bool = False
    own_length: bool = False


class Session(Struct, frozen=True, omit_defaults=True):
    """Where one learner is in one chat."""

    serial: int = 0
    """The number of the current activity; old buttons carry an older one."""
    activity: Activity | None = None
    last_at: int = 0
    """When the learner last did something, in seconds of UTC."""
    offer: Offer | None = None
    wordless: bool = False
    """Whether the last that came had no words, and was asked to be put in some."""
    voiced: bool = False
    """Whether a voice was among that."""
    asked_for_words: int = 0
    """How often that was asked, so that it is said in other words the next time."""
    chosen: str = ""
    """The topic that was chosen last: new items come from it until another one is."""
    minutes: int | None = None
    """How long the next session is to be, if that was said before its topic was chosen."""
    greeted: bool = False
    """Whether the tutor has said who it is."""
    hello_at: int = 0
    """When they were greeted last, in seconds of UTC."""
    hellos: int = 0
    """How often in a row by then, so that no greeting comes twice in the same words."""
    puzzled: int = 0
    """How many messages in a row have fitted nothing, so that no reply to them comes twice."""
    shown_cases: tuple[int, ...] = ()
    """The contested answers that a marker was last shown, to be decided together."""
    accepted_cases: tuple[int, ...] = ()
    """Those that they accepted last, to be taken back together."""
    week: int = 0
    """The Monday of the week in which the one before it was last looked back on."""
    no_cards: bool = False
    """Whether they want no flashcards as long as there is something else to ask."""
    eve: int = 0
    """The day before an exam, or its day, on which the word of that day was last said."""
    plan: PlanTold | None = None
    """What the plan says a day should be, as far as it says anything."""
    own_length: bool = False
    """Whether they have said how long sessions should be; no plan changes that."""
    offered: bool = False
    """Whether an exam date and a reminder have been offered; that is done once."""
    language_offered: bool = False
    """Whether it was asked if another language should be spoken; that is done once."""
    before: Before | None = None
    """How things were before the last turn set something, for one message that takes it back."""
    buttons: tuple[OnScreen, ...] = ()
    """Those of the last message that has any, which may be typed instead of tapped."""


def beneath(activity: Activity | None) -> Drill | Lesson | None:
    """What goes on again when a text that was asked for is in; the activity itself if none is."""
    return activity.before if isinstance(activity, Writing) else activity


def prompt_key(session: Session) -> str | None:
    """Name the open prompt, as its messages and buttons do; None without one."""
    activity = session.activity
    if not isinstance(activity, Drill) or activity.prompt is None:
        return None
    return f"{session.serial}.{activity.prompt.number}"
