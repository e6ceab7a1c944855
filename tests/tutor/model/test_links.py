"""Links into the private chat are of a form that Telegram takes, whatever they carry."""

import re

from bot.tutor.model.links import DEEP_LINK_TOPIC, PRACTISE, link, mark_of
from content.ids import own_id_of
from tests.tutor.laying import LIBRARY

REFS = [ref for topic in LIBRARY.topics for ref in LIBRARY.refs(topic)]


def test_every_item_has_a_mark_of_its_own_that_does_not_show_its_name() -> None:
    marks = {mark_of(ref) for ref in REFS}
    assert len(marks) == len(REFS)
    assert not any(own_id_of(ref) in mark_of(ref) for ref in REFS)


def test_every_topic_and_item_fits_the_payload_of_a_link() -> None:
    payloads = [f"{DEEP_LINK_TOPIC}{topic}" for topic in LIBRARY.topics]
    payloads += [f"{PRACTISE}{mark_of(ref)}" for ref in REFS]
    wrong = [one for one in payloads if not re.fullmatch(r"[A-Za-z0-9_-]{1,64}", one)]
    assert wrong == []


def test_a_link_opens_the_chat_with_its_payload() -> None:
    assert link("viva_bot", "t_sales") == "https://t.me/viva_bot?start=t_sales"
