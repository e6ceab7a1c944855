// A poll as a phone shows it: choices until we have voted, then live results.

import { element } from "./dom.js";
import { rich } from "./entities.js";
import { photo } from "./photo.js";
import { state } from "./state.js";

export function pollBody(view) {
  const { poll } = view.message;
  const mine = view.votes?.[state.me] ?? [];
  const voted = mine.length > 0;
  const node = element("div", "poll");
  node.dataset.message = view.message.message_id;
  if (poll.media?.photo) node.append(photo(poll.media.photo, "Photo, with the words below"));
  if (poll.description) node.append(textOf("p", poll.description, poll.description_entities));
  node.append(textOf("h3", poll.question, poll.question_entities), element("p", "kind", kindOf(poll)));
  const open = !voted && !poll.is_closed;
  const results = !open && !(view.hide_results && !poll.is_closed);
  for (const position of order(view, poll)) {
    node.append(open ? choice(poll, position) : result(poll, position, mine, results));
  }
  if (open && poll.allows_multiple_answers) node.append(voteButton());
  if (!open && poll.explanation) node.append(explanation(poll));
  node.append(foot(poll, voted));
  return node;
}

function textOf(tag, text, entities) {
  const node = document.createElement(tag);
  node.append(rich(text, entities));
  return node;
}

function kindOf(poll) {
  const what = poll.is_closed ? "Final results" : poll.type === "quiz" ? "Quiz" : "Poll";
  return `${poll.is_anonymous ? "Anonymous " : ""}${poll.is_anonymous ? what.toLowerCase() : what}`;
}

// Shuffled polls look different to everybody, but always the same to one person.
function order(view, poll) {
  const positions = poll.options.map((_, position) => position);
  if (!view.shuffle) return positions;
  const rank = (position) => hash(`${state.me}/${poll.id}/${position}`);
  return positions.sort((a, b) => rank(a) - rank(b));
}

function hash(text) {
  let value = 2166136261;
  for (const char of text) value = Math.imul(value ^ char.codePointAt(0), 16777619);
  return value >>> 0;
}

function choice(poll, position) {
  const label = element("label", "choice");
  const input = document.createElement("input");
  input.type = poll.allows_multiple_answers ? "checkbox" : "radio";
  input.name = `poll-${poll.id}`;
  input.value = position;
  if (!poll.allows_multiple_answers) input.dataset.vote = position;
  const option = poll.options[position];
  label.append(input, textOf("span", option.text, option.text_entities));
  if (option.media?.photo) label.append(photo(option.media.photo, option.text));
  return label;
}

function voteButton() {
  const button = element("button", "vote", "Vote");
  button.type = "button";
  button.dataset.voteAll = "";
  return button;
}

function result(poll, position, mine, shown) {
  const option = poll.options[position];
  const share = poll.total_voter_count ? Math.round((100 * option.voter_count) / poll.total_voter_count) : 0;
  const chosen = mine.includes(position);
  const right = poll.correct_option_ids?.includes(position);
  const node = element("div", "result");
  if (poll.type === "quiz" && right) node.classList.add("right");
  if (poll.type === "quiz" && chosen && !right) node.classList.add("wrong");
  const sign = poll.type === "quiz" ? (right ? "✓" : chosen ? "✗" : "") : chosen ? "✓" : "";
  node.append(element("span", "share", shown ? `${share}%` : ""), textOf("span", option.text, option.text_entities), element("span", "sign", sign));
  if (option.media?.photo) node.append(photo(option.media.photo, option.text));
  if (chosen) node.append(element("span", "unseen", "your vote"));
  const bar = document.createElement("progress");
  bar.max = 100;
  bar.value = shown ? share : 0;
  bar.setAttribute("aria-label", `${option.text}: ${share}%`);
  node.append(bar);
  return node;
}

function explanation(poll) {
  const node = element("aside", "explanation");
  node.append(element("strong", "", "Why: "), rich(poll.explanation, poll.explanation_entities));
  return node;
}

function foot(poll, voted) {
  const node = element("p", "kind", `${poll.total_voter_count} ${poll.total_voter_count === 1 ? "vote" : "votes"}`);
  if (voted && poll.allows_revoting && !poll.is_closed) {
    const button = element("button", "inline", "Take my vote back");
    button.type = "button";
    button.dataset.retract = "";
    node.append(" · ", button);
  }
  return node;
}
