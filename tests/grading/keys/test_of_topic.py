"""The keys of a topic's items: out of its files, and what was judged since."""

from bot.grading.keys.of_topic import TopicKeys
from content.model.items import Item, ShortQuestion
from content.model.topic import Topic


def test_a_misconception_is_likely_where_its_author_checks_it_or_says_nothing(
    topic: Topic, items: dict[str, Item]
) -> None:
    item = items["q-triangulate"]
    assert isinstance(item, ShortQuestion)
    likely = {one.id for one in TopicKeys(topic).of(item).misconceptions if one.is_likely}
    checked = {one.id for one in topic.misconceptions if item.id in one.check_with}
    assert likely == checked != {one.id for one in topic.misconceptions}
    unchecked = [one.model_copy(update={"check_with": ()}) for one in topic.misconceptions]
    anywhere = TopicKeys(topic.model_copy(update={"misconceptions": tuple(unchecked)})).of(item)
    assert all(one.is_likely for one in anywhere.misconceptions)
