// What comes up over the page: a short notice, a message to close, a question, a menu.

import { h, replace } from "./dom.js";
import { closeMenu } from "./menus.js";
import { words } from "./words/words.js";

export { menu } from "./menus.js";

const READING = 4000; // milliseconds a notice stays
const PER_LETTER = 60; // and this much longer for each letter

let fading = null;

// Shown for a moment at the foot of the page and read out by screen readers.
export function toast(text) {
  const place = document.getElementById("toast");
  clearTimeout(fading);
  replace(place, h("p", { class: "toast" }, text));
  fading = setTimeout(() => replace(place), READING + PER_LETTER * text.length);
}

// The sentence for a wish that was refused; nothing where it was not.
export function tellError(error) {
  if (error) toast(words().errors[error] ?? words().errors.failed);
}

// A message that stays until it is closed → a promise that it was.
export function alertBox(text) {
  const box = dialog(text, [h("button", { class: "button primary", value: "" }, words().close)]);
  return shown(box).then(() => undefined);
}

// A question → a promise of true where it was answered with yes.
export function question(text, yes) {
  const no = h("button", { class: "button", value: "" }, words().cancel);
  const box = dialog(text, [no, h("button", { class: "button primary", value: "yes" }, yes)]);
  return shown(box).then((said) => said === "yes");
}

function dialog(text, buttons) {
  const label = h("p", { id: "dialog-text" }, text);
  const form = h("form", { method: "dialog" }, label, h("div", { class: "dialog-buttons" }, buttons));
  return h("dialog", { class: "dialog", "aria-labelledby": "dialog-text" }, form);
}

// The browser keeps the focus inside, closes at Esc and gives the focus back.
function shown(box) {
  closeMenu();
  document.body.append(box);
  box.showModal();
  box.querySelector(".primary").focus();
  return new Promise((resolve) => {
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue);
    });
  });
}
