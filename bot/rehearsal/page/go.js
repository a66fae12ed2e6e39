// Where a window stands is written in its address:
// #/zh (nobody chosen), #/zh/1001 (a person), #/zh/1001/-1002000000001 (a chat), #/zh/1001/-1002000000001/12 (a topic).

const LANGUAGES = ["zh", "en"];
const waiting = new Set();

// { language, person, chat, topic }; null where there is none.
export function here() {
  const [language, ...numbers] = location.hash.replace(/^#\//, "").split("/");
  const [person, chat, topic] = numbers.map((text) => Number(text) || null);
  return {
    language: LANGUAGES.includes(language) ? language : null,
    person: person ?? null,
    chat: chat ?? null,
    topic: topic ?? null,
  };
}

// The language stays where it is left out; what else is left out is none: go({ person }) shows the list of chats.
export function go(place) {
  location.hash = addressOf(place);
}

// The same, without a step that the browser's back button would return to.
export function goInstead(place) {
  location.replace(addressOf(place));
}

export function addressOf({ language = here().language, person = null, chat = null, topic = null }) {
  const steps = [language, person, person && chat, person && chat && topic];
  return `#/${steps.filter(Boolean).join("/")}`;
}

// The same as `go` → a promise of the moment when the place is shown with all that is known of it.
export function arrive(place) {
  if (location.hash === addressOf(place)) return Promise.resolve();
  go(place);
  return new Promise((resolve) => waiting.add(resolve));
}

export function arrived() {
  for (const resolve of waiting) resolve();
  waiting.clear();
}

export function onGo(listener) {
  addEventListener("hashchange", () => listener(here()));
}
