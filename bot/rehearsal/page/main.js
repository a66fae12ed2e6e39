// The page: one person's window on the town. Turns where the address says, and draws when something changed.

import { unreadInAll } from "./chats.js";
import { chooser } from "./chooser.js";
import { h, replace } from "./dom.js";
import { arrived, go, goInstead, here, onGo } from "./go.js";
import { frame } from "./frame.js";
import { store } from "./store.js";
import { listen } from "./wire.js";
import { speak, words } from "./words/words.js";

const page = document.getElementById("page");
const wide = matchMedia("(min-width: 720px)");
let view = null; // what is on the page: { name, node, update, show? }
const made = {}; // the views that have been on it
let waiting = false;

function turn(place) {
  if (!place.language) return goInstead({ language: rememberedLanguage() });
  if (store.language && place.language !== store.language) return location.reload();
  if (!store.language) speak(place.language);
  localStorage.setItem("language", place.language);
  if (!store.language || place.person !== store.person) return listen(place.language, place.person);
  draw();
  show(place);
}

function rememberedLanguage() {
  return localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
}

// Somebody else's chats are shown once all of them have come: until then the page stays as it was.
function settle() {
  draw();
  show(here());
}

function show(place) {
  if (!store.synced) return;
  if (isElsewhere(place)) return;
  view?.show?.(place);
  arrived();
}

// A person who does not live here, a chat they are not in, on a wide window no chat at all: the nearest there is.
function isElsewhere({ person, chat }) {
  if (!person) return false;
  if (!store.personOf(person)) return send({});
  if (chat && !store.chatOf(chat)) return send({ person });
  const first = store.room.chats.find((one) => !one.closed);
  return !chat && wide.matches && first ? send({ person, chat: first.id }) : false;
}

function send(place) {
  goInstead(place);
  return true;
}

function draw() {
  waiting = false;
  if (!store.room || (store.person && !store.synced && !view)) return opening();
  if (store.person && (!store.synced || !store.personOf(store.person))) return;
  put(store.person ? "frame" : "chooser", store.person ? frame : chooser);
  view.update();
  document.title = title();
}

// Each is made once: whoever goes back and forth does not leave listeners behind.
function put(name, make) {
  if (view?.name === name) return;
  view = made[name] ??= { name, ...make() };
  replace(page, view.node);
}

function opening() {
  view = null;
  replace(page, h("p", { class: "opening", role: "status" }, words().opening));
}

function title() {
  const unread = store.person ? unreadInAll() : 0;
  const who = store.person ? `${store.personOf(store.person).name} · ` : "";
  return `${unread ? `(${unread}) ` : ""}${who}${words().title}`;
}

// Once for all that comes in one go; also where the window is not looked at, for the sake of its title.
function drawSoon() {
  if (waiting) return;
  waiting = true;
  setTimeout(draw);
}

for (const event of ["room", "stage", "connection"]) store.on(event, drawSoon);
store.on("message", (_, { live }) => live && drawSoon());
store.on("synced", settle);
onGo(turn);
wide.addEventListener("change", () => store.synced && show(here()));
turn(here());
