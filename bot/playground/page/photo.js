// A photo in a message or in a poll, which opens at a tap.

import { element } from "./dom.js";

export function photo(sizes, words, hidden) {
  const size = sizes.at(-1);
  const button = element("button", "photo");
  button.type = "button";
  button.dataset.photo = size.file_id;
  const image = document.createElement("img");
  image.src = `/playground/files/${size.file_id}`;
  image.width = size.width;
  image.height = size.height;
  image.alt = words;
  button.append(image);
  if (hidden) button.classList.add("hidden-photo");
  return button;
}
