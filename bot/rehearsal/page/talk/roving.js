// Between messages with the arrow keys: one of them can be reached with Tab, the last one until another was chosen.

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function rove(column) {
  const messages = () => [...column.querySelectorAll("article.message")];

  column.addEventListener("keydown", (event) => {
    if (!event.target.matches("article.message")) return;
    const all = messages();
    const goal = { Home: all[0], End: all.at(-1) }[event.key] ?? all[all.indexOf(event.target) + STEPS[event.key]];
    if (!goal) return;
    event.preventDefault();
    goal.focus();
  });
  column.addEventListener("focusin", ({ target }) => hold(column, target.closest("article.message")));

  // After the list changed: somebody must be reachable.
  return () => {
    const held = column.querySelector("article.message[tabindex='0']");
    if (!held || !held.contains(document.activeElement)) hold(column, messages().at(-1));
  };
}

function hold(column, chosen) {
  if (!chosen) return;
  for (const held of column.querySelectorAll("article.message[tabindex='0']")) held.tabIndex = -1;
  chosen.tabIndex = 0;
}
