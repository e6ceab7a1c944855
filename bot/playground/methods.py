"""Every Bot API method this server knows, by its name in lower case.

What is not in the table is answered with 404 and its name. getUpdates is missing on purpose: it
waits, so the server does it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.playground import (
    methods_bot,
    methods_chats,
    methods_files,
    methods_messages,
    methods_polls,
)
from bot.playground.params import Params
from bot.playground.world import World

Method = Callable[[World, Params], Any]

METHODS: dict[str, Method] = {
    "getme": methods_bot.get_me,
    "setmycommands": methods_bot.set_my_commands,
    "getmycommands": methods_bot.get_my_commands,
    "deletemycommands": methods_bot.delete_my_commands,
    "setwebhook": methods_bot.set_webhook,
    "deletewebhook": methods_bot.delete_webhook,
    "getwebhookinfo": methods_bot.get_webhook_info,
    "sendmessage": methods_messages.send_message,
    "editmessagetext": methods_messages.edit_message_text,
    "editmessagecaption": methods_messages.edit_message_caption,
    "editmessagereplymarkup": methods_messages.edit_message_reply_markup,
    "deletemessage": methods_messages.delete_message,
    "deletemessages": methods_messages.delete_messages,
    "answercallbackquery": methods_messages.answer_callback_query,
    "sendchataction": methods_messages.send_chat_action,
    "setmessagereaction": methods_messages.set_message_reaction,
    "pinchatmessage": methods_messages.pin_chat_message,
    "unpinchatmessage": methods_messages.unpin_chat_message,
    "unpinallchatmessages": methods_messages.unpin_all_chat_messages,
    "sendphoto": methods_files.send_photo,
    "senddocument": methods_files.send_document,
    "getfile": methods_files.get_file,
    "sendpoll": methods_polls.send_poll,
    "stoppoll": methods_polls.stop_poll,
    "getchat": methods_chats.get_chat,
    "getchatmember": methods_chats.get_chat_member,
    "getchatadministrators": methods_chats.get_chat_administrators,
    "getchatmembercount": methods_chats.get_chat_member_count,
    "leavechat": methods_chats.leave_chat,
    "createforumtopic": methods_chats.create_forum_topic,
    "editforumtopic": methods_chats.edit_forum_topic,
    "closeforumtopic": methods_chats.close_forum_topic,
    "reopenforumtopic": methods_chats.reopen_forum_topic,
    "deleteforumtopic": methods_chats.delete_forum_topic,
}
