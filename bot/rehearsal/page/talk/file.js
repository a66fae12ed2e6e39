// Files that are no photos: a drawing (or the picture itself, small), the name, the size, and a link to download it.

import { h } from "../dom.js";
import { words } from "../words/words.js";
import { icon } from "../icons.js";

const DRAWINGS = { voice: "voice", audio: "voice", video: "video", video_note: "video", animation: "video" };

export function files(messages) {
  return h("div", { class: "files" }, messages.map(({ file }) => row(file)));
}

// 12 B, 340 KB, 1.2 MB
export function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function row(file) {
  const { kinds, download } = words().talk;
  const about = [kinds[file.kind] ?? kinds.document, file.size ? sizeOf(file.size) : ""].filter(Boolean).join(" · ");
  const face = file.picture && file.url
    ? h("img", { src: file.url, alt: "", loading: "lazy", decoding: "async" })
    : icon(DRAWINGS[file.kind] ?? "file");
  const parts = [
    h("span", { class: "file-face" }, face),
    h("span", { class: "file-about" }, h("b", { dir: "auto" }, file.name), h("span", { class: "file-size" }, about)),
  ];
  if (!file.url) return h("div", { class: "file" }, parts);
  const props = { class: "file", href: file.url, download: file.name, title: download(file.name) };
  return h("a", props, parts, icon("save"));
}
