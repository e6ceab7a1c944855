"""How many examples of a property are looked at, where a hundred would be too many."""

from hypothesis import settings

FEWER = settings(max_examples=50)
"""For properties of which one example is dear. Half of the usual hundred take as many ways through
our code (by branch coverage); those that read text letter by letter need them all.
"""
