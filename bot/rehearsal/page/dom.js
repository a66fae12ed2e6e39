// Nodes are made here. Whatever anybody wrote only ever becomes a text node: nothing can turn into markup.

const SVG = "http://www.w3.org/2000/svg";

// h("button", { class: "key", dataset: { key }, "aria-label": "…", disabled: busy, on: { click } }, "受理", null) → node.
// An attribute that is null, undefined or false is left out, `true` stands there without a value;
// null children are skipped.
export function h(tag, props = {}, ...children) {
  return furnish(document.createElement(tag), props, children);
}

export function svg(tag, props = {}, ...children) {
  return furnish(document.createElementNS(SVG, tag), props, children);
}

export function replace(node, ...children) {
  node.replaceChildren(...children.flat().filter(isThere));
  return node;
}

// The same for a part that is drawn anew while somebody may be in it: the focus stays at what has the same data-focus.
export function redraw(node, ...children) {
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
  replace(node, ...children);
  if (focused) node.querySelector(`[data-focus="${focused}"]`)?.focus();
  return node;
}

function furnish(node, props, children) {
  for (const [name, value] of Object.entries(props)) {
    if (name === "on") listenTo(node, value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (value === true) node.setAttribute(name, "");
    else if (isThere(value)) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(isThere));
  return node;
}

function listenTo(node, listeners) {
  for (const [event, listener] of Object.entries(listeners)) node.addEventListener(event, listener);
}

const isThere = (value) => value !== null && value !== undefined && value !== false;
