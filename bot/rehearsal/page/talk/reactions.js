// Reactions as pills under a message: a press adds mine or takes it back.

import { h } from "../dom.js";
import { menu, tellError } from "../popups.js";
import { wish } from "../wire.js";
import { words } from "../words/words.js";

const EMOJI = ["👍", "👌", "👀", "❤", "🎉", "🙏"];

const drawn = (emoji) => `${emoji}\uFE0F`; // in colours, where a font also has it as a plain sign

export function pills(message) {
  if (!message.reactions.length) return null;
  return h("div", { class: "reactions" }, message.reactions.map((reaction) => pill(message, reaction)));
}

function pill(message, { emoji, count, mine }) {
  const name = words().talk.emoji[emoji] ?? emoji;
  const props = {
    class: `pill${mine ? " mine" : ""}`,
    type: "button",
    "aria-pressed": String(mine),
    "aria-label": words().talk.reacted(name, count, mine),
    on: { click: () => react(message, mine ? "" : emoji) },
  };
  const parts = [h("span", {}, drawn(emoji)), count > 1 ? h("span", { class: "count" }, count) : null];
  return message.ephemeral ? h("span", { class: "pill" }, parts) : h("button", props, parts);
}

export function offerReactions(anchor, message) {
  const mine = message.reactions.find((reaction) => reaction.mine)?.emoji;
  menu(anchor, EMOJI.map((emoji) => ({
    label: words().talk.emoji[emoji],
    lead: h("span", { class: "emoji" }, drawn(emoji)),
    checked: emoji === mine,
    do: () => react(message, emoji === mine ? "" : emoji),
  })));
}

async function react(message, emoji) {
  const { error } = await wish("react", { message: message.key, emoji });
  tellError(error);
}
