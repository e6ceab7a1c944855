"""Who is in a new playground: two learners, their tutor, a stranger, and a group with topics."""

from bot.playground.actions import People
from bot.playground.world.world import Person, World


def set_scene(world: World) -> Person:
    """Fill an empty world; gives the tutor."""
    ada = world.person("Ada", last_name="Okafor", username="ada")
    ben = world.person("Ben", last_name="Hughes", username="ben_h")
    tess = world.person("Tess", last_name="Morgan", username="tess_tutors")
    world.person("Sam")
    group = world.group("Customer Service class", [tess, ada, ben], forum=True)
    people = People(world)
    for topic in ("Quiz night", "Questions and answers"):
        people.open_topic(tess, group, topic)
    return tess
