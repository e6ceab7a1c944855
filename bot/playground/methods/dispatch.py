"""Every Bot API method this server knows, by its name in lower case.

Each takes the world and the parameters and returns the result that Telegram would. All of them, and
the checks they share, refuse by raising ApiError: 400 for a fault in the request, 403 for what the
bot may not do in that chat; their docstrings only say more where there is more.

What is not in the table is answered with 404 and its name. getUpdates is missing on purpose: it
waits, so the server does it.
"""

from collections.abc import Callable
from typing import Any

from bot.playground.methods import bot, chats, files, inline, messages, polls
from bot.playground.protocol.params import Params
from bot.playground.world.world import World

Method = Callable[[World, Params], Any]

METHODS: dict[str, Method] = {
    "getme": bot.get_me,
    "setmycommands": bot.set_my_commands,
    "getmycommands": bot.get_my_commands,
    "deletemycommands": bot.delete_my_commands,
    "setwebhook": bot.set_webhook,
    "deletewebhook": bot.delete_webhook,
    "getwebhookinfo": bot.get_webhook_info,
    "sendmessage": messages.send_message,
    "editmessagetext": messages.edit_message_text,
    "editmessagecaption": messages.edit_message_caption,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "deletemessages": messages.delete_messages,
    "answercallbackquery": messages.answer_callback_query,
    "answerinlinequery": inline.answer_inline_query,
    "sendchataction": messages.send_chat_action,
    "setmessagereaction": messages.set_message_reaction,
    "pinchatmessage": messages.pin_chat_message,
    "unpinchatmessage": messages.unpin_chat_message,
    "unpinallchatmessages": messages.unpin_all_chat_messages,
    "sendphoto": files.send_photo,
    "senddocument": files.send_document,
    "getfile": files.get_file,
    "sendpoll": polls.send_poll,
    "stoppoll": polls.stop_poll,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatadministrators": chats.get_chat_administrators,
    "getchatmembercount": chats.get_chat_member_count,
    "leavechat": chats.leave_chat,
    "createforumtopic": chats.create_forum_topic,
    "editforumtopic": chats.edit_forum_topic,
    "closeforumtopic": chats.close_forum_topic,
    "reopenforumtopic": chats.reopen_forum_topic,
    "deleteforumtopic": chats.delete_forum_topic,
}
