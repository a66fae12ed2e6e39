// Playing the story: a bar with what is happening, pause, pace and stop, and a window that follows along.

import { wishAnew } from "./anew.js";
import { h, redraw } from "./dom.js";
import { go, goInstead, here } from "./go.js";
import { icon } from "./icons.js";
import { question, tellError } from "./popups.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

const PACES = [1, 2, 4];
let closed = null; // the stage whose ended story was put away here
let asked = false; // a story was asked for and has not begun yet
let update = () => {};

const follows = () => sessionStorage.getItem("follow") === "yes";
const follow = (on) => sessionStorage.setItem("follow", on ? "yes" : "no");

// A story, by its name, begins the town anew: where something was said, it asks first.
export async function playStory(name) {
  const say = words().story;
  if (store.room.recorded && !(await question(say.sure, say.play))) return;
  follow(true);
  asked = true;
  if (here().person) update();
  else go(opening());
  const { error } = await wishAnew("story", { do: "play", story: name, pace: 1 });
  tellError(error);
  asked = false;
  update();
}

// Where somebody watches from who is nobody yet.
function opening() {
  const [{ person, chat }] = store.room.tour.steps;
  return { person, chat };
}

export const isFollowing = () => store.room.story.playing && follows();

export function telling() {
  const parts = {
    line: h("div", { class: "telling-line", "aria-hidden": "true" }),
    caption: h("p", { class: "telling-caption", role: "status" }),
    step: h("span", { class: "telling-step soft" }),
    buttons: h("div", { class: "telling-buttons" }),
  };
  const node = h("section", { class: "telling" }, Object.values(parts));
  let shown = null; // the last step that was followed
  update = draw;
  return { node, update };

  function draw() {
    const { story, stage } = store.room;
    node.hidden = !asked && !story.playing && (!hasEnded(story) || closed === stage);
    node.setAttribute("aria-label", words().story.title);
    const contents = content(story, stage);
    if (textOf(contents.caption) === parts.caption.textContent) delete contents.caption; // else it is read out again
    for (const [name, part] of Object.entries(parts)) if (name in contents) redraw(part, contents[name]);
    if (isFollowing()) turnTo(story);
    if (!story.playing) shown = null;
  }

  // Only when a step begins, so that somebody may look around between two. What it opens with is the group.
  function turnTo(story) {
    if (shown === story.step || !story.person) return;
    const { person, chat } = shown === null && isPrivate(story) ? opening() : story;
    shown = story.step;
    if (person !== here().person || chat !== here().chat) (here().person ? goInstead : go)({ person, chat });
  }
}

const isPrivate = ({ person, chat }) => person === chat; // as Telegram numbers chats

function content(story, stage) {
  if (story.playing) return playing(story);
  return asked ? { caption: words().story.begins } : over(story, stage);
}

// Told to its end, or come out differently; one that was stopped has nothing to say.
const hasEnded = ({ over, problem, step, of }) => over && Boolean(problem || step === of);

function playing(story) {
  const say = words().story;
  return {
    line: progress(story),
    caption: [story.at && h("span", { class: "soft" }, `${dayOf(story)}${story.at} `), story.caption || say.begins],
    step: `${story.step}/${story.of}`,
    buttons: [
      story.paused ? key("play", say.goOn, "hold", { do: "go_on" }) : key("pause", say.pause, "hold", { do: "pause" }),
      ...PACES.map((one) => paceKey(one, story.pace)),
      key("stop", say.stop, "stop", { do: "stop" }),
      followSwitch(),
    ],
  };
}

// A story of one day says the hour alone.
const dayOf = ({ day }) => (day ? `${words().dayShort(new Date(`${day}T12:00`))} ` : "");

const textOf = (parts) => [parts].flat().map((part) => part?.textContent ?? part ?? "").join("");

function progress({ step, of }) {
  const part = h("span", { class: "telling-part" });
  part.style.width = `${of ? (100 * step) / of : 0}%`;
  return part;
}

function over(story, stage) {
  const say = words().story;
  const put = () => {
    closed = stage;
    update();
  };
  const sentence = story.problem ? say.differed(story.step, story.of) : say.asTold(story.of);
  return {
    caption: [
      h("span", { class: story.problem ? "warn" : "ok" }, sentence),
      story.problem && h("span", { class: "soft telling-problem" }, story.problem),
    ],
    buttons: [
      h("button", { class: "button", type: "button", on: { click: () => playStory(story.name) } }, say.again),
      iconButton("close", say.putAway, "away", put),
    ],
  };
}

const key = (name, label, focus, wanted) => iconButton(name, label, focus, () => tell(wanted));

function iconButton(name, label, focus, click) {
  const props = { class: "icon-button", type: "button", title: label, "aria-label": label, dataset: { focus } };
  return h("button", { ...props, on: { click } }, icon(name));
}

function paceKey(one, now) {
  const click = () => tell({ pace: one });
  const props = { class: "pace", type: "button", dataset: { focus: `pace${one}` }, on: { click } };
  const state = { "aria-label": words().story.pace(one), "aria-pressed": String(one === now) };
  return h("button", { ...props, ...state }, `${one}×`);
}

function followSwitch() {
  const turn = () => {
    follow(!follows());
    update();
  };
  const props = { class: "button follow", type: "button", dataset: { focus: "follow" }, on: { click: turn } };
  const pressed = String(follows());
  return h("button", { ...props, "aria-pressed": pressed }, follows() && icon("check"), words().story.follow);
}

async function tell(wanted) {
  const { error } = await wish("story", wanted);
  tellError(error);
}
