// Files on their way: a tray with what will be sent, and the ways into it (button, drop, paste).

import { h, replace } from "../dom.js";
import { icon } from "../icons.js";
import { words } from "../words/words.js";
import { sizeOf } from "./file.js";

const MOST = 10;
const LARGEST = 20 * 1024 * 1024; // bytes of one file
const TOGETHER = 50 * 1024 * 1024;
const PICTURE = /^image\/(png|jpeg|webp|gif)$/;

export const isPicture = (file) => PICTURE.test(file.type);

// Why these cannot be sent together; null when they can.
export function refusal(files) {
  const { tooMany, tooLarge, tooLargeTogether, emptyFile } = words().talk;
  if (files.length > MOST) return tooMany;
  const large = files.find((file) => file.size > LARGEST);
  if (large) return tooLarge(large.name);
  const empty = files.find((file) => !file.size);
  if (empty) return emptyFile(empty.name);
  return files.reduce((sum, file) => sum + file.size, 0) > TOGETHER ? tooLargeTogether : null;
}

export class Tray {
  #pictures = new Map(); // File → its address in this window

  // `more()` asks for further files; `changed()` after one was taken out.
  constructor(more, changed) {
    Object.assign(this, { more, changed, node: h("section", { class: "tray", hidden: true }) });
    this.bar = h("progress", { class: "progress", max: "1", hidden: true });
  }

  show(draft) {
    const { files } = draft;
    this.node.hidden = !files.length;
    this.#forgetOthers(files);
    if (!files.length) return;
    const { tray, asFile, allAsFiles } = words().talk;
    this.node.setAttribute("aria-label", tray);
    const tick = h("input", { type: "checkbox", on: { change: () => { draft.asFiles = tick.checked; } } });
    tick.checked = draft.asFiles;
    const mixed = files.some(isPicture) && h("p", { class: "soft" }, allAsFiles);
    const choice = files.every(isPicture) ? h("label", { class: "as-files" }, tick, asFile) : mixed;
    const entries = files.map((file) => this.#entry(file, draft));
    replace(this.node, h("ul", { class: "tray-files" }, entries, this.#adder(files)), choice, this.bar);
  }

  // 0 … 1; null: nothing is going up.
  progress(part) {
    this.bar.hidden = part === null;
    this.node.classList.toggle("sending", part !== null);
    this.node.inert = part !== null;
    this.bar.value = part ?? 0;
    this.bar.setAttribute("aria-label", words().talk.progress(Math.round((part ?? 0) * 100)));
  }

  #entry(file, draft) {
    const remove = () => {
      draft.files = draft.files.filter((other) => other !== file);
      this.changed();
    };
    return h("li", {}, this.#face(file), button("tray-remove", words().talk.remove(file.name), "close", remove));
  }

  #face(file) {
    if (isPicture(file)) return h("img", { class: "tray-picture", src: this.#address(file), alt: file.name });
    const about = [h("b", { dir: "auto" }, file.name), h("span", {}, sizeOf(file.size))];
    return h("span", { class: "tray-file" }, icon("file"), about);
  }

  #adder(files) {
    if (files.length >= MOST) return null;
    return h("li", {}, button("tray-add", words().talk.add, "plus", () => this.more()));
  }

  #address(file) {
    if (!this.#pictures.has(file)) this.#pictures.set(file, URL.createObjectURL(file));
    return this.#pictures.get(file);
  }

  #forgetOthers(files) {
    for (const [file, address] of this.#pictures) {
      if (files.includes(file)) continue;
      URL.revokeObjectURL(address);
      this.#pictures.delete(file);
    }
  }
}

function button(name, title, drawing, act) {
  return h("button", { class: name, type: "button", title, "aria-label": title, on: { click: act } }, icon(drawing));
}

// Files dropped over `node` or pasted into it; `open()` says whether they are welcome now.
export function takeFiles(node, open, take) {
  const big = h("b", {});
  const small = h("span", {});
  const zone = h("div", { class: "drop-zone", hidden: true, "aria-hidden": "true" }, big, small);
  const carries = (event) => open() && event.dataTransfer.types.includes("Files");
  node.append(zone);
  node.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    replace(big, words().talk.drop);
    replace(small, words().talk.dropWhat);
    zone.hidden = false;
  });
  node.addEventListener("dragleave", ({ relatedTarget }) => { if (!node.contains(relatedTarget)) zone.hidden = true; });
  node.addEventListener("drop", (event) => {
    zone.hidden = true;
    if (!carries(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files]);
  });
  node.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length || !open() || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    take(files);
  });
}
