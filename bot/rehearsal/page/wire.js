// What goes between this window and the room's server.

import { store } from "./store.js";

const AGAIN = 3000; // milliseconds until a stream that the server refused is asked for again

let source = null;
let retry = null;

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
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => resolve(understood(request.status, request.responseText));
    request.onerror = () => resolve({ error: "offline" });
    request.send(form);
  });
}

function stopListening() {
  clearTimeout(retry);
  source?.close();
}

function open(language, person) {
  const address = `/${language}/events${person ? `?person=${person}` : ""}`;
  const stream = (source = new EventSource(address));
  const take = (name, taken) => stream.addEventListener(name, (event) => taken(JSON.parse(event.data)));
  take("stage", (stage) => store.takeStage(stage));
  take("room", (room) => store.takeRoom(room));
  take("message", (message) => store.takeMessage(message));
  take("synced", () => store.takeSynced());
  stream.onopen = () => store.takeConnection("open");
  stream.onerror = () => lost(stream, language, person);
}

// The browser itself tries again while a connection breaks; a refused stream is closed for good and opened anew here.
function lost(stream, language, person) {
  store.takeConnection("lost");
  if (stream.readyState !== EventSource.CLOSED) return;
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
