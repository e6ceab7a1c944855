"""A small topic as an author would send it, in files."""

TOPIC = b"""topic: fruit
title: Fruit
synopsis: Fruit has colours.
concepts: [{id: colour, name: Colour, say: Ripe fruit has a colour.}]
"""
QUIZ = b"""questions:
  - id: s-plum
    type: short
    concept: colour
    ask: Why is a plum blue?
    points: [{idea: its skin, any: [skin]}]
    model: Because of its skin.
"""
FRUIT = {"topic.yaml": TOPIC, "quiz.yaml": QUIZ}
