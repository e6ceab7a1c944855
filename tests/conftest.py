"""What all tests share: which examples Hypothesis looks at.

`make test` looks at the same ones each time, so that it tells of the change at hand and nothing
else; `make search` looks at new ones. What it finds becomes an example by name.
"""

from hypothesis import settings

from bot.config import compute_quietly

compute_quietly()  # before any test looks whether a library is there
# No deadline: a busy machine is no fault of the code.
settings.register_profile("same", deadline=None, derandomize=True)
settings.register_profile("new", deadline=None)
settings.load_profile("same")
