// The town's clock: it runs on between two views of the room, and can be moved forward.

import { h, replace } from "./dom.js";
import { icon } from "./icons.js";
import { tellError } from "./popups.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

const SECOND = 1000;
const DAY = 86_400_000;
const MOVES = ["hour", "workday", "deadline"];

// The town's wall clock now: { day: "2026-11-24", time: "09:12", seconds: "07", weekday: 2 }; Monday is 1.
export function townTime() {
  const now = new Date(wallClock(store.room.clock.now) + Date.now() - store.room.receivedAt);
  const text = now.toISOString();
  const [day, time, seconds] = [text.slice(0, 10), text.slice(11, 16), text.slice(17, 19)];
  return { day, time, seconds, weekday: now.getUTCDay() || 7 };
}

export function clock() {
  const time = h("span", { class: "clock-time" });
  const day = h("span", { class: "clock-day" });
  const buttons = MOVES.map(mover);
  const deadline = h("p", { class: "clock-deadline", id: "deadline" });
  const face = h("div", { class: "clock-face" }, icon("clock"), time, day);
  const moves = h("div", { class: "clock-moves", role: "group" }, buttons);
  const node = h("section", { class: "clock" }, face, moves, deadline);
  setInterval(() => node.isConnected && tick(), SECOND);
  return { node, update };

  function update() {
    const { passing, deadline: due, story } = store.room;
    const busy = passing || story.playing;
    node.setAttribute("aria-label", words().clock.title);
    moves.setAttribute("aria-label", words().clock.forward);
    node.classList.toggle("passing", passing);
    for (const button of buttons) allow(button, Boolean(busy || (!due && button.dataset.to === "deadline")));
    replace(deadline, ...linesBelow(store.room));
    tick();
  }

  function tick() {
    const { day: date, time: hour, seconds, weekday } = townTime();
    const working = store.room.clock.working ? words().clock.working : words().clock.resting;
    replace(time, hour, h("span", { class: "clock-seconds" }, `:${seconds}`));
    replace(day, words().clock.day(new Date(`${date}T12:00`), weekday), h("span", { class: "soft" }, ` · ${working}`));
  }
}

function mover(to) {
  const props = { class: "button", type: "button", dataset: { to }, "aria-describedby": "deadline" };
  const button = h("button", { ...props, on: { click: () => move(button, to) } }, words().clock.moves[to]);
  return button;
}

// Stays reachable by keyboard while it does nothing, so that the reason can be read.
function allow(button, not) {
  button.setAttribute("aria-disabled", String(not));
}

async function move(button, to) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const { error } = await wish("pass", { to });
  tellError(error);
}

function linesBelow({ passing, deadline: due, overdue, story }) {
  const say = words().clock;
  if (passing) return [say.passing];
  if (story.playing) return [say.told];
  const next = due && say.due(say.limits[due.limit], due.issue, nearDay(due.at.slice(0, 10)), due.at.slice(11, 16));
  const late = overdue > 0 && h("span", { class: "clock-overdue" }, say.overdue(overdue));
  return next || late ? [next && h("span", {}, next), late] : [say.noDeadline];
}

// "" today, the words for tomorrow, or the date.
function nearDay(day) {
  const days = Math.round((Date.parse(day) - Date.parse(townTime().day)) / DAY);
  if (days === 0) return words().clock.today;
  return days === 1 ? words().clock.tomorrow : words().dayShort(new Date(`${day}T12:00`));
}

const wallClock = (iso) => Date.parse(`${iso.slice(0, 19)}Z`);
