// Every sentence of the page stands in words/*.js; both languages have the same keys, and a window speaks one of them.

import en from "./en.js";
import talkEn from "./talk.en.js";
import talkZh from "./talk.zh.js";
import zh from "./zh.js";

const DICTIONARIES = { zh: { ...zh, talk: talkZh }, en: { ...en, talk: talkEn } };

let chosen = DICTIONARIES.zh;

export const words = () => chosen;

export function speak(language) {
  chosen = DICTIONARIES[language];
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}
