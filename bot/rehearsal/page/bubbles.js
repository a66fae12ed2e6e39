// A message → its bubble. Texts only ever become text nodes: nothing anybody writes can turn into markup.

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const BLOCKS = new Set(["PRE", "BLOCKQUOTE"]);
const SAFE_LINK = /^https?:\/\//;

export function element(tag, className = "", ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

// Entities count UTF-16 units, as JavaScript's strings do.
export function formatted(text, entities) {
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length));
  return fragment;
}

function fill(parent, text, start, end, entities) {
  let at = start;
  while (entities.length) {
    const entity = entities.shift();
    if (entity.offset < at) continue;
    parent.append(text.slice(at, entity.offset));
    const stop = Math.min(entity.offset + entity.length, end);
    const inner = [];
    while (entities.length && entities[0].offset < stop) inner.push(entities.shift());
    const node = marked(entity, text.slice(entity.offset, stop));
    fill(node, text, entity.offset, stop, inner);
    parent.append(node);
    at = BLOCKS.has(node.tagName) && text[stop] === "\n" ? stop + 1 : stop; // a block ends its line itself
  }
  parent.append(text.slice(at, end));
}

function marked(entity, covered) {
  const address = entity.type === "url" ? covered : entity.url;
  if (address && SAFE_LINK.test(address)) {
    const link = element("a", "link");
    Object.assign(link, { href: address, target: "_blank", rel: "noreferrer" });
    return link;
  }
  return element(TAGS[entity.type] ?? "span", entity.type);
}

export function avatar(person) {
  return element("span", `avatar tone${Math.abs(person.id) % 7}${person.bot ? " bot" : ""}`, [...person.name][0]);
}

export function snippet(message, words) {
  return message.text || (message.file ? `[${words.files[message.file.kind]}] ${message.file.name}` : "");
}

export function quote(message, words) {
  const line = element("span", "quote-text", snippet(message, words));
  return element("div", `quote tone${Math.abs(message.from.id) % 7}`, element("b", "", message.from.name), line);
}

// `place`: { words, speaker, replied, first, fresh, spinning, onReply, onEdit, onPress }
export function bubble(message, place) {
  const { words } = place;
  const mine = message.from.id === place.speaker;
  const body = element("div", "bubble");
  if (place.first && !mine) body.append(element("div", `name tone${Math.abs(message.from.id) % 7}`, message.from.name));
  body.append(...labels(message, words));
  if (place.replied) body.append(quote({ ...place.replied, text: message.quote ?? place.replied.text }, words));
  if (message.file) body.append(fileStub(message.file, words));
  if (message.holds) body.append(element("div", "label-line", words.files[message.holds]));
  body.append(element("div", "text", formatted(message.text, message.entities)), meta(message, mine, place));
  body.onclick = (event) => event.target.closest("a, button") || place.onReply(message);
  const column = element("div", "stack", body, keyboard(message, place), reactions(message));
  if (message.only_for) body.classList.add("whispered");
  const side = `${mine ? "mine" : "theirs"}${message.from.bot ? " by-bot" : ""}`;
  const state = `${place.first ? " first" : ""}${place.fresh ? " fresh" : ""}`;
  return element("article", `message ${side}${state}`, mine ? null : avatar(message.from), column);
}

// In which topic it stands, who alone sees it, whose words they are, and by way of which bot.
function labels(message, words) {
  const lines = [
    message.topic && `# ${message.topic}`,
    message.only_for && words.onlyFor(message.only_for),
    message.forwarded && words.forwarded(message.forwarded),
    message.via && words.via(message.via),
  ];
  return lines.filter(Boolean).map((line) => element("div", "label-line", line));
}

function meta(message, mine, { words, onEdit }) {
  const line = element("div", "meta");
  if (mine) {
    const button = element("button", "edit", words.edit);
    button.onclick = () => onEdit(message);
    line.append(button);
  }
  if (message.edited) line.append(element("span", "edited", words.edited));
  line.append(element("time", "", message.time));
  return line;
}

function fileStub(file, words) {
  if (file.kind === "photo") {
    const picture = element("div", "photo", element("span", "sun"), element("span", "hill"), element("span", "hill far"));
    picture.append(element("span", "photo-name", file.name));
    return picture;
  }
  const kind = element("span", "file-kind", words.files[file.kind]);
  return element("div", "file", element("span", "file-icon"), element("div", "", element("b", "", file.name), kind));
}

function keyboard(message, { spinning, onPress }) {
  if (!message.rows.length) return null;
  const rows = message.rows.map((row) => element("div", "row", ...row.map((button) => key(message, button))));
  return element("div", "keys", ...rows);

  function key(message, button) {
    const made = element("button", `key${spinning(message, button) ? " spinning" : ""}`, button.text);
    made.disabled = !button.callback_data || spinning(message, button);
    made.onclick = () => onPress(message, button);
    return made;
  }
}

function reactions(message) {
  if (!message.reactions.length) return null;
  const pills = message.reactions.map(({ emoji, count }) =>
    element("span", "reaction", emoji, count > 1 ? element("span", "count", String(count)) : null),
  );
  return element("div", "reactions", ...pills);
}

export function service(message, words) {
  return element("div", "service", words[message.service](message.from.name, message.service_about));
}
