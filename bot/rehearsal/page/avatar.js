// The first letter of a name on the person's own colour.

import { h } from "./dom.js";

const TONES = 7;

export const toneOf = (id) => `tone-${Math.abs(id) % TONES}`;

// `size` in CSS classes: "" (40 px), "small" (32 px), "large" (48 px); it only decorates the name beside it.
export function avatar({ id, name, bot = false }, size = "") {
  const tone = bot ? "tone-bot" : toneOf(id);
  return h("span", { class: `avatar ${tone} ${size}`, "aria-hidden": "true" }, [...name][0]);
}
