// What one step of the tour asks for, and the buttons that help with it; what to try when all are done.

import { titleOf } from "./chats.js";
import { h } from "./dom.js";
import { arrive, here } from "./go.js";
import { icon } from "./icons.js";
import { store } from "./store.js";
import { playStory } from "./telling.js";
import { words } from "./words/words.js";

const NUMBER = /#[A-Z]+\d+/; // how the bot's cards name an issue
const REPLIES = new Set(["instruct", "answer"]); // steps whose words are a reply

export const stepPlace = ({ person, chat }) => ({ person, chat });

// The current step, opened: a sentence, the words to say, the button that does the next thing.
export function open(step, conversation, leave) {
  const say = words().tour.steps[step.key];
  const { name } = store.personOf(step.person);
  if (isRedone(step)) return again(leave);
  if (isPreviewed(step)) return h("div", { class: "tour-open" }, h("p", {}, say.previewed));
  return h("div", { class: "tour-open" },
    h("p", {}, step.person === store.person ? words().tour.you(name) : words().tour.turn(name), say.what),
    say.words && h("blockquote", { class: "tour-words" }, say.words),
    nextButton(step, say, name, conversation, leave),
    say.then && h("p", { class: "soft" }, say.then));
}

// The requester was not content: it is the unit's turn once more.
export const isRedone = ({ key }) => key === "rate" && store.room.tour.redone;

function again(leave) {
  const answer = store.room.tour.steps.find(({ key }) => key === "answer");
  const { name } = store.personOf(answer.person);
  const there = () => {
    leave();
    return arrive(stepPlace(answer));
  };
  const others = answer.person !== store.person && button(words().tour.become(name), there);
  return h("div", { class: "tour-open" }, h("p", {}, words().tour.redone.what), others);
}

// The bot has shown the answer to whoever wrote it, who is here, and waits for the button below.
function isPreviewed({ key, person, chat }) {
  if (key !== "answer" || person !== store.person || here().chat !== chat) return false;
  const { publish } = words().tour.steps.answer;
  const { rows = [] } = store.messages(chat).findLast((message) => message.rows.length) ?? {};
  return rows.flat().some(({ text }) => text === publish);
}

function nextButton(step, say, name, conversation, leave) {
  const there = () => {
    leave();
    return arrive(stepPlace(step));
  };
  if (step.person !== store.person) return button(words().tour.become(name), there);
  if (say.words) return button(words().tour.fill, () => there().then(() => fill(step, say.words, conversation)));
  if (here().chat === step.chat) return null;
  const chat = store.chatOf(step.chat);
  return chat && button(words().tour.openChat(titleOf(chat)), there);
}

const button = (text, click) =>
  h("button", { class: "button primary", type: "button", dataset: { focus: "next" }, on: { click } }, text);

function fill(step, text, conversation) {
  conversation.typeIn(text, REPLIES.has(step.key) ? { replyTo: cardIn(step.chat)?.key ?? null } : {});
}

// The newest card of an issue there, one with buttons before one without; else the newest thing said by a person.
function cardIn(chat) {
  const all = store.messages(chat).toReversed().filter((message) => !message.service);
  const cards = all.filter(({ from, text }) => from.bot && NUMBER.test(text));
  return cards.find(({ rows }) => rows.length) ?? cards[0] ?? all.find(({ from }) => !from.bot);
}

export function ending() {
  const say = words().tour.ending;
  return h("div", { class: "tour-ending" },
    h("h3", {}, say.title),
    h("p", {}, say.what),
    h("ul", {},
      h("li", {}, trial("play", say.story, () => playStory("day"))),
      h("li", {}, trial("forward", say.confide, () => arrive({ person: store.person, chat: privateChat() }))),
      h("li", {}, say.photos),
      h("li", {}, say.time)));
}

const trial = (name, text, click) =>
  h("button", { class: "button", type: "button", dataset: { focus: name }, on: { click } }, icon(name), text);

const privateChat = () => store.room.chats.find(({ kind }) => kind === "private")?.id ?? null;
