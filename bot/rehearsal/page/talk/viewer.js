// One photo large, over everything; ← and → go through its album, Esc closes.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { words } from "../words/words.js";

// `messages` with a photo each; the one at `start` is shown first.
export function view(messages, start) {
  const { previous, next, close, viewer } = words().talk;
  const several = messages.length > 1;
  const count = h("span", { class: "viewer-count" });
  const save = h("a", { class: "viewer-button" }, icon("save"));
  const image = h("img", { class: "viewer-image" });
  const caption = h("p", { class: "viewer-caption", dir: "auto", "aria-live": "polite" });
  const bar = h("div", { class: "viewer-bar" }, count, save, button("close", close, () => dialog.close()));
  const sides = several ? [button("back", previous, () => turn(-1)), button("forward", next, () => turn(1))] : null;
  const dialog = h("dialog", { class: "viewer", "aria-label": viewer }, bar, image, sides, caption);
  let at = start;

  function turn(by) {
    at = (at + by + messages.length) % messages.length;
    show();
  }

  function show() {
    const { file, text } = messages[at];
    const title = words().talk.download(file.name);
    Object.assign(image, { src: file.url, alt: file.name });
    Object.assign(save, { href: file.url, download: file.name, title, ariaLabel: title });
    replace(count, several ? `${at + 1} / ${messages.length}` : "");
    replace(caption, text || file.name);
  }

  listen(dialog, turn);
  dialog.addEventListener("close", () => leave(dialog, messages[start]));
  document.body.append(dialog);
  show();
  dialog.showModal();
  bar.querySelector(".close").focus();
}

function button(name, title, act) {
  const props = { class: `viewer-button ${name}`, type: "button", title, "aria-label": title };
  return h("button", { ...props, on: { click: act } }, icon(name));
}

function listen(dialog, turn) {
  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") turn(-1);
    if (key === "ArrowRight") turn(1);
  });
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
}

// The browser gives the focus back by itself, but not where the bubble was drawn anew meanwhile.
function leave(dialog, { key }) {
  dialog.remove();
  document.querySelector(`[data-photo="${key}"]`)?.focus({ preventScroll: true });
}
