// The header of the open chat: the way back on a phone, what chat this is, who is in it, topics, the tour's handle.

import { avatar } from "./avatar.js";
import { faceOf, titleOf } from "./chats.js";
import { h, redraw, replace } from "./dom.js";
import { arrive, here } from "./go.js";
import { icon } from "./icons.js";
import { become, myFace, roleOf } from "./people.js";
import { menu, tellError, toast } from "./popups.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

const NAMES = 3; // members named in the header

export function header(handle) {
  const inside = h("div", { class: "head-inside" });
  const face = myFace();
  const node = h("header", { class: "head" }, inside, face.node, handle);
  return { node, update };

  function update() {
    draw(inside);
    face.update();
  }
}

function draw(inside) {
  const chat = store.chatOf(here().chat);
  if (!chat) return replace(inside);
  const title = h("h2", { class: "head-title" }, titleOf(chat));
  const text = h("div", { class: "head-text" }, title, chat.kind === "private" ? alone() : members(chat));
  return redraw(inside, back(), faceOf(chat), text, topicsSwitch(chat));
}

function back() {
  const props = { class: "icon-button back", type: "button", dataset: { focus: "back" } };
  const leave = () => {
    const { chat } = here();
    arrive({ person: store.person }).then(() => document.querySelector(`[data-chat="${chat}"]`)?.focus());
  };
  return h("button", { ...props, "aria-label": words().header.back, on: { click: leave } }, icon("back"));
}

const alone = () => h("p", { class: "head-members soft" }, words().header.alone);

function members(chat) {
  const people = chat.members.map((id) => store.personOf(id)).filter(Boolean);
  const names = people.slice(0, NAMES).map(({ name }) => name);
  const text = words().header.members(names, people.length, store.room.bot.name);
  const props = { class: "head-members soft", type: "button", "aria-haspopup": "menu", dataset: { focus: "members" } };
  const button = h("button", { ...props, on: { click: () => menu(button, lines(people)) } }, text);
  return button;
}

function lines(people) {
  const line = (person) => ({
    label: person.name,
    note: roleOf(person),
    lead: avatar(person, "small"),
    checked: person.id === store.person,
    do: () => become(person.id),
  });
  return [{ heading: true, label: words().header.becomeMember }, ...people.map(line)];
}

function topicsSwitch(chat) {
  if (chat.kind !== "office" && chat.kind !== "unit") return null;
  const props = { class: "icon-button topics-switch", type: "button", dataset: { focus: "topics" } };
  const label = words().header.topics;
  const state = { title: label, "aria-label": label, "aria-pressed": String(chat.forum) };
  return h("button", { ...props, ...state, on: { click: () => turnTopics(chat) } }, icon("topics"));
}

async function turnTopics({ id, forum }) {
  const { error } = await wish("topics", { chat: id, on: !forum });
  if (error) tellError(error);
  else toast(words().header.topicsNow(!forum));
}
