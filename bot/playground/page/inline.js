// Inline mode: the list that comes when "@bot" and some words are typed in any chat.

import { element } from "./dom.js";
import { act } from "./server.js";
import { state } from "./state.js";

const PAUSE_MS = 300; // a phone waits about as long for the next letter

const box = document.getElementById("commands");
let timer = 0;
let asked = null; // the query whose list we wait for or show
let latest = null; // the list that came last, perhaps before we know that it is ours

// What is typed behind the bot's name; null where that is not what is typed.
function wordsBehindName(text) {
  const name = `@${state.bot.username}`;
  const first = text.slice(0, name.length + 1).toLowerCase();
  return first.trimEnd() === name && first !== name ? text.slice(name.length + 1) : null;
}

// Asks for the list that belongs to what is typed; tells whether it is words for the bot at all.
export function typed(text, place, fail) {
  clearTimeout(timer);
  asked = null;
  const words = wordsBehindName(text);
  if (words === null) return false;
  box.hidden = true;
  timer = setTimeout(() => ask(words, place, "").catch(fail), PAUSE_MS);
  return true;
}

async function ask(text, place, offset) {
  const query = await act("type_inline", { ...place, text, offset });
  asked = { number: query.query, text, place, offset };
  if (latest?.query === query.query) draw(latest.answer);
  else if (query.answer) draw(query.answer);
}

// Shows the list that has come, if it is the one that is waited for.
export function came(view) {
  latest = view;
  if (asked && view.query === asked.number) draw(view.answer);
}

function draw(answer) {
  const { button, results, next_offset: next } = answer;
  const nodes = results.map(resultNode);
  if (button) nodes.unshift(node(button.text, "", { start: button.start_parameter }));
  if (next) nodes.push(node("More…", "", { more: next }));
  if (!nodes.length) nodes.push(element("p", "note", "Nothing was found."));
  if (asked.offset) box.append(...nodes);
  else box.replaceChildren(...nodes);
  box.hidden = false;
}

function resultNode(one) {
  const title = one.title || one.message.caption || "Photo";
  const option = node(title, one.description, { result: one.id });
  const photo = one.message.photo?.at(-1);
  if (photo) {
    const image = document.createElement("img");
    image.src = `/playground/files/${photo.file_id}`;
    image.alt = "";
    option.prepend(image);
  }
  return option;
}

function node(title, about, data) {
  const option = element("button", "command offered");
  option.type = "button";
  option.setAttribute("role", "option");
  Object.assign(option.dataset, data);
  option.append(element("strong", "", title), element("span", "", about));
  return option;
}

// Does what was pressed in the list; tells whether the message field is done with.
export function pressed(button, follow, fail) {
  const { number, text, place } = asked;
  if (button.dataset.more) {
    button.remove();
    ask(text, place, button.dataset.more).catch(fail);
    return false;
  }
  box.hidden = true;
  if (button.dataset.start) follow(button.dataset.start);
  else act("choose", { ...place, query: number, result: button.dataset.result, thread: state.thread }).catch(fail);
  return true;
}
