// One conversation: its topics, its messages and the box below them.

import { h, replace } from "../dom.js";
import { go } from "../go.js";
import { icon } from "../icons.js";
import { tellError, toast } from "../popups.js";
import { store } from "../store.js";
import { wish } from "../wire.js";
import { words } from "../words/words.js";
import { offerActions } from "./actions.js";
import { takeFiles } from "./attach.js";
import { drawn, mainOf } from "./bubble.js";
import { Composer } from "./composer.js";
import { draftOf } from "./drafts.js";
import { Foot } from "./foot.js";
import { itemsOf } from "./items.js";
import { List } from "./list.js";
import { Reading, isIn } from "./reading.js";
import { rove } from "./roving.js";
import { Tags } from "./tags.js";
import { Topics } from "./topics.js";

// → { node, show(chat|null, topic|null), typeIn(text, { replyTo: key|null }), toEnd(), focus() }
export function conversation() {
  const one = new Conversation();
  return {
    node: one.node,
    show: (chat, topic) => one.show(chat, topic),
    typeIn: (text, how) => one.typeIn(text, how),
    toEnd: () => one.list.toEnd(),
    focus: () => one.focus(),
  };
}

class Conversation {
  #place = { chat: null, topic: null };
  #opened = null; // what the list shows: language, person, stage, chat and topic
  #freshKey = null;
  #waiting = null; // the frame in which what changed is drawn
  #focusing = false;

  constructor() {
    this.list = new List((item) => drawn(item, this), () => this.#moved());
    this.reading = new Reading(() => this.#onScreen());
    this.topics = new Topics(this.reading);
    this.tags = new Tags(() => this.#messages(), (key) => this.jump(key));
    this.composer = new Composer((key) => this.jump(key), () => this.list.toEnd());
    this.foot = new Foot(this.composer);
    this.empty = h("p", { class: "nothing", hidden: true });
    this.down = h("button", { class: "down", type: "button", hidden: true, on: { click: () => this.list.toEnd() } });
    const middle = h("div", { class: "messages" }, this.list.node, this.empty, this.down);
    this.node = h("section", { class: "talk" }, this.topics.node, this.tags.node, middle, this.foot.node);
    this.settle = rove(this.list.column);
    this.#listen();
  }

  #listen() {
    offerActions(this.list.column, (article) => mainOf(this.list.itemOf(article).messages), this);
    takeFiles(this.node, () => this.foot.open, (files) => this.composer.attach(files));
    store.on("room", () => this.#soon());
    store.on("message", (message, { live }) => live && message.chat === this.#place.chat && this.#soon());
    store.on("synced", () => this.#soon());
    store.on("stage", () => this.reading.forget());
  }

  show(chat, topic = null) {
    const moved = chat !== this.#place.chat;
    this.#place = { chat, topic: topic ?? null };
    if (moved) this.tags.close();
    this.#draw();
  }

  typeIn(text, { replyTo = null } = {}) {
    if (this.#place.chat === null) return;
    Object.assign(draftOf(this.#place.chat), { text, reply: replyTo, editing: null });
    if (this.foot.open) this.composer.refresh();
    this.focus();
  }

  focus() {
    this.#focusing = !this.foot.open;
    if (this.foot.open) this.composer.focus();
  }

  // What can be done with a message, wherever it is drawn.
  find(tag) { this.tags.find(tag); }
  fill(text) { if (this.foot.open) this.composer.fill(text); }
  reply(message) { if (this.foot.open) this.composer.reply(message); }
  edit(message) { if (this.foot.open) this.composer.edit(message); }
  jump(key) { if (!this.list.jump(key)) toast(words().talk.goneQuote); }
  get topicShown() { return Boolean(this.#chat?.forum) && this.#topic === null; }

  async follow(url) {
    const { error, chat } = await wish("follow", { url });
    if (error) tellError(error);
    else go({ person: store.person, chat });
  }

  get #chat() {
    return store.chatOf(this.#place.chat);
  }

  // A chat whose topics were turned off while one of them was open is shown as a whole.
  get #topic() {
    return this.#chat?.forum ? this.#place.topic : null;
  }

  #messages() {
    return store.messages(this.#place.chat).filter((message) => isIn(message, this.#topic));
  }

  // However many messages come at once, they are drawn once; a window that is not seen draws when it is looked at.
  #soon() {
    this.#waiting ??= requestAnimationFrame(() => this.#draw());
  }

  #draw() {
    cancelAnimationFrame(this.#waiting);
    this.#waiting = null;
    const chat = this.#chat;
    this.topics.show(chat, this.#topic);
    this.foot.show(chat, this.#topic);
    if (!chat || !store.synced) this.#close();
    else this.#drawMessages(chat);
    this.#drawEmpty(chat);
    if (this.foot.open) this.#drawBox(chat);
  }

  #drawMessages(chat) {
    const topic = this.#topic;
    const name = [store.language, store.person, store.stage, chat.id, topic, this.topicShown].join("/");
    const opening = name !== this.#opened;
    if (opening) this.#freshKey = this.reading.unread(chat, topic)[0]?.key ?? null;
    const revisionOf = (key) => store.message(key)?.revision;
    const items = itemsOf(this.#messages(), { freshKey: this.#freshKey, revisionOf });
    if (opening) this.list.open(items, this.#freshKey && "fresh");
    else this.list.update(items);
    this.#opened = name;
    this.settle();
    this.#moved();
  }

  #drawBox(chat) {
    const topic = this.#topic;
    const same = this.composer.draft === draftOf(chat.id) && this.composer.topic === topic;
    if (same) this.composer.chat = chat;
    if (same) this.composer.refresh();
    else this.composer.show(chat, topic);
    if (this.#focusing) this.focus();
  }

  #drawEmpty(chat) {
    const { choose, empty } = words().talk;
    this.empty.hidden = chat ? !store.synced || this.#messages().length > 0 : this.#place.chat !== null;
    replace(this.empty, chat ? empty : choose);
  }

  // While a reconnected stream tells everything again, what is shown stays.
  #close() {
    const { language, person, stage } = store;
    if (this.#chat && this.#opened?.startsWith([language, person, stage, this.#place.chat, ""].join("/"))) return;
    this.#opened = null;
    this.list.clear();
  }

  #onScreen() {
    const chat = this.#chat;
    const message = chat && this.#opened && this.node.checkVisibility() ? this.list.lastSeen() : null;
    return message && { chat, topic: this.#topic, message };
  }

  #moved() {
    const chat = this.#chat;
    if (!chat) return;
    this.reading.look();
    this.down.hidden = this.list.following;
    const count = this.down.hidden ? 0 : this.reading.unread(chat, this.#topic).length;
    const title = words().talk.toEnd(count);
    Object.assign(this.down, { title, ariaLabel: title });
    replace(this.down, icon("arrowDown"), count ? h("span", { class: "badge" }, count) : null);
  }
}
