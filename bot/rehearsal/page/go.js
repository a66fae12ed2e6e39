// Where a window stands is written in its address: #/zh (nobody chosen), #/zh/1001, #/zh/1001/-1002000000001, …/12 (a topic).

const LANGUAGES = ["zh", "en"];

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

// The language stays when it is left out; what else is left out is none: go({ person }) shows the person's list of chats.
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

export function onGo(listener) {
  addEventListener("hashchange", () => listener(here()));
}
