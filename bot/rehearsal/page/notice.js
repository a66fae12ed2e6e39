// One plain sentence over the page while the room cannot be reached, or the bot is not there.

import { h, redraw } from "./dom.js";
import { tellError } from "./popups.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

const PATIENCE = 1500; // milliseconds of something amiss before it is said: most of it passes at once

export function notice() {
  const node = h("div", { class: "notice-place", role: "status" });
  let shown = null;
  let timer = null;
  return { node, update };

  function update() {
    const amiss = whatIsAmiss();
    if (amiss === shown) return;
    shown = amiss;
    clearTimeout(timer);
    if (amiss) timer = setTimeout(() => redraw(node, line(amiss)), PATIENCE);
    else redraw(node);
  }
}

function whatIsAmiss() {
  if (store.connection === "lost") return "lost";
  const { state } = store.room.bot;
  return state === "up" ? null : state;
}

function line(amiss) {
  const say = words().notice;
  const wake = h("button", { class: "button", type: "button", on: { click: wakeUp } }, say.wake);
  return h("p", { class: "notice", dataset: { amiss } }, say[amiss](store.room.bot), amiss === "down" && wake);
}

async function wakeUp() {
  const { error } = await wish("wake");
  tellError(error);
}
