// Draws the conversation: bubbles, keyboards, polls, photos, service notes.

import { element } from "./dom.js";
import { rich } from "./entities.js";
import { photo } from "./photo.js";
import { pollBody } from "./poll.js";
import { clock, state } from "./state.js";

const list = document.getElementById("messages");

// Nodes that are drawn already, by view or by day. Those that did not change stay where they are:
// a screen reader is not told again, an open quote stays open, a ticked box ticked.
let drawn = new Map();
let drawnFor = "";

export function drawMessages(chat) {
  const nearEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 120;
  const moved = drawnFor !== key(chat);
  if (moved) drawn = new Map();
  drawnFor = key(chat);
  const focused = focusKey();
  replaceChanged(wanted(chat));
  restoreFocus(focused);
  if (nearEnd || moved) goToEnd();
}

// Whoever writes wants to see what comes of it, however far up they had been reading.
export function goToEnd() {
  list.scrollTop = list.scrollHeight;
}

function wanted(chat) {
  const nodes = [];
  let day = "";
  for (const view of [...chat.messages.values()].filter(inTopic)) {
    const date = new Date(view.message.date * 1000);
    if (date.toDateString() !== day) nodes.push(once(date.toDateString(), () => dayNode(date)));
    day = date.toDateString();
    nodes.push(once(view, () => messageNode(view, chat)));
  }
  if (!nodes.length) nodes.push(once("empty", () => element("p", "note", emptyText(chat))));
  return nodes;
}

function once(thing, make) {
  if (!drawn.has(thing)) drawn.set(thing, make());
  return drawn.get(thing);
}

