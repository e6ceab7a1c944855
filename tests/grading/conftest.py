"""A small topic that holds one item of each kind, and its grader."""

from pathlib import Path

import pytest
import yaml

from bot.grading.grader import Grader
from content.model import Item, Topic


@pytest.fixture(scope="session")
def topic() -> Topic:
    text = (Path(__file__).parent / "topic.yaml").read_text(encoding="utf-8")
    return Topic.model_validate(yaml.safe_load(text))


@pytest.fixture(scope="session")
def items(topic: Topic) -> dict[str, Item]:
    return {item.id: item for item in topic.items()}


@pytest.fixture(scope="session")
def grader(topic: Topic) -> Grader:
    return Grader(topic)
