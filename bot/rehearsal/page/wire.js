// What goes between this window and the room's server.

import { store } from "./store.js";

const AGAIN = 1500; // milliseconds until a stream that ended is asked for again
const SILENT = 40_000; // milliseconds without a word; the server says one every 15 seconds

const PATIENCE = 180_000; // milliseconds that files may take

let source = null;
let retry = null;
let silence = null;

// Listens to a town, as somebody or (person null) as nobody yet; whatever was listened to before is let go.
export function listen(language, person) {
  stopListening();
  store.begin(language, person);
  open(language, person);
}

// A wish of this window's person → the answer, or { error: "gone" | … | "offline" | "failed" }.
export async function wish(name, body = {}) {
  const headers = { "Content-Type": "application/json" };
  const text = JSON.stringify({ person: store.person, ...body });
  try {
    const answer = await fetch(`/${store.language}/${name}`, { method: "POST", headers, body: text });
    return understood(answer.status, await answer.text());
  } catch {
    return { error: "offline" };
  }
}

// `fields` as for `say`, `as` "photo" or "document"; onProgress(0 … 1) while it goes up.
export function upload(fields, files, as, onProgress = () => {}) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ person: store.person, ...fields, as })) {
    if (value !== null && value !== undefined) form.append(name, value);
  }
  for (const file of files) form.append("file", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/${store.language}/upload`);
    request.timeout = PATIENCE;
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => resolve(understood(request.status, request.responseText));
    for (const end of ["onerror", "onabort", "ontimeout"]) request[end] = () => resolve({ error: "offline" });
    request.send(form);
  });
}

function stopListening() {
  clearTimeout(retry);
  clearTimeout(silence);
  const stream = source;
  source = null;
  stream?.close();
}

// A WebSocket: of the lines on which a server can tell, browsers open only six to one address, for all windows together.
function open(language, person) {
  const { protocol, host } = location;
  const asked = person ? `?person=${person}` : "";
  const stream = (source = new WebSocket(`${protocol.replace("http", "ws")}//${host}/${language}/events${asked}`));
  stream.onopen = () => store.takeConnection("open");
  stream.onmessage = (message) => take(stream, JSON.parse(message.data));
  stream.onclose = () => stream === source && lost(language, person);
  watch(stream);
}

const TAKEN = {
  stage: (stage) => store.takeStage(stage),
  room: (room) => store.takeRoom(room),
  message: (message) => store.takeMessage(message),
  synced: () => store.takeSynced(),
  still: () => {},
};

function take(stream, { event, data }) {
  if (stream !== source) return;
  watch(stream);
  TAKEN[event](data);
}

// A line on which nothing comes any more, not even that it still holds, is given up.
function watch(stream) {
  clearTimeout(silence);
  silence = setTimeout(() => stream.close(), SILENT);
}

function lost(language, person) {
  clearTimeout(silence);
  store.takeConnection("lost");
  askForPassword();
  retry = setTimeout(() => open(language, person), AGAIN);
}

async function askForPassword() {
  const answer = await fetch("/", { redirect: "manual" }).catch(() => null);
  if (answer?.type === "opaqueredirect") location.assign("/login");
}

function understood(status, text) {
  if (status === 401) location.assign("/login");
  const answer = parsed(text);
  if (status >= 200 && status < 300) return answer ?? {};
  return { error: answer?.error ?? "failed" };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