function replaceChanged(nodes) {
  const kept = new Set(nodes);
  for (const child of [...list.children]) if (!kept.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
  for (const [thing, node] of drawn) if (!kept.has(node)) drawn.delete(thing);
}

const key = (chat) => `${state.me}/${chat.id}/${state.thread}`;

function inTopic(view) {
  return !state.thread || view.message.message_thread_id === state.thread;
}

// A message that changes must not throw a keyboard user back to the top of the page.
function focusKey() {
  const node = document.activeElement;
  if (!list.contains(node) || node === list) return null;
  const item = node.closest("[data-message]");
  if (!item) return null;
  return { item: item.dataset.message, index: [...item.querySelectorAll("button")].indexOf(node) };
}

function restoreFocus(focused) {
  if (!focused || list.contains(document.activeElement)) return;
  const item = list.querySelector(`[data-message="${focused.item}"]`);
  (item?.querySelectorAll("button")[focused.index] ?? list).focus({ preventScroll: true });
}

function emptyText(chat) {
  if (chat.type !== "private") return "Nothing has been said here yet.";
  const name = state.people.get(state.me).first_name;
  return `This is the real tutor on a Telegram of its own, on this machine. You are ${name}: press Start.`;
}

function dayNode(date) {
  const node = element("p", "note");
  const label = date.toDateString() === clock().toDateString() ? "Today" : date.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
  node.append(label);
  return node;
}

function messageNode(view, chat) {
  const { message } = view;
  const note = serviceText(message);
  const mine = message.from.id === state.me;
  const node = note ? element("p", "note", note) : element("div", mine ? "mine" : "theirs");
  node.dataset.message = message.message_id;
  if (note) return node;
  const bubble = element("article", "bubble");
  bubble.append(element("h2", chat.type === "private" || mine ? "unseen" : `name n${message.from.id % 6}`, mine ? "You" : message.from.first_name));
  if (message.via_bot) bubble.append(element("small", "via", `via @${message.via_bot.username}`));
  const answered = message.reply_to_message;
  if (answered && !answered.forum_topic_created) bubble.append(quoted(answered));
  bubble.append(body(view));
  bubble.append(foot(message));
  node.append(bubble);
  if (message.reply_markup?.inline_keyboard) node.append(inlineKeyboard(message));
  const reactions = reactionRow(view);
  if (reactions) bubble.append(reactions);
  return node;
}

function body(view) {
  const { message } = view;
  if (message.poll) return pollBody(view);
  const node = element("div", "text");
  if (message.photo) node.append(photo(message.photo, message.caption ? "Photo, with the words below" : "Photo", message.has_media_spoiler));
  if (message.document) node.append(documentLink(message.document));
  node.append(rich(shownText(message) ?? message.caption ?? "", message.entities ?? message.caption_entities));
  return node;
}

// What a phone shows of a message's text: of a link that was followed no more than "/start".
function shownText(message) {
  const fromPerson = message.from && !message.from.is_bot;
  return fromPerson ? message.text?.replace(/^(\/start) [\w-]+$/, "$1") : message.text;
}

function documentLink(file) {
  const link = element("a", "document");
  link.href = `/playground/files/${file.file_id}`;
  link.download = file.file_name ?? "file";
  link.append(element("strong", "", file.file_name ?? "file"), element("small", "", ` ${sizeText(file.file_size)}`));
  return link;
}

function sizeText(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 2 ** 20 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

function quoted(message) {
  const node = element("blockquote", "reply");
  node.append(element("strong", "", message.from.first_name), element("span", "", summary(message)));
  return node;
}

export function summary(message) {
  const text = shownText(message) ?? message.caption ?? message.poll?.question;
  return text ?? (message.photo ? "Photo" : message.document?.file_name) ?? serviceText(message) ?? "Message";
}

function foot(message) {
  const time = new Date(message.date * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const node = element("footer", "", message.edit_date && !message.from.is_bot ? `edited ${time}` : time);
  const more = element("button", "more", "⌄");
  more.type = "button";
  more.dataset.more = message.message_id;
  more.setAttribute("aria-label", "Answer or react");
  node.append(more);
  return node;
}

function inlineKeyboard(message) {
  const node = element("div", "keyboard");
  for (const row of message.reply_markup.inline_keyboard) {
    const line = element("div", "keys");
    for (const button of row) line.append(inlineButton(button, message));
    node.append(line);
  }
  return node;
}

// A link into this bot opens its private chat, as it does on a phone.
function payloadOf(url) {
  const [name, payload] = /^https:\/\/t\.me\/(\w+)\?start=([\w-]+)$/.exec(url ?? "")?.slice(1) ?? [];
  return name === state.bot.username ? payload : null;
}

function inlineButton(button, message) {
  const payload = payloadOf(button.url);
  if (payload) {
    const node = element("button", "key", `${button.text} ↗`);
    node.type = "button";
    node.dataset.start = payload;
    return node;
  }
  if (button.url) {
    const link = element("a", "key", `${button.text} ↗`);
    if (/^(https?|tg):/i.test(button.url)) link.href = button.url;
    link.target = "_blank";
    link.rel = "noopener noreferrer";
    return link;
  }
  const node = element("button", `key ${button.style ?? ""}`, button.text);
  node.type = "button";
  node.dataset.message = message.message_id;
  if (button.callback_data !== undefined) node.dataset.press = button.callback_data;
  else if (button.switch_inline_query !== undefined) node.dataset.inline = button.switch_inline_query;
  else if (button.switch_inline_query_current_chat !== undefined) node.dataset.inlineHere = button.switch_inline_query_current_chat;
  else if (button.copy_text) node.dataset.copy = button.copy_text.text;
  else node.disabled = true;
  return node;
}

function reactionRow(view) {
  const counts = new Map();
  for (const [person, left] of Object.entries(view.reactions ?? {}))
    for (const emoji of left) counts.set(emoji, [...(counts.get(emoji) ?? []), Number(person)]);
  if (!counts.size) return null;
  const node = element("div", "reactions");
  for (const [emoji, people] of counts) {
    const button = element("button", people.includes(state.me) ? "chip own" : "chip", `${emoji} ${people.length}`);
    button.type = "button";
    button.dataset.react = people.includes(state.me) ? "" : emoji;
    button.dataset.message = view.message.message_id;
    button.setAttribute("aria-pressed", String(people.includes(state.me)));
    node.append(button);
  }
  return node;
}

const SERVICE = {
  new_chat_members: (m) => `${m.new_chat_members.map((one) => one.first_name).join(", ")} joined`,
  left_chat_member: (m) => `${m.left_chat_member.first_name} left`,
  forum_topic_created: (m) => `Topic “${m.forum_topic_created.name}” was opened`,
  forum_topic_edited: (m) => `The topic is now “${m.forum_topic_edited.name}”`,
  forum_topic_closed: () => "The topic was closed",
  forum_topic_reopened: () => "The topic was reopened",
  pinned_message: (m) => `${m.from.first_name} pinned “${summary(m.pinned_message).slice(0, 40)}”`,
  migrate_to_chat_id: () => "The group became a supergroup",
  migrate_from_chat_id: () => "The group became a supergroup",
};

export function serviceText(message) {
  const kind = Object.keys(SERVICE).find((name) => name in message);
  return kind && SERVICE[kind](message);
}
