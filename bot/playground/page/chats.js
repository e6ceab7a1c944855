// Draws everything around the messages: chat list, heading, topics, pinned message, composer bar.

import { element } from "./dom.js";
import { summary } from "./messages.js";
import { chat, keyboard, last, me, myChats, present, state, titleOf, unread } from "./state.js";

const $ = (id) => document.getElementById(id);

export function drawPeople() {
  const options = [...state.people.values()].map((person) => {
    const option = new Option([person.first_name, person.last_name].filter(Boolean).join(" "), person.id);
    option.selected = person.id === state.me;
    return option;
  });
  $("persona").replaceChildren(...options);
}

export function drawChats() {
  const items = myChats().map((one) => {
    const item = document.createElement("li");
    const button = element("button", one.id === state.open ? "entry open" : "entry");
    button.type = "button";
    button.dataset.chat = one.id;
    if (one.id === state.open) button.setAttribute("aria-current", "true");
    const text = element("span", "about");
    text.append(element("strong", "", titleOf(one)), element("small", "", preview(one)));
    button.append(avatar(one), text);
    const count = unread(one.id);
    if (count) {
      const badge = element("span", "badge", String(count));
      badge.setAttribute("aria-label", `${count} new`);
      button.append(badge);
    }
    item.append(button);
    return item;
  });
  $("chat-list").replaceChildren(...items);
}

function preview(one) {
  const view = last(one);
  if (!view) return one.type === "private" ? "Press Start to begin" : "No messages yet";
  const own = view.message.from.id === state.me ? "You: " : "";
  return own + summary(view.message).slice(0, 80);
}

function avatar(one) {
  const node = element("span", `avatar a${Math.abs(one.id) % 6}`, titleOf(one)[0]);
  node.setAttribute("aria-hidden", "true");
  return node;
}

export function drawHead(typing) {
  const one = chat();
  $("chat-title").textContent = titleOf(one);
  $("chat-avatar").className = `avatar a${Math.abs(one.id) % 6}`;
  $("chat-avatar").textContent = titleOf(one)[0];
  const people = Object.keys(one.members).filter((id) => present(one, id)).length;
  const status = one.type === "private" ? "bot" : `${people} members`;
  $("chat-status").textContent = typing ? `${state.bot.first_name} is typing…` : status;
  $("as-whom").textContent = ` · as ${me().first_name}`;
  drawTopics(one);
  drawPinned(one);
}

function drawTopics(one) {
  const box = $("topics");
  box.hidden = !one.is_forum;
  if (box.hidden) return;
  const topics = [{ message_thread_id: 0, name: "All" }, ...one.topics];
  box.replaceChildren(
    ...topics.map((topic) => {
      const button = element("button", "topic", topic.closed ? `${topic.name} 🔒` : topic.name);
      button.type = "button";
      button.dataset.thread = topic.message_thread_id;
      button.setAttribute("aria-pressed", String(topic.message_thread_id === state.thread));
      return button;
    }),
  );
}

function drawPinned(one) {
  const view = one.messages.get(one.pinned.at(-1));
  $("pinned").hidden = !view;
  if (view) $("pinned").replaceChildren(element("strong", "", "Pinned"), ` ${summary(view.message)}`);
}

// What stands at the bottom depends on whether we may write here.
export function drawBottom() {
  const one = chat();
  const own = one.type === "private";
  $("begin").hidden = !(own && !one.started);
  $("unblock").hidden = !(own && one.blocked);
  $("composer").hidden = !$("begin").hidden || !$("unblock").hidden || Boolean(one.moved_to);
  drawKeyboard(one);
}

function drawKeyboard(one) {
  const view = $("composer").hidden ? null : keyboard(one);
  const rows = view?.markup.keyboard;
  const box = $("reply-keyboard");
  const toggle = $("keyboard-toggle");
  toggle.hidden = !rows;
  $("text").placeholder = view?.markup.input_field_placeholder || "Message";
  const shownFor = view ? `${one.id}/${view.message.message_id}/${view.folded}` : "";
  if (box.dataset.for !== shownFor) box.dataset.folded = view?.folded ? "yes" : "";
  box.dataset.for = shownFor;
  box.hidden = !rows || box.dataset.folded === "yes";
  toggle.setAttribute("aria-expanded", String(!box.hidden));
  box.replaceChildren(...(rows ?? []).map(keyRow));
}

function keyRow(row) {
  const line = element("div", "keys");
  for (const button of row) {
    const node = element("button", `key ${button.style ?? ""}`, button.text);
    node.type = "button";
    node.dataset.say = button.text;
    line.append(node);
  }
  return line;
}

export function heading() {
  document.title = `${titleOf(chat())} (${me().first_name}) · Viva playground`;
}
