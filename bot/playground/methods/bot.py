"""Bot API methods about the bot itself: who it is, its commands, its webhook."""

import re
from urllib.parse import urlsplit

from bot.playground.methods.access import chat_named
from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.limits import COMMAND, COMMAND_DESCRIPTION, COMMANDS, SECRET_TOKEN
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.webhook import Webhook
from bot.playground.world.updates import BY_DEFAULT
from bot.playground.world.world import World

COMMAND_NAME = re.compile(r"[a-z0-9_]+")
LANGUAGE = re.compile(r"[a-z]{2}")
WIDE_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}
CHAT_SCOPES = {"chat", "chat_administrators", "chat_member"}
SECRET_LETTERS = re.compile(r"[A-Za-z0-9_-]*")
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def get_me(world: World, _: Params) -> Json:
    """getMe: privacy mode is on, as for every new bot; inline mode, as its owner has chosen."""
    return {
        **world.bot.user(),
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": world.inline.on,
        "supports_guest_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


def set_my_commands(world: World, params: Params) -> bool:
    """SetMyCommands for one scope and language; an empty list is the same as deleting."""
    given = params.parsed("commands", "commands")
    if not isinstance(given, list):
        raise bad_request("expected an Array of BotCommand")
    if len(given) > COMMANDS:
        raise bad_request("too many commands specified")
    commands = [command(item) for item in given]
    world.commands[scope_key(world, params)] = commands
    world.tell("commands", {})
    return True


def get_my_commands(world: World, params: Params) -> list[Json]:
    """getMyCommands: exactly those set for the scope and language."""
    return world.commands.get(scope_key(world, params), [])


def delete_my_commands(world: World, params: Params) -> bool:
    """deleteMyCommands: those of the scope and language alone."""
    world.commands.pop(scope_key(world, params), None)
    world.tell("commands", {})
    return True


def command(given: object) -> Json:
    """Check one command and its description."""
    if not isinstance(given, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(given.get("command", "")).strip().removeprefix("/")
    about = str(given.get("description", "")).strip()
    if not name:
        raise bad_request("command must be non-empty")
    if len(name) > COMMAND:
        raise bad_request(f"command length must not exceed {COMMAND}")
    if not about:
        raise bad_request("command description must be non-empty")
    if len(about) > COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {COMMAND_DESCRIPTION}")
    if not COMMAND_NAME.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    return {"command": name, "description": about}


def scope_key(world: World, params: Params) -> str:
    """Name a scope and language, so that commands can be kept under it."""
    language = params.text("language_code")
    if language and not LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    scope = params.parsed("scope", "BotCommandScope")
    if scope is None:
        scope = {"type": "default"}
    if not isinstance(scope, dict):
        raise bad_request("BotCommandScope must be an Object")
    kind = str(scope.get("type"))
    if kind in WIDE_SCOPES:
        return f"{kind}|{language}"
    if kind not in CHAT_SCOPES:
        raise bad_request("unsupported type specified")
    chat = chat_named(world, str(scope.get("chat_id", "")))
    if kind != "chat" and chat.kind == "private":
        raise bad_request("can't use specified scope in private chats")
    if kind != "chat_member":
        return f"{kind}|{chat.id}|{language}"
    user = scope.get("user_id")
    if not isinstance(user, int) or user <= 0:
        raise bad_request("invalid user_id specified")
    return f"{kind}|{chat.id}|{user}|{language}"


def commands_for(world: World, chat_id: int, user_id: int, language: str) -> list[Json]:
    """The menu that somebody sees in a chat: the narrowest scope that has commands wins."""
    chat = world.chats[chat_id]
    scopes = [f"chat_member|{chat_id}|{user_id}", f"chat|{chat_id}"]
    if chat.kind == "private":
        scopes = [f"chat|{chat_id}", "all_private_chats"]
    elif chat.members.get(user_id) in {"creator", "administrator"}:
        scopes[1:1] = [f"chat_administrators|{chat_id}"]
        scopes += ["all_chat_administrators", "all_group_chats"]
    else:
        scopes += ["all_group_chats"]
    for scope in [*scopes, "default"]:
        for tongue in (language, ""):
            if found := world.commands.get(f"{scope}|{tongue}"):
                return found
    return []


def set_webhook(world: World, params: Params) -> bool:
    """setWebhook; without a URL it removes the webhook. Plain HTTP to loopback is allowed here."""
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    url = params.text("url")
    world.webhook = checked_webhook(url, params) if url else None
    world.updates.allow(params.parsed("allowed_updates"))
    if world.updates.wake:
        world.updates.wake()
    return True


def checked_webhook(url: str, params: Params) -> Webhook:
    """Check where the updates are to go."""
    secret = params.text("secret_token")
    if len(secret) > SECRET_TOKEN:
        raise bad_request("secret token is too long")
    if not SECRET_LETTERS.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.hostname not in LOOPBACK:
        raise bad_request("bad webhook: the playground delivers to loopback only")
    return Webhook(url, secret, params.integer("max_connections", 40, 1, 100))


def delete_webhook(world: World, params: Params) -> bool:
    """deleteWebhook: updates that wait are kept for getUpdates, unless they are to be dropped."""
    if params.flag("drop_pending_updates"):
        world.updates.clear()
    world.webhook = None
    return True


def get_webhook_info(world: World, _: Params) -> Json:
    """getWebhookInfo: without a webhook its address is empty, as Telegram has it."""
    webhook = world.webhook
    info: Json = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.pending),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
        if webhook.last_error_date:
            info["last_error_date"] = webhook.last_error_date
            info["last_error_message"] = webhook.last_error_message
    if world.updates.allowed != BY_DEFAULT:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info
