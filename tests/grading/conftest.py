"""A small topic that holds one item of each kind, and its grader."""

from pathlib import Path

import pytest

from bot.grading.grader import Grader
from content.model.items import Item
from content.model.topic import Topic
from tests.yaml_files import read_yaml


@pytest.fixture(scope="session")
def topic() -> Topic:
    return Topic.model_validate(read_yaml(Path(__file__).parent / "topic.yaml"))


@pytest.fixture(scope="session")
def items(topic: Topic) -> dict[str, Item]:
    return {item.id: item for item in topic.items()}


@pytest.fixture(scope="session")
def grader(topic: Topic) -> Grader:
    return Grader(topic)
