// The door of a room that others may enter: one field, in the visitor's language.

import { h } from "./dom.js";
import { speak, words } from "./words/words.js";

speak(localStorage.getItem("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en"));
const say = words().login;
document.title = say.title;

const wrong = location.search === "?wrong";
const field = h("input", {
  type: "password", name: "password", id: "password", autocomplete: "current-password", required: true,
  "aria-describedby": "wrong", "aria-invalid": String(wrong),
});
document.body.append(
  h("main", { class: "login" },
    h("img", { src: "/page/icon.svg", alt: "", width: 56, height: 56 }),
    h("h1", {}, say.title),
    h("p", { id: "what" }, say.what),
    h("form", { method: "post", action: "/login" },
      h("label", { for: "password" }, say.password),
      field,
      h("p", { id: "wrong", class: "wrong", role: "alert" }, wrong ? say.wrong : ""),
      h("button", { class: "button primary" }, say.enter))),
);
field.focus();
