// What the box offers while one types "/" at its beginning (the bot's commands here) or "@" (the bot).

import { h, replace } from "../dom.js";
import { store } from "../store.js";
import { words } from "../words/words.js";

const COMMAND = /^\/[a-z0-9_]*$/i;
const MENTION = /(?:^|\s)(@\w*)$/;

export class Suggestions {
  #choices = [];
  #at = 0;
  #dismissed = null; // the text for which the list was closed

  constructor(box, picked) {
    Object.assign(this, { box, picked });
    this.node = h("div", { class: "suggestions", id: "suggestions", role: "listbox", hidden: true });
    box.setAttribute("aria-controls", "suggestions");
    box.setAttribute("aria-autocomplete", "list");
    box.addEventListener("blur", () => this.close());
  }

  offer(chat) {
    if (this.box.value !== this.#dismissed) this.#dismissed = null;
    this.#choices = this.#dismissed === null ? this.#matching(chat) : [];
    this.#at = 0;
    this.#draw();
  }

  close() {
    this.#choices = [];
    this.#draw();
  }

  // True: the key was for the list.
  takesKey({ key }) {
    if (!this.#choices.length) return false;
    const choice = this.#choices[this.#at];
    if (key === "ArrowDown" || key === "ArrowUp") this.#move(key === "ArrowDown" ? 1 : -1);
    else if (key === "Escape") this.#dismiss();
    else if (key === "Tab" || (key === "Enter" && this.box.value !== choice.word)) this.#pick(choice);
    else return false;
    return true;
  }

  #matching(chat) {
    const text = this.box.value;
    const before = text.slice(0, this.box.selectionStart);
    const begun = (written) => ({ word }) => word.startsWith(written.toLowerCase());
    if (COMMAND.test(before) && before === text) return commandsOf(chat).filter(begun(before));
    const mention = MENTION.exec(before)?.[1];
    return mention ? bots().filter(begun(mention)).filter(({ word }) => word !== mention) : [];
  }

  #move(by) {
    this.#at = (this.#at + by + this.#choices.length) % this.#choices.length;
    this.#draw();
  }

  #dismiss() {
    this.#dismissed = this.box.value;
    this.close();
  }

  #pick({ word }) {
    const { selectionStart, value } = this.box;
    const start = value.slice(0, selectionStart).lastIndexOf(word[0]);
    this.box.setRangeText(`${word} `, start, selectionStart, "end");
    this.close();
    this.picked();
  }

  #draw() {
    this.node.hidden = !this.#choices.length;
    this.node.setAttribute("aria-label", words().talk.commands);
    replace(this.node, this.#choices.map((choice, index) => this.#option(choice, index)));
    if (this.node.hidden) this.box.removeAttribute("aria-activedescendant");
    else this.box.setAttribute("aria-activedescendant", `suggestion-${this.#at}`);
    this.node.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }

  // The box keeps the focus while the list is used.
  #option(choice, index) {
    const props = { class: "suggestion", role: "option", id: `suggestion-${index}` };
    const on = { pointerdown: (event) => event.preventDefault(), click: () => this.#pick(choice) };
    const selected = String(index === this.#at);
    return h("div", { ...props, "aria-selected": selected, on }, h("b", {}, choice.word), h("span", {}, choice.about));
  }
}

const commandsOf = ({ commands }) =>
  commands.map(({ command, description }) => ({ word: `/${command}`, about: description }));

const bots = () => [{ word: `@${store.room.bot.username}`, about: store.room.bot.name }];
