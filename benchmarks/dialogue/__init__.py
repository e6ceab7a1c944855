"""A simulated class: learners of several kinds, four weeks long, through the real tutor.

It asks what no single dialogue can show: whether anybody is ever left without a way on, whether
sessions keep to their promised length, and whether a wrong idea that is marked as cleared is gone.
The learners see messages and buttons and nothing else; what they know and believe is their own.
"""
