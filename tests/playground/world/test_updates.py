"""The confirming semantics of getUpdates, as Telegram keeps them."""

from bot.playground.world.updates import UpdateQueue


def filled(count: int) -> UpdateQueue:
    queue = UpdateQueue(last_id=100)
    for number in range(count):
        queue.push("message", number)
    return queue


def ids(updates: list[dict[str, object]]) -> list[object]:
    return [update["update_id"] for update in updates]


def test_updates_are_repeated_until_a_higher_offset_confirms_them() -> None:
    queue = filled(3)
    assert ids(queue.take(0, 100)) == [101, 102, 103]
    assert ids(queue.take(101, 100)) == [101, 102, 103]
    assert ids(queue.take(103, 100)) == [103]
    assert ids(queue.take(0, 100)) == [103]


def test_a_limit_cuts_the_batch_and_confirms_nothing() -> None:
    queue = filled(3)
    assert ids(queue.take(0, 2)) == [101, 102]
    assert len(queue.pending) == 3


def test_a_negative_offset_keeps_only_the_newest() -> None:
    queue = filled(5)
    assert ids(queue.take(-2, 100)) == [104, 105]
    assert ids(queue.take(0, 100)) == [104, 105]


def test_an_offset_far_in_the_future_confirms_nothing() -> None:
    queue = filled(2)
    assert ids(queue.take(9_999, 100)) == [101, 102]
    assert len(queue.pending) == 2


def test_types_that_were_not_asked_for_never_arrive() -> None:
    queue = UpdateQueue()
    assert queue.push("message_reaction", {}) == 0
    queue.allow(["message_reaction"])
    assert queue.push("message", {}) == 0
    assert queue.push("message_reaction", {}) > 0
    queue.allow([])
    assert queue.push("message", {}) > 0
    assert queue.push("chat_member", {}) == 0


def test_a_confirmed_batch_can_be_delivered_again_in_its_old_place() -> None:
    queue = filled(3)
    queue.take(103, 100)
    queue.repeat()
    assert ids(queue.take(0, 100)) == [101, 102, 103]
