// One photo large, over everything; ← and → go through its album, Esc closes.

import { h, replace } from "../dom.js";
import { words } from "../words/words.js";
import { icon } from "../icons.js";

export function view(messages, start) {
  let at = start;
  const image = h("img", { class: "viewer-image" });
  const caption = h("p", { class: "viewer-caption", dir: "auto", "aria-live": "polite" });
  const save = h("a", { class: "viewer-button", download: true }, icon("save"));
  const turn = (by) => { at = (at + by + messages.length) % messages.length; show(); };
  const [back, on] = [["back", words().talk.previous, -1], ["forward", words().talk.next, 1]].map(([side, title, by]) =>
    h("button", { class: `viewer-button ${side}`, type: "button", "aria-label": title, title, on: { click: () => turn(by) } }, icon(side)));
  const shut = h("button", { class: "viewer-button", type: "button", autofocus: true, "aria-label": words().talk.close, on: { click: () => dialog.close() } }, icon("close"));
  const bar = h("div", { class: "viewer-bar" }, h("span", { class: "viewer-count" }), save, shut);
  const dialog = h("dialog", { class: "viewer", "aria-label": words().talk.viewer }, bar, image, messages.length > 1 ? [back, on] : null, caption);

  function show() {
    const { file, text } = messages[at];
    Object.assign(image, { src: file.url, alt: file.name });
    Object.assign(save, { href: file.url, download: file.name, title: words().talk.download(file.name), ariaLabel: words().talk.download(file.name) });
    replace(bar.firstChild, messages.length > 1 ? `${at + 1} / ${messages.length}` : "");
    replace(caption, text || file.name);
  }

  dialog.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft") turn(-1);
    if (key === "ArrowRight") turn(1);
  });
  dialog.addEventListener("click", ({ target }) => { if (target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  show();
  dialog.showModal();
}
