// What stands in the list, from top to bottom: day lines, the line above what is new, service lines and bubbles.

// → [{ key, kind: "day"|"fresh"|"service"|"bubble", messages, first, revision }]
// `freshKey`: the first message that was unread at opening. `revisionOf(key)`: of the message that is replied to.
export function itemsOf(messages, { freshKey, revisionOf }) {
  const items = [];
  let last = null;
  for (const message of messages) {
    if (message.day !== last?.day) items.push({ key: `day ${message.day}`, kind: "day", day: message.day, messages: [] });
    if (message.key === freshKey) items.push({ key: "fresh", kind: "fresh", messages: [] });
    const album = albumOf(items.at(-1), message);
    if (album) album.messages.push(message);
    else items.push(itemOf(message, items.at(-1)));
    last = message;
  }
  for (const item of items) item.revision = revision(item.messages, revisionOf);
  return items;
}

// The messages of one album, said by one person after the other, are one bubble.
function albumOf(item, message) {
  const before = item?.messages.at(-1);
  return message.album !== null && before?.album === message.album && before.from.id === message.from.id ? item : null;
}

function itemOf(message, above) {
  const kind = message.service ? "service" : "bubble";
  return { key: message.key, kind, messages: [message], first: !continues(above, message) };
}

function continues(item, message) {
  const before = item?.kind === "bubble" ? item.messages.at(-1) : null;
  return before !== null && before.from.id === message.from.id && before.only_for_me === message.only_for_me;
}

function revision(messages, revisionOf) {
  return messages.map(({ revision, reply_to }) => `${revision}/${reply_to ? revisionOf(reply_to) : ""}`).join(" ");
}
