// The message field: sending, answering, files, and the command menu with completion.

import { element } from "./dom.js";
import * as inline from "./inline.js";
import { goToEnd, summary } from "./messages.js";
import { act } from "./server.js";
import { chat, keyboard, state } from "./state.js";

const $ = (id) => document.getElementById(id);
const MOST_FILE_BYTES = 10 * 2 ** 20;

let answering = null; // the message we answer, or null
let commands = [];

export function place() {
  return { person: state.me, chat: state.open };
}

export async function say(text) {
  const forced = keyboard(chat());
  const reply = answering ?? (forced?.markup.force_reply ? forced.message.message_id : null);
  answer(null);
  goToEnd();
  await act("say", { ...place(), text, reply_to: reply, thread: state.thread });
}

export function answer(view) {
  answering = view?.message.message_id ?? null;
  const box = $("replying");
  box.hidden = !view;
  if (!view) return;
  const cancel = element("button", "icon", "✕");
  cancel.type = "button";
  cancel.setAttribute("aria-label", "Do not answer this message");
  cancel.addEventListener("click", () => answer(null));
  const text = element("span", "", `${view.message.from.first_name}: ${summary(view.message)}`);
  box.replaceChildren(element("strong", "", "Answer to"), text, cancel);
  $("text").focus();
}

export async function loadCommands() {
  commands = (await act("commands", place())).commands;
  $("menu").hidden = !commands.length;
}

// Shows the commands that begin like what is typed.
export function complete() {
  const typed = $("text").value;
  const fitting = /^\/\w*$/.test(typed)
    ? commands.filter((one) => `/${one.command}`.startsWith(typed))
    : [];
  const box = $("commands");
  box.hidden = !fitting.length;
  box.replaceChildren(
    ...fitting.map((one) => {
      const option = element("button", "command");
      option.type = "button";
      option.setAttribute("role", "option");
      option.dataset.say = `/${one.command}`;
      option.append(element("strong", "", `/${one.command}`), element("span", "", one.description));
      return option;
    }),
  );
}

// Puts words into the message field, as if they had been typed.
export function type(text) {
  const field = $("text");
  field.value = text;
  field.dispatchEvent(new Event("input"));
  field.focus();
}

export function setUp(fail) {
  const field = $("text");
  const send = () => {
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    fit();
    complete();
    say(text).catch(fail);
  };
  $("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape") {
      $("commands").hidden = true;
      answer(null);
    } else if (event.key === "ArrowUp" && !$("commands").hidden) {
      event.preventDefault();
      $("commands").lastElementChild.focus();
    }
  });
  field.addEventListener("input", () => {
    fit();
    if (!inline.typed(field.value, place(), fail)) complete();
  });
  $("commands").addEventListener("keydown", moveInCommands);
  $("menu").addEventListener("click", () => {
    field.value = $("commands").hidden ? "/" : "";
    complete();
    field.focus();
  });
  $("attachment").addEventListener("change", (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) sendFile(file).catch(fail);
  });
}

function moveInCommands(event) {
  const node = document.activeElement;
  if (event.key === "ArrowUp") (node.previousElementSibling ?? node).focus();
  else if (event.key === "ArrowDown") (node.nextElementSibling ?? $("text")).focus();
  else if (event.key === "Escape") $("text").focus();
  else return;
  event.preventDefault();
}

function fit() {
  const field = $("text");
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
}

async function sendFile(file) {
  if (file.size > MOST_FILE_BYTES) throw new Error("The playground takes files of up to 10 MB.");
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  await act("send_file", { ...place(), name: file.name, kind: file.type, data: btoa(binary) });
}
