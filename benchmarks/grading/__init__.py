"""Benchmarks of the grader against public labelled answers and plain fuzzy matchers."""
