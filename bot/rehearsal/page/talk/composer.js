// The box: writing, answering, changing, attaching, sending.

import { h } from "../dom.js";
import { icon } from "../icons.js";
import { store } from "../store.js";
import { words } from "../words/words.js";
import { Tray, refusal } from "./attach.js";
import { Banner } from "./banner.js";
import { Suggestions } from "./commands.js";
import { draftOf } from "./drafts.js";
import { isIn } from "./reading.js";
import { askedOrder, endEdit, saveEdit, say, sendFiles } from "./sending.js";

const ROWS = 6;

export class Composer {
  chat = null;
  topic = null;
  draft = null;
  #sending = false;

  // `jump(key)` to a message; `sent()` after something of one's own was said.
  constructor(jump, sent) {
    this.sent = sent;
    const on = { input: () => this.#written(), keydown: (event) => this.#onKey(event) };
    this.box = h("textarea", { class: "box", rows: "1", enterkeyhint: "send", dir: "auto", on });
    this.files = h("input", { type: "file", multiple: true, hidden: true, on: { change: () => this.#chosen() } });
    this.problem = h("p", { class: "problem", role: "alert" });
    this.banner = new Banner(() => this.cancel(), jump);
    this.tray = new Tray(() => this.files.click(), () => this.refresh());
    this.suggestions = new Suggestions(this.box, () => this.#written());
    this.clip = button("icon-button", "clip", () => this.files.click());
    this.slash = button("icon-button", "slash", () => this.fill("/"));
    this.go = button("icon-button send", "send", () => this.#send());
    const frame = h("div", { class: "box-frame" }, this.box, this.slash);
    const line = h("div", { class: "box-line" }, this.clip, frame, this.go, this.files);
    const above = [this.suggestions.node, this.problem, this.banner.node, this.tray.node];
    this.node = h("footer", { class: "composer" }, above, line);
  }

  show(chat, topic) {
    Object.assign(this, { chat, topic, draft: draftOf(chat.id) });
    this.#complain("");
    this.suggestions.close();
    this.refresh();
  }

  // After something changed about this chat, or in the draft.
  refresh() {
    const { draft, box } = this;
    this.#dropGone();
    this.#offerReply();
    if (box.value !== draft.text) box.value = draft.text;
    this.banner.show(draft);
    this.tray.show(draft);
    this.#label();
    this.#grow();
  }

  reply(message) {
    if (this.draft.editing) endEdit(this.draft);
    this.draft.reply = message.key;
    this.refresh();
    this.focus();
  }

  edit(message) {
    const { editing, text, kept } = this.draft;
    Object.assign(this.draft, { editing: message.key, text: message.text, kept: editing ? kept : text });
    this.refresh();
    this.focus();
  }

  cancel() {
    const { draft } = this;
    if (draft.editing) endEdit(draft);
    else Object.assign(draft, { dismissed: askedOrder(draft), reply: null });
    this.refresh();
    this.focus();
  }

  fill(text) {
    this.draft.text = text;
    this.refresh();
    this.focus();
    this.suggestions.offer(this.chat);
  }

  attach(files) {
    const together = [...this.draft.files, ...files];
    const why = refusal(together);
    this.#complain(why ?? "");
    if (!why) this.draft.files = together;
    this.refresh();
    this.focus();
  }

  focus() {
    this.box.focus();
    this.box.setSelectionRange(this.box.value.length, this.box.value.length);
  }

  #written() {
    this.draft.text = this.box.value;
    this.#complain("");
    this.#label();
    this.#grow();
    this.suggestions.offer(this.chat);
  }

  #chosen() {
    this.attach([...this.files.files]);
    this.files.value = "";
  }

  async #send() {
    const { chat, topic, draft } = this;
    if (!this.#isReady() || this.#sending) return;
    const answer = await this.#sendAs(chat, topic, draft);
    if (this.draft !== draft) return;
    this.#complain(answer.error ? (words().errors[answer.error] ?? words().errors.failed) : "");
    this.refresh();
  }

  #sendAs(chat, topic, draft) {
    this.suggestions.close();
    if (draft.editing) return saveEdit(draft);
    this.sent();
    if (draft.files.length) return this.#upload(chat, topic, draft);
    const answer = say(chat, topic, draft);
    this.refresh();
    return answer;
  }

  async #upload(chat, topic, draft) {
    this.#busy(true);
    const answer = await sendFiles(chat, topic, draft, (part) => this.tray.progress(part));
    this.#busy(false);
    return answer;
  }

  #busy(on) {
    this.#sending = on;
    this.box.readOnly = on;
    this.tray.progress(on ? 0 : null);
    this.#label();
  }

  #isReady() {
    const { text, files, editing } = this.draft;
    return Boolean(text.trim() || files.length || (editing && store.message(editing)?.file));
  }

  #complain(sentence) {
    if (this.problem.textContent !== sentence) this.problem.textContent = sentence;
  }

  // What was being answered or changed may have been deleted meanwhile.
  #dropGone() {
    const { draft } = this;
    const isGone = (key) => key && store.synced && (store.message(key)?.deleted ?? true);
    if (isGone(draft.editing)) endEdit(draft);
    if (isGone(draft.reply)) draft.reply = null;
  }

  // A question of the bot opens the reply box of the one it asks, until they say something or close it.
  #offerReply() {
    const { draft, chat, topic } = this;
    if (draft.reply || draft.editing) return;
    const here = store.messages(chat.id).filter((message) => isIn(message, topic));
    const asking = here.findLast((message) => message.asks);
    const said = here.findLast((message) => message.from.id === store.person)?.order ?? 0;
    if (!asking || asking.order <= Math.max(said, draft.dismissed)) return;
    draft.reply = asking.key;
    if (document.activeElement?.matches("body, .key")) this.focus(); // whoever just pressed a button is asked to write
  }

  #label() {
    const { draft, chat } = this;
    const { write, caption, send, save, attach, commands } = words().talk;
    const hint = store.message(draft.reply)?.asks?.hint;
    const placeholder = draft.files.length ? caption : (hint ?? write);
    Object.assign(this.box, { placeholder, ariaLabel: placeholder });
    entitle(this.go, draft.editing ? save : send);
    entitle(this.clip, attach);
    entitle(this.slash, commands);
    this.go.disabled = this.#sending || !this.#isReady();
    this.clip.disabled = this.#sending || Boolean(draft.editing);
    this.slash.hidden = Boolean(draft.text || draft.editing || draft.files.length) || !chat.commands.length;
  }

  #grow() {
    const { box } = this;
    const { lineHeight, paddingTop } = getComputedStyle(box);
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, ROWS * parseFloat(lineHeight) + 2 * parseFloat(paddingTop))}px`;
  }

  #onKey(event) {
    const { draft } = this;
    if (event.isComposing || event.keyCode === 229) return; // 229: Safari's key that ends a composition
    if (this.suggestions.takesKey(event)) event.preventDefault();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#send();
    } else if (event.key === "Escape" && (draft.editing || draft.reply)) this.cancel();
    else if (event.key === "ArrowUp" && !draft.text && !draft.files.length) this.#editLast(event);
  }

  #editLast(event) {
    const mine = store.messages(this.chat.id).findLast((message) => message.editable && isIn(message, this.topic));
    if (!mine) return;
    event.preventDefault();
    this.edit(mine);
  }
}

function button(name, drawing, act) {
  return h("button", { class: name, type: "button", on: { click: act } }, icon(drawing));
}

function entitle(node, title) {
  Object.assign(node, { title, ariaLabel: title });
}
