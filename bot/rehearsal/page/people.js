// Who the window is: the line at the top of the left column, and the menu to become somebody else.

import { avatar } from "./avatar.js";
import { h, replace } from "./dom.js";
import { addressOf, go, here } from "./go.js";
import { icon } from "./icons.js";
import { menu } from "./popups.js";
import { store } from "./store.js";
import { words } from "./words/words.js";

// "企业 · 华锐机械"; where both are the same words, once.
export function roleOf({ role, about }) {
  const word = words().roles[role];
  return about && about.toLowerCase() !== word.toLowerCase() ? `${word} · ${about}` : word;
}

export const mainPeople = () => store.room.people.filter((person) => person.main);
export const otherPeople = () => store.room.people.filter((person) => !person.main);

// Turns to somebody and stays in the chat where this person is in it as well.
export function become(person) {
  go({ person, chat: sharedChat(person) });
}

export function openWindow(place) {
  window.open(`/${addressOf(place)}`, "_blank", "noopener");
}

export function whoIAm() {
  const inside = h("span", { class: "me-inside" });
  const button = opensSwitcher("me", inside);
  return { node: button, update: draw };

  function draw() {
    const me = label(button);
    const text = h("span", { class: "me-text" }, h("b", {}, me.name), h("span", { class: "soft" }, roleOf(me)));
    replace(inside, avatar(me), text, icon("down"));
  }
}

// The same in the header of a chat, where a phone does not show the left column.
export function myFace() {
  const button = opensSwitcher("my-face");
  return { node: button, update: () => replace(button, avatar(label(button), "small")) };
}

function opensSwitcher(name, ...inside) {
  const props = { class: name, type: "button", "aria-haspopup": "menu", "aria-expanded": "false" };
  const button = h("button", { ...props, on: { click: () => menu(button, switcher()) } }, ...inside);
  return button;
}

function label(button) {
  const me = store.personOf(store.person);
  button.setAttribute("aria-label", words().youAre(me.name, roleOf(me)));
  return me;
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
