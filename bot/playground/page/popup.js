// The small menus: answer or react to a message, and what can be done with a chat.

import { answer, place } from "./composer.js";
import { element } from "./dom.js";
import { act } from "./server.js";
import { chat, myChats, state, titleOf } from "./state.js";

const popup = document.getElementById("popup");
const chatMenu = document.getElementById("chat-menu");
const QUICK = ["👍", "❤", "🔥", "🎉", "🤔", "😢"];

let opener = null;

export function openPopup(button, view, fail) {
  const there = { ...place(), message_id: view.message.message_id };
  const row = element("div", "row");
  for (const emoji of QUICK) {
    row.append(item(emoji, () => act("react", { ...there, emoji }).catch(fail)));
  }
  const items = [row, item("Answer", () => answer(view))];
  const own = view.message.from.id === state.me && view.message.text;
  if (own) items.push(item("Edit…", () => edit(view.message, there, fail)));
  open(button, items);
}

function edit(message, there, fail) {
  const text = prompt("Your message", message.text);
  if (text?.trim()) act("edit", { ...there, text }).catch(fail);
}

function openChatMenu(fail) {
  const one = chat();
  const bot = one.members[state.bot.id];
  const status = (value) => () => act("bot_in_group", { ...place(), status: value }).catch(fail);
  const items = [];
  if (one.type === "private") {
    items.push(item("Follow a deep link…", () => followLink(fail)));
    items.push(one.blocked
      ? item("Unblock the bot", () => act("block", { ...place(), on: false }).catch(fail))
      : item("Block the bot", () => act("block", { ...place(), on: true }).catch(fail)));
    items.push(item("Clear history", () => clearHistory(fail)));
  } else {
    if (bot === "kicked" || bot === "left") items.push(item("Add the bot", status("member")));
    else items.push(item("Remove the bot", status("kicked")));
    if (bot === "member") items.push(item("Make the bot an administrator", status("administrator")));
    if (one.is_forum) items.push(item("Open a topic…", () => openTopic(fail)));
    if (one.type === "group") items.push(item("Make it a supergroup", () => act("migrate", place()).catch(fail)));
  }
  open(chatMenu, items);
}

// Lets somebody choose in which of their chats words for the bot are typed.
export function chooseChat(button, chosen) {
  open(button, myChats().map((one) => item(titleOf(one), () => chosen(one.id))));
}

function clearHistory(fail) {
  if (confirm("Delete all messages of this chat?")) act("clear_history", place()).catch(fail);
}

function followLink(fail) {
  const given = prompt(`What follows t.me/${state.bot.username}?start=`);
  if (given !== null) act("start", { ...place(), payload: given.trim() }).catch(fail);
}

function openTopic(fail) {
  const name = prompt("The name of the topic");
  if (name?.trim()) act("open_topic", { ...place(), name: name.trim() }).catch(fail);
}

function item(text, action) {
  const button = element("button", "", text);
  button.type = "button";
  button.setAttribute("role", "menuitem");
  button.addEventListener("click", () => {
    close();
    action();
  });
  return button;
}

function open(button, items) {
  close();
  opener = button;
  popup.replaceChildren(...items);
  popup.hidden = false;
  const at = button.getBoundingClientRect();
  const box = popup.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - box.width - 8);
  const below = at.bottom + box.height + 8 < innerHeight;
  popup.style.left = `${Math.max(8, left)}px`;
  popup.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.height - 4)}px`;
  chatMenu.setAttribute("aria-expanded", String(button === chatMenu));
  popup.querySelector("button").focus();
}

function close() {
  popup.hidden = true;
  chatMenu.setAttribute("aria-expanded", "false");
}

export function setUpPopup(fail) {
  chatMenu.addEventListener("click", () => openChatMenu(fail));
  document.addEventListener("pointerdown", (event) => {
    if (!popup.hidden && !popup.contains(event.target)) close();
  });
  popup.addEventListener("keydown", (event) => {
    const buttons = [...popup.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "Escape") {
      close();
      opener?.focus();
    } else if (["ArrowDown", "ArrowRight"].includes(event.key)) buttons[(at + 1) % buttons.length].focus();
    else if (["ArrowUp", "ArrowLeft"].includes(event.key)) buttons.at(at - 1).focus();
    else return;
    event.preventDefault();
  });
}
