// Puts the page together: loads the world, listens, and turns clicks into acts.

import * as chats from "./chats.js";
import * as composer from "./composer.js";
import * as inline from "./inline.js";
import { drawMessages } from "./messages.js";
import * as panel from "./panel.js";
import { chooseChat, openPopup, setUpPopup } from "./popup.js";
import { act, listen, Refused, snapshot } from "./server.js";
import { apply, chat, load, myChats, read, state } from "./state.js";

const $ = (id) => document.getElementById(id);
const TYPING_MS = 5000; // Telegram's own: an action shows for five seconds or until a message

const typing = new Map(); // chat -> timer
let toastTimer = 0;

function toast(text) {
  $("toast").textContent = text;
  $("toast").classList.add("shown");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $("toast").classList.remove("shown"), 3500);
}

function fail(error) {
  toast(error.message);
  if (!(error instanceof Refused)) console.error(error);
}

function draw() {
  read(state.open);
  chats.drawPeople();
  chats.drawChats();
  chats.drawHead(typing.has(state.open));
  chats.drawBottom();
  chats.heading();
  drawMessages(chat());
}

// Many events may come at once; they are drawn together.
let drawing = false;
function drawSoon() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    draw();
  });
}

function become(person) {
  state.me = person;
  sessionStorage.setItem("me", person);
  const open = myChats().find((one) => one.id === state.open) ?? myChats()[0];
  openChat(open.id);
  panel.drawWhy().catch(fail);
}

function openChat(id) {
  state.open = id;
  state.thread = 0;
  composer.answer(null);
  composer.loadCommands().catch(fail);
  draw();
}

function onEvent(event) {
  const changed = apply(event);
  if (event.event === "answer") showAnswer(event.view);
  if (event.event === "inline") inline.came(event.view);
  if (event.event === "action") showTyping(event.view.chat);
  if (event.event === "message") stopTyping(changed);
  if (event.event === "clock") panel.drawClock();
  if (event.event === "fault") panel.drawFaults();
  if (event.event === "complaints") panel.drawComplaints(event.view.complaints);
  if (event.event === "call") panel.drawTraffic();
  if (event.event === "call" && event.view.method === "setMyCommands") composer.loadCommands().catch(fail);
  if (event.event === "message" || event.event === "edited") panel.drawWhy().catch(fail);
  if (changed) drawSoon();
}

function showAnswer(answer) {
  if (answer.person !== state.me || !answer.text) return;
  if (answer.show_alert) {
    $("alert-text").textContent = answer.text;
    $("alert").showModal();
  } else {
    toast(answer.text);
  }
}

function showTyping(id) {
  clearTimeout(typing.get(id));
  typing.set(id, setTimeout(() => stopTyping(id), TYPING_MS));
  chats.drawHead(typing.has(state.open));
}

function stopTyping(id) {
  clearTimeout(typing.get(id));
  if (typing.delete(id)) drawSoon();
}

async function reload() {
  const now = await snapshot();
  load(now);
  panel.drawComplaints(now.complaints);
  $("offline").hidden = true;
  if (!state.people.has(state.me)) state.me = [...state.people.keys()][0];
  become(state.me);
  panel.drawClock();
  panel.drawFaults();
}

// One listener for everything in the conversation that can be pressed.
function onPress(event) {
  const node = event.target.closest("button, input, a");
  if (!node) return;
  const { dataset } = node;
  const number = Number(node.closest("[data-message]")?.dataset.message);
  const there = { ...composer.place(), message_id: number };
  if (dataset.press !== undefined) act("press", { ...there, data: dataset.press }).catch(fail);
  else if (dataset.start) follow(dataset.start);
  else if (dataset.inline !== undefined) chooseChat(node, (id) => typeThere(id, dataset.inline));
  else if (dataset.inlineHere !== undefined) composer.type(`@${state.bot.username} ${dataset.inlineHere}`);
  else if (dataset.copy) navigator.clipboard.writeText(dataset.copy).then(() => toast("Copied"));
  else if (dataset.command) composer.say(dataset.command).catch(fail);
  else if (dataset.vote) act("vote", { ...there, options: [Number(dataset.vote)] }).catch(fail);
  else if (dataset.voteAll !== undefined) voteAll(node, there);
  else if (dataset.retract !== undefined) act("vote", { ...there, options: [] }).catch(fail);
  else if (dataset.react !== undefined) act("react", { ...there, emoji: dataset.react }).catch(fail);
  else if (dataset.photo) showPhoto(node);
  else if (dataset.more) openPopup(node, chat().messages.get(Number(dataset.more)), fail);
}

function follow(payload) {
  openChat(state.me);
  act("start", { ...composer.place(), payload }).catch(fail);
}

function typeThere(id, words) {
  openChat(id);
  composer.type(`@${state.bot.username} ${words}`);
}

function voteAll(button, there) {
  const boxes = [...button.closest(".poll").querySelectorAll("input:checked")];
  const options = boxes.map((box) => Number(box.value));
  if (options.length) act("vote", { ...there, options }).catch(fail);
}

function showPhoto(button) {
  if (button.classList.contains("hidden-photo")) {
    button.classList.remove("hidden-photo");
    return;
  }
  $("picture-image").src = `/playground/files/${button.dataset.photo}`;
  $("picture").showModal();
}

function showPane(name) {
  $("app").dataset.pane = name;
}

function togglePanel(open) {
  $("panel").hidden = !open;
  $("tools").setAttribute("aria-expanded", String(open));
  localStorage.setItem("panel", open ? "open" : "");
  panel.drawWhy().catch(fail);
  panel.drawTraffic();
  if (open && innerWidth < 1000) $("panel-close").focus();
}

function setUp() {
  $("messages").addEventListener("click", onPress);
  $("persona").addEventListener("change", (event) => become(Number(event.target.value)));
  $("chat-list").addEventListener("click", (event) => {
    const button = event.target.closest("[data-chat]");
    if (!button) return;
    showPane("chat"); // first, since what is hidden cannot be scrolled to its end
    openChat(Number(button.dataset.chat));
  });
  $("topics").addEventListener("click", (event) => {
    const button = event.target.closest("[data-thread]");
    if (!button) return;
    state.thread = Number(button.dataset.thread);
    draw();
  });
  $("bottom").addEventListener("click", (event) => {
    const listed = event.target.closest(".offered");
    if (listed && inline.pressed(listed, follow, fail)) composer.type("");
    const button = event.target.closest("[data-say]");
    if (!button) return;
    $("text").value = "";
    composer.complete();
    composer.say(button.dataset.say).catch(fail);
    $("text").focus();
  });
  $("back").addEventListener("click", () => showPane("chats"));
  $("begin").addEventListener("click", () => act("start", composer.place()).catch(fail));
  $("unblock").addEventListener("click", () => act("block", { ...composer.place(), on: false }).catch(fail));
  $("keyboard-toggle").addEventListener("click", () => {
    const box = $("reply-keyboard");
    box.dataset.folded = box.hidden ? "" : "yes";
    draw();
  });
  $("tools").addEventListener("click", () => togglePanel($("panel").hidden));
  $("panel-close").addEventListener("click", () => {
    togglePanel(false);
    $("tools").focus();
  });
  setUpPopup(fail);
  composer.setUp(fail);
  panel.setUp(toast, fail);
  setInterval(panel.drawClock, 1000);
}

state.me = Number(sessionStorage.getItem("me"));
setUp();
await reload();
togglePanel(Boolean(localStorage.getItem("panel")) && innerWidth >= 1000);
listen(onEvent, () => reload().catch(fail), () => ($("offline").hidden = false));
