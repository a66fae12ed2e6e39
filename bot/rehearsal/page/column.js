// One chat as a column: its messages, who speaks, what is being written.

import { bubble, element, quote, service } from "./bubbles.js";

const NEAR = 80; // pixels from the end within which the chat keeps following
const FRESH = 1200; // milliseconds a new or changed message glows

export class Column {
  constructor(chat, page) {
    Object.assign(this, { chat, page, messages: new Map(), changed: new Map(), spinning: new Set() });
    Object.assign(this, { replying: null, editing: null, dismissed: 0, photo: false, unread: 0 });
    this.build();
  }

  get words() { return this.page.words; }
  get title() { return this.chat.private ? this.words.private(this.chat.title) : this.chat.title; }

  build() {
    this.heading = element("h2");
    this.about = element("span", "about");
    this.list = element("div", "messages");
    this.toast = element("div", "toast");
    this.banner = element("div", "banner");
    this.who = element("select", "who");
    this.who.onchange = () => { this.setReply(null); this.render(); };
    this.input = element("textarea");
    this.input.rows = 1;
    this.input.oninput = () => this.grow();
    this.input.onkeydown = (event) => this.onKey(event);
    this.clip = element("button", "clip");
    this.clip.onclick = () => { this.photo = !this.photo; this.renderComposer(); };
    this.go = element("button", "go");
    this.go.onclick = () => this.send();
    const line = element("div", "line-in", this.clip, this.input, this.go);
    this.composer = element("div", "composer", this.banner, this.who, line);
    const head = element("div", "head", this.heading, this.about);
    this.node = element("section", "column", head, this.list, this.toast, this.composer);
    this.node.id = `chat${this.chat.id}`;
  }

  update(chat) {
    this.chat = chat;
    this.heading.textContent = this.title;
    this.about.textContent = chat.private ? this.words.alone : this.words.members(chat.members.length);
    const chosen = Number(this.who.value) || chat.members[0];
    this.who.replaceChildren(...chat.members.map((id) => this.choice(id)));
    this.who.value = String(chat.members.includes(chosen) ? chosen : chat.members[0]);
    this.who.hidden = chat.private;
    this.composer.hidden = chat.closed;
    this.render();
  }

  choice(id) {
    const option = element("option", "", this.words.as(this.page.nameOf(id)));
    option.value = String(id);
    return option;
  }

  get speaker() { return Number(this.who.value); }

  take(message, live) {
    const isNew = !this.messages.has(message.id);
    if (message.deleted) this.messages.delete(message.id);
    else this.messages.set(message.id, message);
    if (live) this.changed.set(message.id, Date.now());
    if (live && isNew && !this.page.isVisible(this)) this.unread += 1;
  }

  render() {
    this.keepingPlace(() => {
      this.list.replaceChildren(...this.rendered());
      this.offerReply();
      this.fillComposer();
    });
  }

  renderComposer() { this.keepingPlace(() => this.fillComposer()); }

  // Who was at the end stays there, whatever grows; who was reading further up is not moved.
  keepingPlace(change) {
    const { scrollHeight, scrollTop, clientHeight } = this.list;
    change();
    this.list.scrollTop = scrollHeight - scrollTop - clientHeight < NEAR ? this.list.scrollHeight : scrollTop;
  }

  rendered() {
    const shown = [];
    let last = null;
    for (const message of [...this.messages.values()].sort((a, b) => a.order - b.order)) {
      const sameDay = last?.day === message.day;
      if (!sameDay) shown.push(element("div", "service day", this.words.day(new Date(`${message.day}T12:00`))));
      const first = !sameDay || last.service || last.from.id !== message.from.id;
      shown.push(message.service ? service(message, this.words) : this.bubble(message, first));
      last = message;
    }
    return shown.length ? shown : [element("div", "service", this.words.empty)];
  }

