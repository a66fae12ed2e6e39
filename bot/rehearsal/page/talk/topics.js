// The bar of a forum's topics, with what is unread in each.

import { h, replace } from "../dom.js";
import { go } from "../go.js";
import { icon } from "../icons.js";
import { store } from "../store.js";
import { words } from "../words/words.js";
import { GENERAL } from "./reading.js";

export class Topics {
  constructor(reading) {
    this.reading = reading;
    this.node = h("nav", { class: "topics", hidden: true });
  }

  show(chat, topic) {
    this.node.hidden = !chat?.forum;
    if (this.node.hidden) return;
    this.node.setAttribute("aria-label", words().talk.topics);
    const state = JSON.stringify([words().talk.topics, chat.id, topic, this.#choices(chat)]);
    if (state === this.shown) return;
    this.shown = state;
    this.#draw(chat, topic);
  }

  #draw(chat, topic) {
    const held = this.node.contains(document.activeElement) ? document.activeElement.dataset.topic : null;
    replace(this.node, this.#choices(chat).map((choice) => chip(chat, choice, choice.id === topic)));
    this.node.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (held !== null) this.node.querySelector(`[data-topic="${held}"]`)?.focus();
  }

  #choices(chat) {
    const { allTopics, general } = words().talk;
    const named = [{ id: null, name: allTopics }, { id: GENERAL, name: general }, ...chat.topics];
    const unread = (id) => (id === null ? 0 : this.reading.unread(chat, id).length);
    return named.map(({ id, name, closed = false }) => ({ id, name, closed, unread: unread(id) }));
  }
}

function chip(chat, { id, name, closed, unread }, current) {
  const props = {
    class: "topic",
    type: "button",
    dataset: { topic: id ?? "" },
    "aria-current": current && "true",
    on: { click: () => go({ person: store.person, chat: chat.id, topic: id }) },
  };
  const { locked, unread: counted } = words().talk;
  const badge = unread ? h("span", { class: "badge", "aria-label": counted(unread) }, unread) : null;
  const lock = closed ? h("span", { class: "lock", role: "img", "aria-label": locked }, icon("lock")) : null;
  return h("button", props, lock, h("span", { class: "topic-name", dir: "auto" }, name), badge);
}
