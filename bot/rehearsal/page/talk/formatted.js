// A text with Telegram's entities → nodes. Entities count UTF-16 units, as JavaScript's strings do, and may be nested.

import { h } from "../dom.js";
import { words } from "../words/words.js";
import { followsHere, isSafe } from "./links.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);

// `talk` is what a tap may do: { find(tag), fill(text), follow(url) }.
export function formatted(text, entities, talk) {
  const fragment = document.createDocumentFragment();
  fill(fragment, text, [0, text.length], sorted(entities), talk);
  return fragment;
}

const sorted = (entities) => [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);

function fill(parent, text, [start, end], entities, talk) {
  let at = start;
  while (entities.length) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    parent.append(text.slice(at, entity.offset));
    const stop = Math.min(entity.offset + entity.length, end);
    const node = marked(entity, text.slice(entity.offset, stop), talk);
    fill(node, text, [entity.offset, stop], within(entities, stop), talk);
    parent.append(node);
    at = BLOCKS.has(node.tagName) && text[stop] === "\n" ? stop + 1 : stop; // a block ends its line itself
  }
  parent.append(text.slice(at, end));
}

function within(entities, stop) {
  const inner = [];
  while (entities.length && entities[0].offset < stop) inner.push(entities.shift());
  return inner;
}

function marked(entity, covered, talk) {
  if (entity.type === "hashtag") return tap("tag", () => talk.find(covered));
  if (entity.type === "bot_command") return tap("command", () => talk.fill(`${covered} `));
  if (entity.type === "spoiler") return spoiler();
  const address = entity.type === "url" ? withScheme(covered) : entity.url;
  if (address && isSafe(address)) return link(address, talk);
  return h(TAGS[entity.type] ?? "span", { class: entity.type });
}

function tap(name, act) {
  return h("button", { class: `inline ${name}`, type: "button", on: { click: act } });
}

function spoiler() {
  const node = h("button", { class: "inline spoiler", type: "button", title: words().talk.spoiler });
  node.addEventListener("click", () => node.classList.add("shown"));
  return node;
}

function link(address, talk) {
  const open = (event) => {
    if (!followsHere(address)) return;
    event.preventDefault();
    talk.follow(address);
  };
  return h("a", { class: "link", href: address, target: "_blank", rel: "noreferrer", on: { click: open } });
}

const withScheme = (address) => (/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`);
