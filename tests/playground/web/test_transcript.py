"""A conversation written down as a dialogue file."""

import yaml

from bot.playground.web.transcript import Transcript
from tests.playground.conftest import Client


async def test_it_holds_what_was_said_tapped_changed_and_waited(client: Client) -> None:
    transcript = Transcript(client.api.world)
    ada, ben = client.api.world.person("Ada"), client.api.world.person("Ben")
    client.api.people.start(ada)
    client.api.people.start(ben)
    keys = {
        "inline_keyboard": [[{"text": "A", "callback_data": "a"}], [{"text": "B", "url": "b.c"}]]
    }
    sent = await client.ok(
        "sendMessage", chat_id=ada.id, text="Which?\nTap: yes", reply_markup=keys
    )
    transcript.tapped(ada.id, "Ada", "A")
    place = {"chat_id": ada.id, "message_id": sent["message_id"]}
    await client.ok("editMessageReplyMarkup", **place)
    await client.ok("editMessageText", **place, text="A it is")
    transcript.waited(5 * 3600)
    transcript.waited(48 * 3600)
    text = transcript.dialogue(ada.id, "A choice", ["topic/item"])
    assert yaml.safe_load(text) == {
        "title": "A choice",
        "shows": "Kept from the playground.",
        "items": ["topic/item"],
        "steps": [
            {"Ada": "/start"},
            {"Viva": "Which?\nTap: yes\n[A] [B]"},
            {"Ada": "[A]"},
            {"Viva": "A it is"},
            {"later": "5 hours"},
            {"later": "2 days"},
        ],
    }
