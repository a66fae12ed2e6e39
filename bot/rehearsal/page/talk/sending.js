// A draft → a wish. What was written is never lost: where sending failed it stands in the box again.

import { store } from "../store.js";
import { upload, wish } from "../wire.js";
import { isPicture } from "./attach.js";
import { GENERAL } from "./reading.js";

let line = Promise.resolve(); // one after the other, so that what was said first arrives first

const inLine = (act) => (line = line.then(act, act));

// → { error? }; the box is free at once.
export async function say(chat, topic, draft) {
  const { text, reply } = draft;
  const fields = fieldsOf(chat, topic, draft);
  Object.assign(draft, { text: "", reply: null, dismissed: askedOrder(draft) });
  const answer = await inLine(() => wish("say", { ...fields, text }));
  if (answer.error) {
    const since = draft.text;
    Object.assign(draft, { text: [text, since].filter(Boolean).join("\n"), reply: draft.reply ?? reply });
  }
  return answer;
}

// → { error? }; `progress(0 … 1)`. Files and caption stay in the box until they have arrived.
export async function sendFiles(chat, topic, draft, progress) {
  const as = draft.files.every(isPicture) && !draft.asFiles ? "photo" : "document";
  const fields = { ...fieldsOf(chat, topic, draft), text: draft.text };
  const answer = await inLine(() => upload(fields, draft.files, as, progress));
  if (answer.error) return answer;
  Object.assign(draft, { text: "", reply: null, files: [], asFiles: false, dismissed: askedOrder(draft) });
  return answer;
}

// → { error? }
export async function saveEdit(draft) {
  const { editing, text, kept } = draft;
  if (text === store.message(editing)?.text) return endEdit(draft);
  const answer = await inLine(() => wish("edit", { message: editing, text }));
  if (!answer.error && draft.editing === editing) Object.assign(draft, { editing: null, text: kept, kept: "" });
  return answer;
}

export function endEdit(draft) {
  Object.assign(draft, { editing: null, text: draft.kept, kept: "" });
  return {};
}

// In a forum whose topics stand together, an answer goes where the question stands, and all else into “General”.
function fieldsOf(chat, topic, { reply }) {
  const place = chat.forum ? (store.message(reply)?.topic ?? (topic === GENERAL ? null : topic)) : null;
  return { chat: chat.id, reply_to: reply, topic: place };
}

// Up to where questions of the bot count as answered, or as not to be answered.
export const askedOrder = ({ dismissed, reply }) => Math.max(dismissed, store.message(reply)?.order ?? 0);
