// Playing the story: a bar with what is happening, pause, pace and stop, and a window that follows along.

import { h, redraw } from "./dom.js";
import { go, goInstead, here } from "./go.js";
import { icon } from "./icons.js";
import { question, tellError } from "./popups.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

const PACES = [1, 2, 4];
let pace = 1;
let closed = null; // the stage whose ended story was put away here

const follows = () => sessionStorage.getItem("follow") === "yes";
const follow = (on) => sessionStorage.setItem("follow", on ? "yes" : "no");

// The story begins the town anew: where something was said, it asks first.
export async function playStory() {
  const say = words().story;
  if (store.room.recorded && !(await question(say.sure, say.play))) return;
  pace = 1;
  follow(true);
  const { error } = await wish("story", { do: "play", pace });
  tellError(error);
}

export function telling() {
  const node = h("section", { class: "telling" });
  let shown = null; // the last step that was followed
  return { node, update };

  function update() {
    const { story, stage } = store.room;
    node.hidden = !story.playing && !(story.over && closed !== stage);
    node.setAttribute("aria-label", words().story.title);
    if (!node.hidden) redraw(node, ...(story.playing ? playing(story, update) : over(story, stage, update)));
    if (story.playing && follows()) turnTo(story);
    if (!story.playing) shown = null;
  }

  // Only when a step begins, so that somebody may look around between two.
  function turnTo({ step, person, chat }) {
    if (shown === step || !person) return;
    shown = step;
    if (person !== here().person || chat !== here().chat) (here().person ? goInstead : go)({ person, chat });
  }
}

function playing(story, update) {
  const say = words().story;
  return [
    h("div", { class: "telling-line", "aria-hidden": "true" }, progress(story)),
    h("p", { class: "telling-caption", role: "status" },
      h("span", { class: "soft" }, story.at ? `${story.at} ` : ""), story.caption || say.begins),
    h("span", { class: "telling-step soft" }, `${story.step}/${story.of}`),
    h("div", { class: "telling-buttons" },
      story.paused ? key("play", say.goOn, "hold", () => tell("go_on")) : key("pause", say.pause, "hold", () => tell("pause")),
      ...PACES.map((one) => paceKey(one, update)),
      key("stop", say.stop, "stop", () => tell("stop")),
      followSwitch(update)),
  ];
}

function progress({ step, of }) {
  const part = h("span", { class: "telling-part" });
  part.style.width = `${of ? (100 * step) / of : 0}%`;
  return part;
}

function over(story, stage, update) {
  const say = words().story;
  const put = () => {
    closed = stage;
    update();
  };
  const sentence = story.problem ? say.differed(story.step, story.of) : say.asTold(story.of);
  return [
    h("p", { class: "telling-caption", role: "status" },
      h("span", { class: story.problem ? "warn" : "ok" }, sentence),
      story.problem && h("span", { class: "soft telling-problem" }, story.problem)),
    h("div", { class: "telling-buttons" },
      h("button", { class: "button", type: "button", dataset: { focus: "again" }, on: { click: playStory } }, say.again),
      key("close", say.putAway, "away", put)),
  ];
}

function key(name, label, focus, click) {
  const props = { class: "icon-button", type: "button", title: label, "aria-label": label, dataset: { focus } };
  return h("button", { ...props, on: { click } }, icon(name));
}

function paceKey(one, update) {
  const choose = () => {
    pace = one;
    update();
    tell("go_on");
  };
  const props = { class: "pace", type: "button", "aria-pressed": String(pace === one), dataset: { focus: `pace${one}` } };
  return h("button", { ...props, "aria-label": words().story.pace(one), on: { click: choose } }, `${one}×`);
}

function followSwitch(update) {
  const turn = () => {
    follow(!follows());
    update();
  };
  const props = { class: "button follow", type: "button", "aria-pressed": String(follows()), dataset: { focus: "follow" } };
  return h("button", { ...props, on: { click: turn } }, follows() ? icon("check") : null, words().story.follow);
}

async function tell(what) {
  const { error } = await wish("story", { do: what, pace });
  tellError(error);
}
