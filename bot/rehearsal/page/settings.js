// What concerns the whole page or the whole town: language, theme, the conversation as a story, beginning anew.

import { wishAnew } from "./anew.js";
import { h, replace } from "./dom.js";
import { go } from "./go.js";
import { icon } from "./icons.js";
import { openWindow } from "./people.js";
import { menu, question, tellError, toast } from "./popups.js";
import { store } from "./store.js";
import { playStory } from "./telling.js";
import { beginTour, tourIsOver } from "./tour.js";
import { words } from "./words/words.js";

const THEMES = { auto: "auto", light: "sun", dark: "moon" };
const OTHER = { zh: "en", en: "zh" };

// The foot of the left column: the story, and a menu for the rest.
export function settings() {
  const gear = { class: "icon-button", type: "button", "aria-haspopup": "menu", "aria-expanded": "false" };
  const button = h("button", { ...gear, on: { click: () => menu(button, items()) } }, icon("settings"));
  const choice = { class: "button play", type: "button", "aria-haspopup": "menu", "aria-expanded": "false" };
  const story = h("button", { ...choice, on: { click: () => menu(story, stories()) } });
  const node = h("footer", { class: "side-foot" }, story, button);
  return { node, update };

  function update() {
    replace(story, icon("play"), words().story.playIt);
    story.hidden = store.room.story.playing;
    button.title = words().settings.title;
    button.setAttribute("aria-label", words().settings.title);
  }
}

// Each language has a town of its own: whoever is chosen here is chosen there, where they live there as well.
export function languageSwitch() {
  const other = OTHER[store.language];
  const props = { class: "button", type: "button", lang: other === "zh" ? "zh-Hans" : "en" };
  const turn = () => go({ language: other });
  return h("button", { ...props, on: { click: turn } }, icon("language"), words().settings.languages[other]);
}

export function themeSwitch() {
  const props = { class: "icon-button", type: "button", "aria-haspopup": "menu", "aria-expanded": "false" };
  const label = { title: words().settings.theme, "aria-label": words().settings.theme };
  const button = h("button", { ...props, ...label, on: { click: () => menu(button, themes()) } }, icon("sun"));
  return button;
}

function stories() {
  const line = ([name, label]) => ({ label, icon: "play", do: () => playStory(name) });
  return Object.entries(words().story.names).map(line);
}

function items() {
  const say = words().settings;
  return [
    { label: say.window, icon: "window", do: () => openWindow({}) },
    { label: say.save, note: store.room.recorded ? say.saveNote : say.nothingToSave, icon: "save", do: save },
    ...(tourIsOver() ? [{ label: words().tour.again, icon: "tour", do: beginTour }] : []),
    { label: say.anew, note: say.anewNote, icon: "again", do: beginAnew },
    { heading: true, label: say.language },
    ...Object.keys(OTHER).map(language),
    { heading: true, label: say.theme },
    ...themes(),
  ];
}

function language(one) {
  const turn = () => one !== store.language && go({ language: one, person: store.person });
  const { languages, otherTown } = words().settings;
  const current = one === store.language;
  return { label: languages[one], note: current ? null : otherTown, checked: current, do: turn };
}

function themes() {
  const now = localStorage.getItem("theme") ?? "auto";
  const line = ([one, name]) => ({
    label: words().settings.themes[one],
    icon: name,
    checked: one === now,
    do: () => chooseTheme(one),
  });
  return Object.entries(THEMES).map(line);
}

function chooseTheme(theme) {
  localStorage.setItem("theme", theme);
  dispatchEvent(new Event("storage")); // theme.js listens: other windows hear of it by themselves
}

function save() {
  if (!store.room.recorded) return toast(words().settings.nothingToSave);
  h("a", { href: `/${store.language}/story.toml`, download: true }).click();
}

async function beginAnew() {
  const say = words().settings;
  if (!(await question(say.sure, say.anew))) return;
  const { error } = await wishAnew("anew", {});
  if (error) tellError(error);
  else toast(say.begun);
}
