// What somebody was about to say, kept for each person and chat while the window turns elsewhere. The words outlast a
// reload as well.

import { store } from "../store.js";

const KEPT = "drafts"; // in the session's storage: name → text

const drafts = new Map(); // "zh/1001/-100…" → draft

// { text, reply: key|null, editing: key|null, kept: the text before editing, files: [File], asFiles, dismissed: order }
export function draftOf(chat) {
  const name = nameOf(chat);
  if (!drafts.has(name)) drafts.set(name, emptyDraft());
  return drafts.get(name);
}

// What waits half-written in a chat: { text, files }; null where nothing does.
export function waitingIn(chat) {
  const draft = drafts.get(nameOf(chat));
  const text = draft ? ownWords(draft).trim() : "";
  return text || draft?.files.length ? { text, files: draft.files } : null;
}

const nameOf = (chat) => `${store.language}/${store.person}/${chat}`;
const ownWords = ({ editing, kept, text }) => (editing ? kept : text);
const emptyDraft = () => ({ text: "", reply: null, editing: null, kept: "", files: [], asFiles: false, dismissed: 0 });

// A town that begins anew knows none of the messages that were being answered or changed.
store.on("stage", () => {
  for (const [name, draft] of drafts) {
    if (!name.startsWith(`${store.language}/`)) continue;
    Object.assign(draft, { text: ownWords(draft), reply: null, editing: null, kept: "", dismissed: 0 });
  }
});

function keep() {
  const written = [...drafts].map(([name, draft]) => [name, ownWords(draft)]).filter(([, text]) => text);
  sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(written)));
}

for (const [name, text] of Object.entries(JSON.parse(sessionStorage.getItem(KEPT) ?? "{}"))) {
  drafts.set(name, { ...emptyDraft(), text });
}
addEventListener("pagehide", keep);
document.addEventListener("visibilitychange", keep); // a phone may end a page that is out of sight without a word
