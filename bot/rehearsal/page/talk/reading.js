// What has been read: whatever was on screen while the window had the focus.

import { store } from "../store.js";
import { wish } from "../wire.js";

const PAUSE = 300; // milliseconds of quiet before it is told

export const GENERAL = 1; // “General” has no id of its own, and no topic ever has the id 1

// `topic` null: the whole chat.
export const isIn = (message, topic) => topic === null || topicOf(message) === topic;

const topicOf = (message) => message.topic ?? GENERAL;
const own = (...place) => [store.person, ...place].join("/"); // a window may turn to somebody else
const counts = (message) => message.from.id !== store.person && !message.service;

export class Reading {
  #timer = null;
  #told = new Map(); // "person/chat" → the greatest order told
  #seen = new Map(); // "person/chat/topic" → the greatest order seen while only that topic was shown

  constructor(onScreen) {
    this.onScreen = onScreen; // () → { chat, topic, message }: the last message that stands on screen; or null
    addEventListener("focus", () => this.look());
  }

  look() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#mark(), PAUSE);
  }

  forget() {
    this.#told.clear();
    this.#seen.clear();
  }

  // What others said in a chat, or in one topic of it, and this person has not read; in order.
  unread(chat, topic) {
    const read = this.#readIn(chat);
    return store.messages(chat.id).filter((message) =>
      message.order > read && isIn(message, topic) && counts(message) && !this.#seenInTopic(message));
  }

  #readIn(chat) {
    return Math.max(chat.read, this.#told.get(own(chat.id)) ?? 0);
  }

  #mark() {
    const seen = document.hasFocus() ? this.onScreen() : null;
    if (!seen) return;
    const { chat, topic, message } = seen;
    if (topic !== null) this.#seen.set(own(chat.id, topic), message.order);
    const order = topic === null ? message.order : this.#asFarAsOthers(chat, message.order);
    if (order <= this.#readIn(chat)) return;
    this.#told.set(own(chat.id), order);
    wish("read", { chat: chat.id, order });
  }

  // While one topic is shown, what is unread in the others stays so.
  #asFarAsOthers(chat, order) {
    const [waiting] = this.unread(chat, null);
    return Math.min(order, waiting ? waiting.order - 1 : order);
  }

  #seenInTopic(message) {
    return message.order <= (this.#seen.get(own(message.chat, topicOf(message))) ?? 0);
  }
}
