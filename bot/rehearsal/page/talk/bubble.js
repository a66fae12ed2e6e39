// An item of the list → its node. Texts only ever become text nodes: nothing anybody writes can turn into markup.

import { avatar, toneOf } from "../avatar.js";
import { h } from "../dom.js";
import { store } from "../store.js";
import { words } from "../words/words.js";
import { files } from "./file.js";
import { formatted } from "./formatted.js";
import { icon } from "../icons.js";
import { keyboard } from "./keyboard.js";
import { photos } from "./album.js";
import { pills } from "./reactions.js";

const DRAWN = { day: dayLine, fresh: freshLine, service: serviceLine, bubble };
const HELD = { location: "place", contact: "contact", poll: "poll" };

// `talk` is what can be done with it: { find, fill, follow, jump, topicShown }.
export const drawn = (item, talk) => DRAWN[item.kind](item, talk);

// Of an album, the message with the words; what is replied to, edited and copied.
export const mainOf = (messages) => messages.find((message) => message.text) ?? messages[0];

export const toneOfSender = ({ from }) => (from.bot ? "tone-bot" : toneOf(from.id));

export const nameOf = ({ from }) => from.name || store.personOf(from.id)?.name || "";

// One line that stands for a message: its words, or what it holds.
export function snippet(message) {
  if (message.text) return message.text;
  const { kinds, file } = words().talk;
  if (message.file) return file(kinds[message.file.kind] ?? kinds.document, message.file.name);
  return kinds[message.holds] ?? "";
}

function dayLine({ day }) {
  return h("div", { class: "line-of" }, h("span", { class: "day" }, words().talk.day(new Date(`${day}T12:00`))));
}

function freshLine() {
  return h("div", { class: "fresh-line" }, h("span", {}, words().talk.fresh));
}

function serviceLine({ messages: [message] }) {
  const sentence = words().talk.service[message.service](nameOf(message), message.service_about);
  return h("div", { class: "line-of" }, h("span", { class: "service" }, sentence));
}

function bubble({ messages }, talk) {
  const message = mainOf(messages);
  const mine = message.from.id === store.person;
  const props = {
    class: `message ${mine ? "mine" : "theirs"}${message.only_for_me ? " whispered" : ""}`,
    tabindex: "-1",
    dataset: { key: message.key },
    "aria-label": words().talk.said(nameOf(message), message.time),
  };
  const parts = [body(messages, message, talk), keyboard(message, talk), pills(messages[0])];
  return h("article", props, mine ? null : avatar(message.from, "small"), h("div", { class: "stack" }, parts));
}

function body(messages, message, talk) {
  const held = messages.filter((one) => one.file);
  const shown = held.filter(({ file }) => file.kind === "photo");
  return h("div", { class: `bubble${shown.length ? " with-photos" : ""}` },
    h("div", { class: `name ${toneOfSender(message)}`, dir: "auto" }, nameOf(message)),
    labels(message, talk),
    message.reply_to ? quoted(message, talk) : null,
    shown.length ? photos(shown) : null,
    shown.length < held.length ? files(held.filter((one) => !shown.includes(one))) : null,
    message.holds ? label(HELD[message.holds], words().talk.kinds[message.holds]) : null,
    h("div", { class: "text", dir: "auto" }, formatted(message.text, message.entities, talk), meta(message)));
}

// In which topic it stands, who alone sees it, whose words they are, and by way of which bot.
function labels(message, talk) {
  const { onlyYou, forwarded, via, general } = words().talk;
  return [
    message.only_for_me ? label("eye", onlyYou) : null,
    talk.topicShown ? label(null, topicLine(message.topic_name ?? general)) : null,
    message.forwarded ? label(null, forwarded(message.forwarded)) : null,
    message.via ? label(null, via(message.via)) : null,
  ];
}

// Topics of issues are named by their number, which has such a sign already.
const topicLine = (name) => (name.startsWith("#") ? name : `# ${name}`);

const label = (drawing, text) => h("div", { class: "label", dir: "auto" }, drawing ? icon(drawing) : null, text);

function quoted(message, talk) {
  const replied = store.message(message.reply_to);
  if (!replied || replied.deleted) return h("div", { class: "quote gone" }, words().talk.goneQuote);
  const name = nameOf(replied);
  const jump = () => talk.jump(replied.key);
  const props = { class: `quote ${toneOfSender(replied)}`, type: "button", title: words().talk.jump(name) };
  const line = h("span", { class: "quote-text" }, message.quote ?? snippet(replied));
  return h("button", { ...props, on: { click: jump } }, h("b", { class: "quote-name" }, name), line);
}

function meta(message) {
  const edited = message.edited ? h("span", {}, words().talk.edited) : null;
  return h("div", { class: "meta" }, edited, h("time", {}, message.time));
}
