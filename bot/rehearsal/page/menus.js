// A menu at a button: arrow keys, Home and End move, Enter chooses, Esc and a press beside it close, the focus returns.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const GAP = 4; // pixels between the button and its menu, and the menu and the window's edge

let opened = null; // { node, anchor }

// items: { label, icon?, do } and where wanted: note (a second line), checked (true or false: a choice), lead (a node
// before the label), heading: true (a title between items), side: { label, icon, do } (a second button in the line).
export function menu(anchor, items) {
  const again = opened?.anchor === anchor;
  closeMenu();
  if (again) return;
  const node = h("div", { class: "menu", role: "menu", on: { keydown: onKey, focusout: onBlur } }, items.map(row));
  opened = { node, anchor };
  anchor.setAttribute("aria-expanded", "true");
  document.getElementById("main").append(node);
  placeAt(node, anchor.getBoundingClientRect());
  document.addEventListener("pointerdown", onPress, true);
  (node.querySelector("[aria-checked=true]") ?? mains()[0])?.focus();
}

export function closeMenu({ returning = false } = {}) {
  if (!opened) return;
  const { node, anchor } = opened;
  opened = null;
  document.removeEventListener("pointerdown", onPress, true);
  anchor.setAttribute("aria-expanded", "false");
  if (returning) anchor.focus();
  node.remove();
}

function row(item) {
  if (item.heading) return h("div", { class: "menu-heading", role: "presentation" }, item.label);
  return h("div", { class: "menu-row", role: "none" }, main(item), item.side && side(item.side));
}

function main(item) {
  const choice = item.checked !== undefined;
  const role = choice ? "menuitemradio" : "menuitem";
  const text = h("span", { class: "menu-text" }, item.label, item.note && h("span", { class: "menu-note" }, item.note));
  const props = { class: "menu-item", role, "aria-checked": choice ? String(item.checked) : null };
  const tick = choice ? h("span", { class: "menu-tick" }, item.checked && icon("check")) : null;
  const lead = item.lead ?? (item.icon && icon(item.icon));
  return h("button", { ...props, type: "button", on: { click: () => choose(item) } }, lead, text, tick);
}

function side(item) {
  const props = { class: "menu-side", role: "menuitem", type: "button", on: { click: () => choose(item) } };
  return h("button", { ...props, title: item.label, "aria-label": item.label }, icon(item.icon));
}

function choose(item) {
  closeMenu({ returning: true });
  item.do();
}

function placeAt(node, { left, right, top, bottom }) {
  const { offsetWidth: width, offsetHeight: height } = node;
  const below = bottom + GAP + height <= innerHeight || top < innerHeight / 2;
  const x = left + width + GAP <= innerWidth ? left : right - width;
  node.style.left = `${Math.max(GAP, Math.min(x, innerWidth - width - GAP))}px`;
  if (below) node.style.top = `${bottom + GAP}px`;
  else node.style.bottom = `${innerHeight - top + GAP}px`;
  node.style.maxHeight = `${(below ? innerHeight - bottom : top) - 3 * GAP}px`;
}

const mains = () => [...opened.node.querySelectorAll(".menu-item")];

function onPress({ target }) {
  if (!opened.node.contains(target) && !opened.anchor.contains(target)) closeMenu();
}

function onBlur({ relatedTarget }) {
  if (relatedTarget && opened && !opened.node.contains(relatedTarget)) closeMenu();
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function onKey(event) {
  const items = mains();
  const line = document.activeElement.closest(".menu-row");
  const at = items.findIndex((item) => line?.contains(item));
  if (event.key in STEPS) focusOn(event, items.at((at + STEPS[event.key]) % items.length));
  if (event.key === "Home") focusOn(event, items[0]);
  if (event.key === "End") focusOn(event, items.at(-1));
  if (event.key === "ArrowRight") focusOn(event, line?.querySelector(".menu-side"));
  if (event.key === "ArrowLeft") focusOn(event, line?.querySelector(".menu-item"));
  if (event.key === "Escape" || event.key === "Tab") leave(event);
}

function focusOn(event, node) {
  event.preventDefault();
  node?.focus();
}

function leave(event) {
  event.preventDefault();
  event.stopPropagation();
  closeMenu({ returning: true });
}
