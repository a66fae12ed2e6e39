// What can be done with a message: a small bar at the bubble for the mouse, a menu for a long press and the keyboard.

import { h, replace } from "../dom.js";
import { menu, toast } from "../popups.js";
import { words } from "../words/words.js";
import { icon } from "../icons.js";
import { offerReactions } from "./reactions.js";

const LONG = 450; // milliseconds a finger rests

// `column` holds the bubbles; `messageOf(article)` → the message; `talk`: { reply(message), edit(message) }.
export function offerActions(column, messageOf, talk) {
  // The menu (Enter on a message) does the same for keyboard and screen readers, so the bar is out of their way.
  const bar = h("div", { class: "actions", "aria-hidden": "true" });
  const articleOf = ({ target }) => present(column, target.closest?.("article.message"));
  const point = h("span", { class: "point", "aria-hidden": "true", tabindex: "-1" });
  // A closed menu gives the focus back to the message.
  point.addEventListener("focus", () => point.closest("article")?.focus());
  const open = (article, anchor) => menu(anchor, choices(messageOf(article), talk, anchor));
  const openAt = (article, { clientX, clientY }) => open(article, placed(point, article, clientX, clientY));

  column.addEventListener("pointerover", (event) => {
    const article = articleOf(event);
    if (event.pointerType !== "mouse" || !article || bar.parentNode?.parentNode === article) return;
    replace(bar, quick(messageOf(article), talk, (anchor) => open(article, anchor)));
    article.querySelector(".stack").append(bar);
  });
  column.addEventListener("pointerleave", () => bar.remove());
  column.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img") || !getSelection().isCollapsed || !articleOf(event)) return;
    event.preventDefault();
    if (event.pointerType !== "touch") openAt(articleOf(event), event); // a finger's long press is heard below
  });
  column.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("article.message")) return;
    event.preventDefault(); // or the same key chooses the first thing in the menu
    openAt(event.target, middleOf(event.target));
  });
  onLongPress(column, (event) => {
    const article = articleOf(event);
    const drawn = article && column.querySelector(`[data-key="${article.dataset.key}"]`); // perhaps anew meanwhile
    if (drawn) openAt(drawn, event);
  });
}

// A bubble may be drawn anew while a finger rests on it.
function present(column, article) {
  return !article || article.isConnected ? article : column.querySelector(`[data-key="${article.dataset.key}"]`);
}

// Where the menu opens: the finger's or the pointer's place, which a bubble longer than the screen has too.
function placed(point, article, x, y) {
  const box = article.getBoundingClientRect();
  article.append(point);
  point.style.left = `${x - box.left}px`;
  point.style.top = `${y - box.top}px`;
  return point;
}

function middleOf(article) {
  const { left, right, top } = article.querySelector(".bubble").getBoundingClientRect();
  return { clientX: (left + right) / 2, clientY: Math.max(top, 0) + 24 };
}

function quick(message, talk, more) {
  const button = (drawing, title, act) => {
    const node = h("button", { class: `action ${drawing}`, type: "button", tabindex: "-1", title }, icon(drawing));
    node.addEventListener("click", () => act(node));
    return node;
  };
  const { reply, react, more: rest } = words().talk;
  if (message.ephemeral) return button("more", rest, more);
  return [
    button("reply", reply, () => talk.reply(message)),
    button("smile", react, (node) => offerReactions(node, message)),
    button("more", rest, more),
  ];
}

function choices(message, talk, anchor) {
  const { reply, react, edit, copy } = words().talk;
  return [
    !message.ephemeral && { label: reply, lead: icon("reply"), do: () => talk.reply(message) },
    !message.ephemeral && { label: react, lead: icon("smile"), do: () => offerReactions(anchor, message) },
    message.editable && { label: edit, lead: icon("pencil"), do: () => talk.edit(message) },
    message.text && { label: copy, lead: icon("copy"), do: () => copyText(message.text) },
  ].filter(Boolean);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(words().talk.copied);
  } catch {
    toast(words().talk.notCopied);
  }
}

function onLongPress(column, act) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  column.addEventListener("pointerdown", (event) => {
    stop();
    if (event.pointerType === "touch" && !event.target.closest("a, button")) timer = setTimeout(() => act(event), LONG);
  });
  for (const name of ["pointerup", "pointercancel", "pointermove"]) column.addEventListener(name, stop);
}
