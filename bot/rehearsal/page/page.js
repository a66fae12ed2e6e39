// The page: listens to the town and lays its chats out in columns.

import { element } from "./bubbles.js";
import { Column } from "./column.js";
import { words } from "./words.js";

const $ = (id) => document.getElementById(id);

class Page {
  constructor() {
    Object.assign(this, { words: words("zh"), people: new Map(), columns: new Map(), opened: new Set(), waiting: new Set() });
    $("private").onchange = () => this.openPrivate(Number($("private").value));
    this.watcher = new IntersectionObserver((seen) => this.onSeen(seen), { root: $("chats"), threshold: 0.6 });
    this.visible = new Set();
    this.listen();
  }

  nameOf(id) { return this.people.get(id) ?? String(id); }
  isVisible(column) { return this.visible.has(column.node); }

  listen() {
    const source = new EventSource("/town/events");
    source.onopen = () => this.start();
    source.onerror = () => this.showLine(false);
    source.addEventListener("town", (event) => this.takeTown(JSON.parse(event.data)));
    source.addEventListener("message", (event) => this.takeMessage(JSON.parse(event.data)));
  }

  // Every connection begins with everything there is: what was shown before is dropped.
  start() {
    this.connectedAt = Date.now();
    for (const column of this.columns.values()) column.messages.clear();
    this.showLine(true);
  }

  takeTown(town) {
    this.town = town;
    this.words = words(town.language);
    document.documentElement.lang = town.language;
    document.title = $("title").textContent = this.words.title;
    this.people = new Map(town.people.map((person) => [person.id, person.name]));
    this.showLine(true);
    this.layOut();
  }

  takeMessage(message) {
    const column = this.columns.get(message.chat);
    if (!column) return;
    column.take(message, Date.now() - this.connectedAt > 1000);
    this.waiting.add(column);
    if (this.waiting.size === 1) requestAnimationFrame(() => this.renderWaiting());
  }

  renderWaiting() {
    for (const column of this.waiting) column.render();
    this.waiting.clear();
    this.renderTabs();
  }

  layOut() {
    for (const chat of this.town.chats) {
      if (!this.columns.has(chat.id)) this.columns.set(chat.id, new Column(chat, this));
      this.columns.get(chat.id).update(chat);
    }
    const shown = this.shown();
    const nodes = shown.map((column) => column.node);
    for (const node of [...$("chats").children]) if (!nodes.includes(node)) node.remove();
    nodes.forEach((node, at) => {
      if ($("chats").children[at] !== node) $("chats").insertBefore(node, $("chats").children[at] ?? null);
      this.watcher.observe(node);
    });
    this.renderTabs();
    this.renderPrivate();
  }

  // Groups first, then the private chats somebody has begun.
  shown() {
    const open = this.town.chats.filter((chat) => chat.started || this.opened.has(chat.id));
    return [...open.filter((chat) => !chat.private), ...open.filter((chat) => chat.private)].map((chat) => this.columns.get(chat.id));
  }

  renderTabs() {
    $("tabs").replaceChildren(...this.shown().map((column) => this.tab(column)));
  }

  tab(column) {
    const count = column.unread ? element("span", "unread", String(column.unread)) : null;
    const button = element("button", `tab${this.isVisible(column) ? " on" : ""}`, column.title, count);
    button.onclick = () => column.node.scrollIntoView({ behavior: "smooth", inline: "center", block: "nearest" });
    return button;
  }

  renderPrivate() {
    const closed = this.town.chats.filter((chat) => chat.private && !chat.started && !this.opened.has(chat.id));
    const first = element("option", "", this.words.newPrivate);
    first.value = "";
    const options = closed.map((chat) => Object.assign(element("option", "", chat.title), { value: String(chat.id) }));
    $("private").replaceChildren(first, ...options);
    $("private").hidden = !closed.length;
  }

  openPrivate(id) {
    if (!id) return;
    this.opened.add(id);
    this.layOut();
    this.columns.get(id).node.scrollIntoView({ behavior: "smooth", inline: "center" });
    this.columns.get(id).input.focus();
  }

  onSeen(seen) {
    for (const { target, isIntersecting } of seen) {
      this.visible[isIntersecting ? "add" : "delete"](target);
    }
    for (const column of this.columns.values()) if (this.isVisible(column)) column.unread = 0;
    this.renderTabs();
    $("tabs").querySelector(".on")?.scrollIntoView({ inline: "center", block: "nearest" });
  }

  showLine(connected) {
    $("line").className = `line ${connected ? "on" : "off"}`;
    $("line").title = connected ? this.words.connected : this.words.lost;
  }

  showAlert(text) {
    $("alert").querySelector("p").textContent = text;
    $("alert").querySelector("button").textContent = this.words.close;
    $("alert").showModal();
  }

  // The answer, or null when the town would not take it.
  async post(what, wish) {
    const body = JSON.stringify(wish);
    const headers = { "Content-Type": "application/json" };
    try {
      const answer = await fetch(`/town/${what}`, { method: "POST", headers, body });
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }
}

new Page();
