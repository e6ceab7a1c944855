// Text with Telegram's entities as DOM nodes. Offsets count UTF-16 units, as JavaScript's do.

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

export function rich(text, entities = []) {
  const root = document.createDocumentFragment();
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  fill(root, text, 0, text.length, sorted);
  return root;
}

// Fills a node with text[start..stop), nesting the entities that lie inside.
function fill(node, text, start, stop, entities) {
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const end = Math.min(entity.offset + entity.length, stop);
    if (entity.offset < at) {
      index += 1;
      continue;
    }
    node.append(text.slice(at, entity.offset));
    const inner = [];
    index += 1;
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    const child = mark(entity, text.slice(entity.offset, end));
    fill(child, text, entity.offset, end, inner);
    node.append(child);
    at = end;
  }
  node.append(text.slice(at, stop));
}

function mark(entity, text) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url);
    case "url":
      return link(text);
    case "email":
      return link(`mailto:${text}`);
    case "bot_command":
      return action("command", text);
    case "spoiler":
      return spoiler();
    case "expandable_blockquote":
      return quote();
    case "mention":
    case "hashtag":
    case "text_mention": {
      const span = document.createElement("span");
      span.className = "mention";
      return span;
    }
    default:
      return document.createElement(TAGS[entity.type] ?? "span");
  }
}

function link(address) {
  const node = document.createElement("a");
  if (/^(https?|mailto|tel|tg):/i.test(address)) node.href = address;
  node.target = "_blank";
  node.rel = "noopener noreferrer";
  return node;
}

function action(name, value) {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "inline";
  node.dataset[name] = value;
  return node;
}

function spoiler() {
  const node = document.createElement("button");
  node.type = "button";
  node.className = "spoiler";
  node.setAttribute("aria-label", "Hidden text, press to show");
  node.addEventListener("click", () => {
    node.classList.add("shown");
    node.removeAttribute("aria-label");
  });
  return node;
}

function quote() {
  const node = document.createElement("blockquote");
  node.className = "expandable";
  node.tabIndex = 0;
  node.setAttribute("role", "button");
  node.setAttribute("aria-expanded", "false");
  const toggle = () =>
    node.setAttribute("aria-expanded", String(node.classList.toggle("expanded")));
  node.addEventListener("click", toggle);
  node.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      toggle();
    }
  });
  return node;
}
