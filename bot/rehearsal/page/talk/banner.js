// Above the box: what is being answered or changed.

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { store } from "../store.js";
import { words } from "../words/words.js";
import { nameOf, snippet, toneOfSender } from "./bubble.js";

export class Banner {
  #drawn = "";

  // `cancel()`, `jump(key)`.
  constructor(cancel, jump) {
    Object.assign(this, { cancel, jump, node: h("div", { class: "banner", hidden: true }) });
  }

  show({ reply, editing }) {
    const message = store.message(editing ?? reply);
    this.node.hidden = !message;
    const state = message ? [editing, reply, message.revision, words().talk.reply].join(" ") : "";
    if (state === this.#drawn) return;
    this.#drawn = state;
    replace(this.node, ...(message ? this.#parts(message, editing !== null) : []));
  }

  #parts(message, editing) {
    const { editing: changing, replyingTo, cancelEdit, cancelReply } = words().talk;
    const jump = () => this.jump(message.key);
    const about = h("button", { class: `quote ${toneOfSender(message)}`, type: "button", on: { click: jump } },
      h("b", { class: "quote-name" }, editing ? changing : replyingTo(nameOf(message))),
      h("span", { class: "quote-text" }, snippet(message)));
    const title = editing ? cancelEdit : cancelReply;
    const props = { class: "icon-button", type: "button", title, "aria-label": title };
    const close = h("button", { ...props, on: { click: () => this.cancel() } }, icon("close"));
    return [icon(editing ? "pencil" : "reply"), about, close];
  }
}
