// Links: those to the bot itself lead into its private chat here, all others open in a window of their own.

import { store } from "../store.js";

export const isSafe = (address) => /^https?:\/\//i.test(address);

// t.me/xiaoer_bot, with or without ?start=…
export function followsHere(address) {
  const url = parsed(address);
  const name = url?.pathname.slice(1).toLowerCase();
  return url?.hostname === "t.me" && name === store.room?.bot.username.toLowerCase();
}

export function openElsewhere(address) {
  if (isSafe(address)) window.open(address, "_blank", "noopener,noreferrer");
}

function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
