// The list of chats of this person: title, who said what last and when, how much is unread.

import { avatar } from "./avatar.js";
import { h, replace } from "./dom.js";
import { addressOf, arrive, here } from "./go.js";
import { townTime } from "./clock.js";
import { store } from "./store.js";
import { isPicture } from "./talk/attach.js";
import { waitingIn } from "./talk/drafts.js";
import { words } from "./words/words.js";

// `opened()`: after somebody opened a chat from this list.
export function chats(opened) {
  const list = h("ul", { class: "chats", on: { keydown: onKey, click: (event) => onClick(event, opened) } });
  const label = h("h2", { class: "visually-hidden", id: "chats-label" });
  const node = h("nav", { class: "chats-place", "aria-labelledby": "chats-label" }, label, list);
  const lines = new Map(); // chat → its <li>, kept so that the focus stays where it is
  return { node, update };

  function update() {
    label.textContent = words().chats.title;
    const shown = store.room.chats.filter((chat) => !chat.closed);
    for (const id of lines.keys()) if (!shown.some((chat) => chat.id === id)) drop(id);
    shown.forEach((chat, at) => put(line(chat), at));
    for (const chat of shown) fill(lines.get(chat.id).firstChild, chat);
  }

  function drop(id) {
    lines.get(id).remove();
    lines.delete(id);
  }

  function line(chat) {
    if (!lines.has(chat.id)) lines.set(chat.id, h("li", {}, h("a", { class: "chat" })));
    return lines.get(chat.id);
  }

  function put(item, at) {
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  }
}

export const titleOf = (chat) => (chat.kind === "private" ? store.room.bot.name : chat.title);

export function faceOf(chat, size = "") {
  const whose = chat.kind === "private" ? { ...store.room.bot, bot: true } : { id: chat.id, name: initialOf(chat) };
  return avatar(whose, size);
}

export const unreadInAll = () => store.room.chats.reduce((sum, chat) => sum + store.unread(chat.id), 0);

// The chats of one city would all begin with the same letter.
function initialOf({ title }) {
  const { city } = store.room;
  const own = title.startsWith(city) ? title.slice(city.length) : title.replace(/^市(?!长)/, "");
  return own.replace(/^[\s\p{P}]+/u, "").toUpperCase() || title;
}

function fill(link, chat) {
  const last = store.messages(chat.id).findLast((message) => !message.service);
  const unread = store.unread(chat.id);
  link.href = addressOf({ person: store.person, chat: chat.id });
  link.dataset.chat = chat.id;
  if (here().chat === chat.id) link.setAttribute("aria-current", "page");
  else link.removeAttribute("aria-current");
  replace(link,
    faceOf(chat),
    h("span", { class: "chat-title" }, titleOf(chat)),
    h("span", { class: "chat-time" }, last ? when(last) : ""),
    h("span", { class: "chat-last" }, draft(chat) ?? (last ? preview(last, chat) : words().chats.empty[chat.kind])),
    unread ? h("span", { class: "badge" }, unread > 99 ? "99+" : String(unread), unreadAloud(unread)) : null);
}

// What waits half-written there; the open chat has it in its box.
function draft({ id }) {
  const waiting = here().chat === id ? null : waitingIn(id);
  if (!waiting) return null;
  const { text, files } = waiting;
  return [h("span", { class: "chat-draft" }, words().chats.draft), ` ${text || words().holds[kindOfFiles(files)]}`];
}

const kindOfFiles = (files) => (files.every(isPicture) ? "photo" : "document");

const unreadAloud = (count) => h("span", { class: "visually-hidden" }, words().chats.unread(count));

function when({ day, time }) {
  return day === townTime().day ? time : words().dayShort(new Date(`${day}T12:00`));
}

function preview(message, chat) {
  const said = message.text.split("\n").find((line) => line.trim()) ?? words().holds[kindOf(message)] ?? "";
  if (message.from.id === store.person) return words().chats.mine(said);
  return chat.kind === "private" ? said : words().chats.by(message.from.name, said);
}

const kindOf = ({ file, holds }) => file?.kind ?? holds;

// Another tab or window is the browser's own matter.
function onClick(event, opened) {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  arrive({ person: store.person, chat: Number(link.dataset.chat) }).then(opened);
}

// The arrow keys walk through the list, Enter opens as with any link.
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function onKey(event) {
  const links = [...event.currentTarget.querySelectorAll("a")];
  const at = links.indexOf(document.activeElement);
  const next = { Home: links[0], End: links.at(-1) }[event.key] ?? links[at + STEPS[event.key]];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
