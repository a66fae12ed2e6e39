// A tap on a hashtag: a bar that steps through the messages of this chat which carry it.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { words } from "../words/words.js";

export class Tags {
  #tag = null;
  #at = null; // key of the message stood at

  // `messages()` → those of the chat; `jump(key)`.
  constructor(messages, jump) {
    this.messages = messages;
    this.jump = jump;
    this.node = h("div", { class: "tags", role: "search", hidden: true });
    this.node.addEventListener("keydown", ({ key }) => { if (key === "Escape") this.close(); });
  }

  find(tag) {
    this.#tag = tag;
    this.#at = this.#carriers().at(-1)?.key ?? null;
    this.#show();
  }

  close() {
    this.#tag = null;
    this.node.hidden = true;
  }

  #carriers() {
    const wanted = this.#tag.toLowerCase();
    const carries = ({ text, entities }) => entities.some(({ type, offset, length }) =>
      type === "hashtag" && text.slice(offset, offset + length).toLowerCase() === wanted);
    return this.messages().filter(carries);
  }

  #step(by) {
    const all = this.#carriers();
    const at = all.findIndex(({ key }) => key === this.#at);
    this.#at = all[Math.max(0, Math.min(all.length - 1, at + by))]?.key;
    this.#show(by < 0 ? "earlier" : "later");
  }

  #show(pressed = "earlier") {
    const all = this.#carriers();
    const at = all.findIndex(({ key }) => key === this.#at);
    const { found, earlier, later, close } = words().talk;
    const steps = [
      this.#button("earlier", "arrowUp", earlier, at <= 0, () => this.#step(-1)),
      this.#button("later", "arrowDown", later, at >= all.length - 1, () => this.#step(1)),
      this.#button("close", "close", close, false, () => this.close()),
    ];
    const count = h("span", { class: "tags-count", "aria-live": "polite" }, found(at + 1, all.length));
    replace(this.node, h("b", {}, this.#tag), count, steps);
    this.node.hidden = false;
    this.jump(this.#at);
    (this.node.querySelector(`.${pressed}:not(:disabled)`) ?? steps.at(-1)).focus();
  }

  #button(name, drawing, title, disabled, act) {
    const props = { class: `icon-button ${name}`, type: "button", title, "aria-label": title, disabled };
    return h("button", { ...props, on: { click: act } }, icon(drawing));
  }
}
