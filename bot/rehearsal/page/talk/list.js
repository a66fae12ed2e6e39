// The scrolling list of a conversation. A node is made anew only when its item changed; nothing else moves, and neither
// does the reader: who stands at the end follows it, who reads further up keeps their place.

import { h } from "../dom.js";
import { words } from "../words/words.js";

const NEAR = 60; // pixels from the end within which the list follows it
const DRAWN = 160; // items drawn at first; earlier ones come as one scrolls up to them
const MORE = 120;
const SHOWN_FOUND = 1600; // milliseconds a message that was jumped to is marked

export class List {
  following = true;
  #items = [];
  #hidden = 0; // how many items at the beginning are not drawn yet
  #nodes = new Map(); // key → { node, revision }
  #pressed = false; // a pointer is down in it

  // `draw(item)` → node; `onScroll()` whenever another part is seen.
  constructor(draw, onScroll) {
    this.draw = draw;
    this.onScroll = onScroll;
    this.column = h("div", { class: "column", role: "log", "aria-live": "off" });
    this.node = h("div", { class: "scroller", on: { scroll: () => this.#scrolled() } }, this.column);
    const sizes = new ResizeObserver(() => this.following && this.toEnd());
    sizes.observe(this.node);
    sizes.observe(this.column);
    this.node.addEventListener("pointerdown", () => (this.#pressed = true));
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => this.#released());
  }

  // Another conversation: shown from the item `fresh` (a key) on, or at its end. History is not read out, what follows is.
  open(items, fresh = null) {
    this.clear();
    this.#items = items;
    const from = fresh === null ? items.length : this.#indexOf(fresh);
    this.#hidden = Math.max(0, Math.min(items.length - DRAWN, from - DRAWN / 8));
    this.#reconcile();
    this.toEnd();
    if (fresh !== null) this.#showFrom(this.#nodes.get(fresh).node);
    setTimeout(() => this.column.setAttribute("aria-live", "polite"));
  }

  clear() {
    this.column.setAttribute("aria-live", "off");
    this.column.setAttribute("aria-label", words().talk.list);
    this.column.replaceChildren();
    this.#nodes.clear();
    this.#items = [];
  }

  // While somebody presses nothing is made anew: what they let go of would not be what they pressed, and that is no click.
  update(items) {
    this.#items = items;
    if (!this.#pressed) this.#keepingPlace(() => this.#reconcile());
  }

  // The click comes first.
  #released() {
    if (!this.#pressed) return;
    setTimeout(() => {
      this.#pressed = false;
      this.update(this.#items);
    });
  }

  toEnd() {
    this.following = true;
    this.node.scrollTop = this.node.scrollHeight;
  }

  // False: it is not in this list.
  jump(key) {
    const index = this.#indexOf(key);
    if (index < 0) return false;
    if (index < this.#hidden) this.#showMore(this.#hidden - Math.max(0, index - MORE / 4));
    const { node } = this.#nodes.get(this.#items[index].key);
    this.following = false;
    node.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
    node.focus({ preventScroll: true });
    this.column.querySelector(".found")?.classList.remove("found");
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), SHOWN_FOUND);
    return true;
  }

  // The last message whose upper part is on screen.
  lastSeen() {
    const foot = this.node.getBoundingClientRect().bottom - NEAR / 2;
    const isSeen = ({ key }) => this.#nodes.get(key)?.node.getBoundingClientRect().top < foot;
    const seen = this.#items.findLast((item) => item.messages.length && isSeen(item));
    return seen?.messages.at(-1) ?? null;
  }

  itemOf(node) {
    return this.#items.find((item) => this.#nodes.get(item.key)?.node === node);
  }

  #indexOf(key) {
    return this.#items.findIndex((item) => item.key === key || item.messages.some((message) => message.key === key));
  }

  #reconcile() {
    const shown = this.#items.slice(this.#hidden);
    const keys = new Set(shown.map(({ key }) => key));
    for (const [key, { node }] of this.#nodes) if (!keys.has(key)) this.#drop(key, node);
    let at = this.column.firstElementChild;
    for (const item of shown) {
      const before = this.#nodes.get(item.key)?.node;
      const node = this.#nodeOf(item);
      if (before === at && at !== null) at = node.nextElementSibling;
      else this.column.insertBefore(node, at);
    }
  }

  #drop(key, node) {
    node.remove();
    this.#nodes.delete(key);
  }

  #nodeOf(item) {
    const known = this.#nodes.get(item.key);
    const node = known?.revision === item.revision ? known.node : this.#drawAnew(item, known?.node);
    node.classList.toggle("first", Boolean(item.first));
    return node;
  }

  #drawAnew(item, old) {
    const node = this.draw(item);
    this.#nodes.set(item.key, { node, revision: item.revision });
    if (old) replaceKeepingFocus(old, node);
    else if (this.column.getAttribute("aria-live") === "polite") node.classList.add("arriving");
    return node;
  }

  #keepingPlace(change) {
    const anchor = this.following ? null : this.#anchor();
    change();
    if (this.following) this.toEnd();
    const node = anchor && this.#nodes.get(anchor.key)?.node;
    if (node) this.node.scrollTop += node.getBoundingClientRect().top - anchor.top;
  }

  // The first item on screen, and where it stands.
  #anchor() {
    const { top } = this.node.getBoundingClientRect();
    for (const [key, { node }] of this.#inOrder()) {
      const box = node.getBoundingClientRect();
      if (box.bottom > top) return { key, top: box.top };
    }
    return null;
  }

  #inOrder() {
    return this.#items.slice(this.#hidden).map(({ key }) => [key, this.#nodes.get(key)]).filter(([, known]) => known);
  }

  #showMore(count) {
    this.#hidden = Math.max(0, this.#hidden - count);
    this.#keepingPlace(() => this.#reconcile());
  }

  #showFrom(node) {
    this.node.scrollTop += node.getBoundingClientRect().top - this.node.getBoundingClientRect().top - NEAR / 4;
    this.#scrolled();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.node;
    this.following = scrollHeight - scrollTop - clientHeight < NEAR;
    if (scrollTop < 2 * clientHeight && this.#hidden > 0) this.#showMore(MORE);
    this.onScroll();
  }
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Who had the focus inside a message has it on the same button again, or else on the message.
function replaceKeepingFocus(old, node) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = [...old.querySelectorAll("button, a")].indexOf(focused);
  node.tabIndex = old.tabIndex;
  old.replaceWith(node);
  if (focused) ([...node.querySelectorAll("button, a")][place] ?? node).focus({ preventScroll: true });
}
