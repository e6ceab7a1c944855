"""What all tests share: Hypothesis takes its time, for a busy machine is no fault of the code."""

from hypothesis import settings

from bot.config import compute_quietly

compute_quietly()  # before any test looks whether a library is there
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
