// Who the window is: the line at the top of the left column, and the menu to become somebody else.

import { avatar } from "./avatar.js";
import { h, replace } from "./dom.js";
import { addressOf, go, here } from "./go.js";
import { icon } from "./icons.js";
import { menu } from "./popups.js";
import { store } from "./store.js";
import { words } from "./words/words.js";

// "企业家 · 华锐机械"
export function roleOf({ role, about }) {
  return [words().roles[role], about].filter(Boolean).join(" · ");
}

export const mainPeople = () => store.room.people.filter((person) => person.main);
export const otherPeople = () => store.room.people.filter((person) => !person.main);

// Becomes somebody and stays in the chat where this person is in it as well.
export function become(person) {
  go({ person, chat: sharedChat(person) });
}

export function openWindow(place) {
  window.open(`/${addressOf(place)}`, "_blank", "noopener");
}

export function whoIAm() {
  const inside = h("span", { class: "me-inside" });
  const props = { class: "me", type: "button", "aria-haspopup": "menu", "aria-expanded": "false" };
  const button = h("button", { ...props, on: { click: () => menu(button, switcher()) } }, inside);
  return { node: button, update: () => draw(button, inside) };
}

function draw(button, inside) {
  const me = store.personOf(store.person);
  button.setAttribute("aria-label", words().youAre(me.name, roleOf(me)));
  const text = h("span", { class: "me-text" }, h("b", {}, me.name), h("span", { class: "soft" }, roleOf(me)));
  replace(inside, avatar(me), text, icon("down"));
}

function switcher() {
  const others = otherPeople();
  const more = others.length ? [{ heading: true, label: words().morePeople }, ...others.map(line)] : [];
  return [{ heading: true, label: words().becomeWho }, ...mainPeople().map(line), ...more, nobody()];
}

function line(person) {
  return {
    label: person.name,
    note: roleOf(person),
    lead: avatar(person, "small"),
    checked: person.id === store.person,
    do: () => become(person.id),
    side: { label: words().inNewWindow(person.name), icon: "window", do: () => openWindow({ person: person.id }) },
  };
}

const nobody = () => ({ label: words().backToChooser, icon: "people", do: () => go({}) });

function sharedChat(person) {
  const chat = store.chatOf(here().chat);
  return chat && chat.kind !== "private" && chat.members.includes(person) ? chat.id : null;
}
