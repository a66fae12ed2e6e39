// The frame around a conversation: who I am, the clock and the chats on the left, the tour on the right.

import { chats } from "./chats.js";
import { clock } from "./clock.js";
import { h, replace } from "./dom.js";
import { here } from "./go.js";
import { header } from "./header.js";
import { notice } from "./notice.js";
import { whoIAm } from "./people.js";
import { settings } from "./settings.js";
import { conversation } from "./talk/conversation.js";
import { isFollowing, telling } from "./telling.js";
import { tour } from "./tour.js";
import { words } from "./words/words.js";

const phone = matchMedia("(max-width: 719px)");

export function frame() {
  const talk = conversation();
  const guide = tour(talk);
  const head = header(guide.handle);
  const left = { me: whoIAm(), clock: clock(), chats: chats(() => enter(talk)), foot: settings() };
  const parts = { ...left, telling: telling(), notice: notice() };
  const skip = h("button", { class: "button skip", type: "button", on: { click: () => talk.focus() } }, words().skip);
  const side = h("div", { class: "side" }, Object.values(left).map((part) => part.node));
  const middle = h("div", { class: "open-chat" }, head.node, talk.node);
  const title = h("h1", { class: "visually-hidden" }, words().title);
  const { telling: story, notice: amiss } = parts;
  const inside = [skip, title, story.node, side, middle, guide.node, guide.bar, amiss.node];
  const node = h("main", { class: "room", id: "main" }, inside);
  return { node, update, show };

  function update() {
    for (const part of [...Object.values(parts), head, guide]) part.update();
    node.classList.toggle("in-chat", Boolean(here().chat));
  }

  function show({ chat, topic }) {
    update();
    talk.show(chat, topic);
    if (isFollowing()) talk.toEnd();
  }
}

// Where one goes on from in a chat that was opened: the box, or on a phone, whose keyboard would come up, the way back.
function enter(talk) {
  if (phone.matches) document.querySelector(".back")?.focus();
  else talk.focus();
}
