// Nobody chosen yet: what this is, who one can be, and two ways to be led.

import { avatar } from "./avatar.js";
import { h, redraw } from "./dom.js";
import { addressOf } from "./go.js";
import { icon } from "./icons.js";
import { mainPeople, otherPeople, roleOf } from "./people.js";
import { languageSwitch, themeSwitch } from "./settings.js";
import { store } from "./store.js";
import { playStory } from "./telling.js";
import { beginTour } from "./tour.js";
import { words } from "./words/words.js";

export function chooser() {
  const node = h("div", { class: "chooser" });
  let drawn = null;
  return { node, update };

  // Who is in the town never changes while it stands: drawn again only where it began anew.
  function update() {
    if (drawn === store.room.stage) return;
    drawn = store.room.stage;
    redraw(node, top(), h("main", { class: "chooser-main", id: "main", tabindex: "-1" }, welcome(), cards(), more()));
  }
}

function top() {
  const name = h("p", { class: "brand" }, avatar({ ...store.room.bot, bot: true }, "small"), store.room.bot.name);
  return h("header", { class: "chooser-top" }, name, themeSwitch(), languageSwitch());
}

function welcome() {
  const say = words().chooser;
  const tour = { class: "button primary", type: "button", on: { click: beginTour } };
  const told = (name, label) =>
    h("button", { class: "button", type: "button", on: { click: () => playStory(name) } }, icon("play"), label);
  return h("section", { class: "welcome" },
    h("h1", {}, say.title(store.room.city)),
    h("p", {}, say.what),
    h("div", { class: "welcome-buttons" },
      h("button", tour, icon("tour"), say.tour),
      told("day", say.story),
      told("month", say.month)));
}

function cards() {
  const seen = {};
  const list = mainPeople().map((person) => {
    seen[person.role] = (seen[person.role] ?? -1) + 1;
    return card(person, seen[person.role]);
  });
  return h("section", { "aria-labelledby": "choose" },
    h("h2", { id: "choose" }, words().chooser.choose),
    h("ul", { class: "cards" }, list));
}

function card(person, nth) {
  const sentences = words().chooser.does[person.role];
  const head = h("span", { class: "card-head" }, avatar(person, "large"), nameAndRole(person));
  const does = h("span", { class: "card-does" }, sentences[nth % sentences.length]);
  return h("li", {}, h("a", { class: "card", href: addressOf({ person: person.id }) }, head, does));
}

function more() {
  const others = otherPeople();
  if (!others.length) return null;
  const list = others.map((person) => h("li", {}, chip(person)));
  return h("section", { "aria-labelledby": "more" },
    h("h2", { id: "more" }, words().morePeople),
    h("ul", { class: "chips" }, list));
}

const chip = (person) =>
  h("a", { class: "chip", href: addressOf({ person: person.id }) }, avatar(person, "small"), nameAndRole(person));

const nameAndRole = (person) =>
  h("span", { class: "name-role" }, h("b", {}, person.name), h("span", { class: "soft" }, roleOf(person)));
