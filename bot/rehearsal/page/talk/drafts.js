// What somebody was about to say, kept for each person and chat while the window turns elsewhere.

import { store } from "../store.js";

const drafts = new Map(); // "zh/1001/-100…" → draft
const stages = new Map(); // language → the stage its drafts belong to

// { text, reply: key|null, editing: key|null, kept: the text before editing, files: [File], asFiles, dismissed: order }
export function draftOf(chat) {
  const name = `${store.language}/${store.person}/${chat}`;
  if (!drafts.has(name)) drafts.set(name, emptyDraft());
  return drafts.get(name);
}

// A town that begins anew knows none of the messages that were being answered.
store.on("stage", () => {
  const { language, stage } = store;
  const before = stages.get(language);
  stages.set(language, stage);
  if (before === undefined || before === stage) return;
  for (const name of drafts.keys()) if (name.startsWith(`${language}/`)) drafts.delete(name);
});

const emptyDraft = () => ({ text: "", reply: null, editing: null, kept: "", files: [], asFiles: false, dismissed: 0 });
