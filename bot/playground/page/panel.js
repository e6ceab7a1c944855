// What stands beside the chat: clock, why, traffic, faults, saving.

import { element } from "./dom.js";
import { clock, state } from "./state.js";
import { act } from "./server.js";

const $ = (id) => document.getElementById(id);

export function drawClock() {
  $("now").dateTime = clock().toISOString();
  $("now").textContent = clock().toLocaleString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

export async function drawWhy() {
  if ($("panel").hidden || !$("why-box").open) return;
  const { lines } = await act("why", { person: state.me });
  const nodes = lines.flatMap(([name, value]) => [element("dt", "", name), element("dd", "", value)]);
  $("why").replaceChildren(...(nodes.length ? nodes : [element("dt", "", "Verdict"), element("dd", "", "nothing has been answered yet")]));
}

export function drawTraffic() {
  if ($("panel").hidden || !$("traffic-box").open) return;
  $("traffic").replaceChildren(...state.traffic.slice(-80).reverse().map(callNode));
}

function callNode(call) {
  const item = element("li", call.answer.ok ? "" : "failed");
  const box = document.createElement("details");
  const outcome = call.answer.ok ? count(call.answer.result) : call.answer.error_code || "fault";
  box.append(element("summary", "", `${call.method} ${outcome}`));
  box.append(element("pre", "", JSON.stringify(call.values, null, 1)));
  box.append(element("pre", "", JSON.stringify(call.answer, null, 1)));
  item.append(box);
  return item;
}

function count(result) {
  return Array.isArray(result) ? `→ ${result.length}` : "✓";
}

export function drawFaults() {
  const nodes = state.faults.map((fault) =>
    element("li", "", `${fault.fault} for ${fault.method || "any request"}, ${fault.left} to come`),
  );
  $("planned").replaceChildren(...nodes);
}

// What `viva preview` finds wrong with the files that are being written.
export function drawComplaints(complaints) {
  $("complaint-list").replaceChildren(...complaints.map((text) => element("li", "", text)));
  $("complaints").hidden = complaints.length === 0;
}

export function setUp(show, fail) {
  for (const button of document.querySelectorAll("[data-clock]")) {
    button.addEventListener("click", () => moveClock(button.dataset.clock).catch(fail));
  }
  $("fault-form").addEventListener("submit", (event) => {
    event.preventDefault();
    const values = { kind: $("fault-kind").value, method: $("fault-method").value };
    plan("order_fault", values).catch(fail);
  });
  $("fault-clear").addEventListener("click", () => plan("clear_faults", {}).catch(fail));
  $("save-form").addEventListener("submit", (event) => {
    event.preventDefault();
    save(show).catch(fail);
  });
  $("why-box").addEventListener("toggle", () => drawWhy().catch(fail));
  $("traffic-box").addEventListener("toggle", drawTraffic);
}

async function moveClock(by) {
  await act("move_clock", by === "morning" ? { to: "morning" } : { seconds: Number(by) });
}

async function plan(name, values) {
  state.faults = (await act(name, values)).planned;
  drawFaults();
}

async function save(show) {
  const values = { title: $("save-title").value, chat: state.open, person: state.me };
  const { path } = await act("save_dialogue", values);
  show(`Saved as ${path}`);
}
