// The buttons under a message. A pressed one spins until the bot has answered, also where the message is drawn anew.

import { h } from "../dom.js";
import { alertBox, tellError, toast } from "../popups.js";
import { wish } from "../wire.js";
import { words } from "../words/words.js";
import { icon } from "../icons.js";
import { followsHere, openElsewhere } from "./links.js";

const pressed = new Map(); // "key data" of those that wait → the button as it was drawn last

export function keyboard(message, talk) {
  if (!message.rows.length) return null;
  const keys = (row) => row.map((button) => key(message, button, talk));
  const rows = message.rows.map((row) => h("div", { class: "key-row" }, keys(row)));
  return h("div", { class: "keys", role: "group", "aria-label": words().talk.keys }, rows);
}

function key(message, button, talk) {
  const away = Boolean(button.url);
  const text = h("span", { dir: "auto" }, button.text);
  const node = h("button", { class: "key", type: "button" }, text, away ? icon("away") : null);
  if (pressed.has(nameOf(message, button))) wait(node, nameOf(message, button));
  node.addEventListener("click", () => (away ? leave(button.url, talk) : press(node, message, button, talk)));
  return node;
}

const nameOf = (message, button) => `${message.key} ${button.callback_data}`;

function wait(node, name) {
  pressed.set(name, node);
  spin(node, true);
}

function spin(node, on) {
  node.classList.toggle("waiting", on);
  node.setAttribute("aria-busy", String(on));
  if (on) node.title = words().talk.waiting;
  else node.removeAttribute("title");
}

async function press(node, message, button, talk) {
  const name = nameOf(message, button);
  if (pressed.has(name)) return;
  wait(node, name);
  const answer = await wish("press", { message: message.key, data: button.callback_data });
  spin(pressed.get(name), false);
  pressed.delete(name);
  show(answer, talk);
}

function show({ error, answered, text, alert, url }, talk) {
  if (error) tellError(error);
  else if (!answered) toast(words().talk.noAnswer);
  else if (url) leave(url, talk);
  else if (alert) alertBox(text);
  else if (text) toast(text);
}

function leave(url, talk) {
  if (followsHere(url)) talk.follow(url);
  else openElsewhere(url);
}