  bubble(message, first) {
    return bubble(message, {
      first,
      words: this.words,
      speaker: this.speaker,
      replied: this.messages.get(message.reply_to),
      fresh: Date.now() - (this.changed.get(message.id) ?? 0) < FRESH,
      spinning: (one, button) => this.spinning.has(`${one.id} ${button.callback_data}`),
      onReply: (one) => { if (one.id < 0) return; this.setReply(one); this.input.focus(); },
      onEdit: (one) => this.setEdit(one),
      onPress: (one, button) => this.press(one, button),
    });
  }

  // A question of the bot opens the reply box of those it asks, until they write or close it.
  offerReply() {
    if (this.replying || this.editing) return;
    const asking = [...this.messages.values()].filter((message) => this.isAsked(message)).at(-1);
    const said = [...this.messages.values()].filter((message) => message.from.id === this.speaker).at(-1);
    if (asking && asking.order > (said?.order ?? 0) && asking.order > this.dismissed) this.replying = asking;
  }

  isAsked(message) {
    return message.asks && (message.asks.people === null || message.asks.people.includes(this.speaker));
  }

  setReply(message) {
    if (!message && this.replying?.asks) this.dismissed = this.replying.order;
    this.replying = message;
    this.editing = null;
    this.renderComposer();
  }

  setEdit(message) {
    this.editing = message;
    this.replying = null;
    this.input.value = message ? message.text : "";
    this.renderComposer();
    this.grow();
    this.input.focus();
  }

  fillComposer() {
    const { words } = this;
    const about = this.editing ?? this.replying;
    this.banner.replaceChildren();
    if (about) {
      const close = element("button", "close", "×");
      close.title = words.cancel;
      close.onclick = () => (this.editing ? this.setEdit(null) : this.setReply(null));
      const label = this.editing ? words.editing : words.replyingTo(about.from.name);
      this.banner.append(element("div", "banner-in", element("span", "label", label), quote(about, words)), close);
    }
    this.banner.hidden = !about;
    this.input.placeholder = this.replying?.asks?.hint ?? words.write;
    this.clip.title = words.photo;
    this.clip.classList.toggle("on", this.photo);
    this.clip.hidden = Boolean(this.editing);
    this.go.title = this.editing ? words.save : words.send;
  }

  grow() {
    this.keepingPlace(() => {
      this.input.style.height = "auto";
      this.input.style.height = `${Math.min(this.input.scrollHeight, 120)}px`;
    });
  }

  onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    }
    if (event.key === "Escape") this.editing ? this.setEdit(null) : this.setReply(null);
  }

  async send() {
    const text = this.input.value;
    const wish = { person: this.speaker, chat: this.chat.id, text };
    if (!text.trim() && !this.photo) return;
    const done = this.editing
      ? await this.page.post("edit", { ...wish, message: this.editing.id })
      : await this.page.post("say", { ...wish, reply_to: this.replying?.id, photo: this.photo && this.words.photoName });
    if (!done) return this.showToast(this.words.failed);
    Object.assign(this, { replying: null, editing: null, photo: false });
    this.input.value = "";
    this.list.scrollTop = this.list.scrollHeight;
    this.grow();
    this.renderComposer();
  }

  async press(message, button) {
    const key = `${message.id} ${button.callback_data}`;
    this.spinning.add(key);
    this.render();
    const wish = { person: this.speaker, chat: this.chat.id, message: message.id, data: button.callback_data };
    const answer = await this.page.post("press", wish);
    this.spinning.delete(key);
    this.render();
    if (!answer) this.showToast(this.words.failed);
    else if (!answer.answered) this.showToast(this.words.noAnswer);
    else if (answer.alert) this.page.showAlert(answer.text);
    else if (answer.text) this.showToast(answer.text);
  }

  showToast(text) {
    this.toast.textContent = text;
    this.toast.classList.remove("shown");
    void this.toast.offsetWidth; // so that the same toast can be shown twice in a row
    this.toast.classList.add("shown");
  }
}
