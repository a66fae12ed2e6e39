// The town begins anew: because this window wished it, or without that, and then one is told why all is gone.

import { toast } from "./popups.js";
import { store } from "./store.js";
import { wish } from "./wire.js";
import { words } from "./words/words.js";

let wished = false;

// A wish with which the town begins anew → the answer.
export async function wishAnew(name, body) {
  wished = true;
  const answer = await wish(name, body);
  if (answer.error) wished = false;
  return answer;
}

store.on("stage", (before) => {
  if (before !== null && store.person && !wished) toast(words().notice.begunAnew);
  wished = false;
});
