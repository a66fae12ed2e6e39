// The guided tour beside the chat: a column on a wide window, a sheet over a slim bar on a narrow one.

import { h, redraw, replace } from "./dom.js";
import { arrive } from "./go.js";
import { icon } from "./icons.js";
import { tellError } from "./popups.js";
import { ending, isRedone, open, stepPlace } from "./steps.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

const wide = matchMedia("(min-width: 1100px)");
let sheet = false; // open over a narrow window
let along = false; // this window was there while the tour went on: its end is shown here, until it is put away
let entering = false; // the focus goes into the panel as soon as it is shown
let update = () => {};

// From the chooser: as the first person of the tour, in its chat.
export async function beginTour() {
  const { steps, skipped } = store.room.tour;
  if (tourIsOver()) await act("restart");
  else if (skipped) await act("resume");
  unfold();
  await arrive(stepPlace(steps[0]));
}

// → { node (the panel), handle (a button for the chat's header), bar (the slim one), update }
export function tour(conversation) {
  const panel = h("section", { class: "tour", id: "tour", on: { keydown: onKey } });
  const handle = h("button", { class: "button tour-handle", type: "button", on: { click: unfold } });
  const bar = h("button", { class: "tour-bar", type: "button", "aria-controls": "tour", on: { click: turn } });
  wide.addEventListener("change", () => update());
  update = () => draw({ panel, handle, bar }, conversation);
  return { node: panel, handle, bar, update };
}

// A story that is played has the window for itself.
function tourIsShown() {
  const { story, tour: own } = store.room;
  if (story.playing || (tourIsOver() && !along)) return false;
  return wide.matches ? !folded() && !own.skipped : sheet;
}

function draw({ panel, handle, bar }, conversation) {
  const { steps } = store.room.tour;
  const current = steps.find((step) => !step.done) ?? null;
  along ||= current !== null;
  const away = store.room.story.playing || (!current && !along);
  panel.hidden = !tourIsShown();
  panel.setAttribute("aria-label", words().tour.title);
  redraw(panel, head(steps), progress(steps), list(steps, current, conversation), current ? null : ending(), foot());
  replace(handle, icon("tour"), words().tour.goOn(count(steps), steps.length));
  if (entering && tourIsShown()) enter(panel);
  handle.hidden = away || !wide.matches || tourIsShown();
  bar.hidden = away || wide.matches;
  bar.setAttribute("aria-expanded", String(sheet));
  replace(bar, icon("tour"), h("span", {}, barText(steps, current)), icon("down"));
}

function enter(panel) {
  entering = false;
  (panel.querySelector(".primary") ?? panel.querySelector("button")).focus();
}

const count = (steps) => steps.filter((step) => step.done).length;

function barText(steps, current) {
  const say = words().tour;
  if (store.room.tour.skipped) return say.goOn(count(steps), steps.length);
  if (!current) return say.over;
  if (isRedone(current)) return say.inShort(steps.length, say.redone.short);
  const { name } = store.personOf(current.person);
  const what = current.person === store.person ? say.steps[current.key].short : say.nowBe(name);
  return say.inShort(steps.indexOf(current) + 1, what);
}

function head(steps) {
  const props = { class: "icon-button", type: "button", title: words().tour.fold, dataset: { focus: "fold" } };
  return h("div", { class: "tour-head" },
    h("h2", {}, words().tour.title),
    h("span", { class: "soft" }, `${count(steps)}/${steps.length}`),
    h("button", { ...props, "aria-label": words().tour.fold, on: { click: fold } }, icon("close")));
}

function progress(steps) {
  return h("div", { class: "tour-progress", "aria-hidden": "true" },
    steps.map(({ done }) => h("span", { class: done ? "done" : "" })));
}

function list(steps, current, conversation) {
  return h("ol", { class: "tour-steps" }, steps.map((step, at) => line(step, at, step === current, conversation)));
}

function line(step, at, now, conversation) {
  const mark = h("span", { class: "tour-mark", "aria-hidden": "true" }, step.done ? icon("check") : String(at + 1));
  const done = step.done && h("span", { class: "visually-hidden" }, words().tour.done);
  const title = h("h3", {}, words().tour.steps[step.key].title, done);
  const state = `${step.done ? " done" : ""}${now ? " now" : ""}`;
  const opened = now && open(step, conversation, closeSheet);
  return h("li", { class: `tour-step${state}`, "aria-current": now ? "step" : null }, mark, title, opened);
}

function foot() {
  const link = (focus, text, click) =>
    h("button", { class: "text-button", type: "button", dataset: { focus }, on: { click } }, text);
  return h("div", { class: "tour-foot" },
    link("restart", words().tour.restart, () => act("restart")),
    tourIsOver() || store.room.tour.skipped ? null : link("skip", words().tour.skip, skip));
}

export const tourIsOver = () => store.room.tour.steps.every(({ done }) => done);

async function act(what) {
  const { error } = await wish("tour", { do: what });
  tellError(error);
}

async function skip() {
  await act("skip");
  fold();
}

// Folded is this browser's matter; skipped is the town's.
const folded = () => localStorage.getItem("tour") === "folded";

function fold() {
  localStorage.setItem("tour", "folded");
  const [handle, chat] = wide.matches ? [".tour-handle", ".box"] : [".tour-bar", ".back"];
  along = !tourIsOver();
  closeSheet();
  document.querySelector(along ? handle : chat)?.focus();
}

function unfold() {
  localStorage.removeItem("tour");
  sheet = !wide.matches;
  if (store.room.tour.skipped) act("resume");
  entering = true;
  update();
}

const turn = () => (sheet ? fold() : unfold());

function closeSheet() {
  sheet = false;
  update();
}

function onKey(event) {
  if (event.key === "Escape" && !wide.matches) fold();
}
