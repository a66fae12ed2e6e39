// Photos: one in its frame, several as a grid of rows, each opening large.

import { h } from "../dom.js";
import { words } from "../words/words.js";
import { icon } from "../icons.js";
import { view } from "./viewer.js";

//: How many stand in each row, by how many there are.
const ROWS = [[], [1], [2], [1, 2], [2, 2], [2, 3], [3, 3], [2, 2, 3], [2, 3, 3], [3, 3, 3], [2, 2, 3, 3]];

export function photos(messages) {
  const rows = ROWS[messages.length] ?? Array(Math.ceil(messages.length / 3)).fill(3);
  const viewable = messages.filter(canBeSeen);
  let at = 0;
  const rowOf = (count) => messages.slice(at, (at += count)).map((message) => photo(message, viewable));
  return h("div", { class: "photos" }, rows.map((count) => h("div", { class: `photo-row of-${count}` }, rowOf(count))));
}

const canBeSeen = ({ file }) => file.picture && file.url;

function photo(message, viewable) {
  const { file } = message;
  if (!canBeSeen(message)) return h("div", { class: "photo none" }, icon("photo"), h("span", {}, file.name));
  const open = () => view(viewable, viewable.indexOf(message));
  const image = h("img", { src: file.url, alt: "", loading: "lazy", decoding: "async" });
  const title = words().talk.openPhoto(file.name);
  const props = { class: "photo", type: "button", "aria-label": title, dataset: { photo: message.key } };
  return h("button", { ...props, on: { click: open } }, image);
}
