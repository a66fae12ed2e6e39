// Line drawings on a 24 × 24 grid, in the colour of the text beside them.

import { svg } from "./dom.js";

const PATHS = {
  back: "M15 5l-7 7 7 7",
  forward: "M9 5l7 7-7 7",
  down: "M6 9l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  check: "M5 12.5l4.5 4.5L19 7.5",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  clock: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  play: "M8 5.5v13l10.5-6.5z",
  pause: "M9 6v12M15 6v12",
  stop: "M7 7h10v10H7z",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1 1M18 18l1 1M5 19l1-1M18 6l1-1",
  moon: "M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z",
  auto: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  settings: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4",
  save: "M12 4v11M7.5 11L12 15.5 16.5 11M5 20h14",
  again: "M5 12a7 7 0 1 0 2.2-5.1M5 4v4.5h4.5",
  window: "M13 5h6v6M19 5l-8 8M17 14v5H5V7h5",
  reply: "M10 7L5 12l5 5M5 12h8a6 6 0 0 1 6 6",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5a4.2 4.2 0 0 0 7 0M9 10h.01M15 10h.01",
  pencil: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  clip: "M19 11.5L12 18.5a4.2 4.2 0 0 1-6-6L13.5 5a2.8 2.8 0 0 1 4 4L10 16.5a1.4 1.4 0 0 1-2-2L14.5 8",
  slash: "M14 7.5l-4 9M5.5 4h13a1.5 1.5 0 0 1 1.5 1.5v13a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18.5v-13z",
  send: "M5 12V5l15 7-15 7zM5 12h7",
  arrowUp: "M12 19V5M6 11l6-6 6 6",
  arrowDown: "M12 5v14M6 13l6 6 6-6",
  plus: "M12 5v14M5 12h14",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  photo: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  voice: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6 11.5a6 6 0 0 0 12 0M12 17.5V21",
  video: "M4 6h11v12H4zM15 10.5l5-3v9l-5-3",
  place: "M12 21c4-4.5 6-7.7 6-10.5a6 6 0 1 0-12 0C6 13.3 8 16.5 12 21zM12 10.5h.01",
  contact: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20a7.5 7.5 0 0 1 15 0",
  poll: "M5 20v-6M12 20V5M19 20v-9",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  eye: "M3 12c2.5-4 5.5-6 9-6s6.5 2 9 6c-2.5 4-5.5 6-9 6s-6.5-2-9-6zM12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  away: "M8 16L16 8M10 8h6v6",
  people: "M9 11a3 3 0 1 0 0-7 3 3 0 0 0 0 7zM2.5 20a6.5 6 0 0 1 13 0M16 4.3a3.5 3.5 0 0 1 0 6.4M18 14.5q3 1.5 3 5.5",
  topics: "M9 4L7 20M17 4l-2 16M4.5 9h16M3.5 15h16",
  tour: "M6 21V4M6 5h11l-2.5 3.5L17 12H6",
  language: "M3.5 6h10M8.5 3.5V6M11.5 6c-.8 4-3.5 7.2-7.5 9M5.5 9c1.2 2.6 3.2 4.6 6 6M12.5 20.5l4-10 4 10M14 17h5",
};

export function icon(name) {
  const path = svg("path", { d: PATHS[name] });
  return svg("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, path);
}
