// Below the messages: the box, or why nothing can be written here, or the button that starts a private chat.

import { h, replace } from "../dom.js";
import { tellError } from "../popups.js";
import { wish } from "../wire.js";
import { words } from "../words/words.js";
import { GENERAL } from "./reading.js";

export class Foot {
  constructor(composer) {
    this.composer = composer;
    this.note = h("div", { class: "foot-note", hidden: true });
    this.held = h("p", { class: "foot-held", role: "status" });
    this.node = h("div", { class: "foot" }, this.held, this.note, composer.node);
  }

  // `chat` null: nothing is open.
  show(chat, topic) {
    this.#tellOfHeld(chat?.held ?? 0);
    const closed = chat && sentence(chat, topic);
    this.composer.node.hidden = !chat || !chat.started || Boolean(closed);
    this.note.hidden = !chat || !this.composer.node.hidden;
    const state = [chat?.id, closed, words().talk.start].join(" ");
    if (this.note.hidden || state === this.shown) return;
    this.shown = state;
    replace(this.note, closed ?? startButton(chat), closed ? null : h("p", {}, words().talk.startWhy));
  }

  // Telegram's pace makes the bot wait: whoever rehearses should not think that it is deaf.
  #tellOfHeld(count) {
    const sentence = count ? words().talk.held(count) : "";
    if (this.held.textContent !== sentence) this.held.textContent = sentence;
  }

  get open() {
    return !this.composer.node.hidden;
  }
}

function sentence(chat, topic) {
  if (chat.closed) return words().talk.closed;
  const closed = chat.forum && topic !== GENERAL && chat.topics.find(({ id }) => id === topic)?.closed;
  return closed ? words().talk.topicClosed : null;
}

function startButton(chat) {
  const node = h("button", { class: "button primary start", type: "button" }, words().talk.start);
  node.addEventListener("click", async () => {
    node.disabled = true;
    const { error } = await wish("say", { chat: chat.id, text: "/start", reply_to: null, topic: null });
    node.disabled = false;
    tellError(error);
  });
  return node;
}
