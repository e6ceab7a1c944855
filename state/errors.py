"""What can go wrong with the database, one error for each situation that somebody can mend."""


class StateError(Exception):
    """Anything wrong with the database; its text is one line for the operator."""


class NotADatabase(StateError):
    """The file is empty, damaged or not SQLite; it has been left as it was."""


class Unreadable(StateError):
    """The file cannot be read just now (locked, forbidden, a failing disk)."""


class Unreachable(Unreadable):
    """The server does not answer just now: it starts, it is stopped, or the network is cut."""


class ForeignDatabase(StateError):
    """The file is a SQLite database of another program; it has been left as it was."""


class NewerDatabase(StateError):
    """The file was written by a newer version of Viva; it has been left as it was."""


class MissingDatabase(StateError):
    """There is no file at that path, and it was not asked for to create one."""


class MissingFolder(StateError):
    """There is no folder to keep the file in; none is made, for its name may be mistyped."""


class InTheWay(StateError):
    """A file that was to be made is there already; it has been left as it was."""


class InUse(StateError):
    """Another process works on the database."""


class Damaged(StateError):
    """The file's contents contradict themselves: a broken page, reference or memory."""


class NotSaved(StateError):
    """A transaction could not be committed (disk full, locked, input or output error).

    Nothing of it was kept; the same work may be handed in again.
    """
