// What the library found, as a grid of buttons: arrows walk through it, the space bar chooses, Enter takes.

import { previewOf } from "./library.js";
import { say } from "./words.js";

export function tile(one, { isMany, isSelected }) {
  const row = document.createElement("li");
  const button = document.createElement("button");
  const words = one.title || one.caption || one.name || say("pictureNumber", { number: one.id });
  button.type = "button";
  button.className = "tile";
  button.tabIndex = -1;
  button.picked = one;
  if (isMany) button.setAttribute("aria-pressed", String(isSelected));
  const image = one.kind ? one.poster && previewOf(one.poster, { width: 480 }) : one.preview;
  if (image) button.append(Object.assign(document.createElement("img"), { src: image, alt: one.alt ?? "", loading: "lazy" }));
  button.append(lineOf("tile-title", words));
  const second = one.kind ? [say(one.kind), one.type, sizeOf(one.bytes)] : [one.credit];
  button.append(lineOf("tile-note", second.filter(Boolean).join(" · ")));
  for (const note of one.notes ?? []) button.append(lineOf("tile-warning", note));
  row.append(button);
  return row;
}

// `toggle(one)` and `enter(one)` are called with what stands under the focus; `up` where an arrow leaves the grid.
export function gridKeys(list, { toggle, enter, up }) {
  const all = () => [...list.querySelectorAll(".tile")];
  const go = (button) => {
    if (!button) return;
    for (const other of all()) other.tabIndex = -1;
    button.tabIndex = 0;
    button.focus();
  };
  list.addEventListener("keydown", (event) => {
    const buttons = all();
    const at = buttons.indexOf(event.target.closest(".tile"));
    if (at < 0) return;
    const row = Math.max(1, buttons.filter((one) => one.offsetTop === buttons[0].offsetTop).length);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + row, ArrowUp: at - row, Home: 0, End: buttons.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      if (event.key === "ArrowUp" && to < 0) up();
      else go(buttons[Math.max(0, Math.min(to, buttons.length - 1))]);
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      enter(buttons[at].picked);
    }
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".tile");
    if (!button) return;
    for (const other of all()) other.tabIndex = -1;
    button.tabIndex = 0;
    toggle(button.picked);
  });
  return {
    first: () => go(all()[0]),
    reset: () => { const [first] = all(); if (first) first.tabIndex = 0; },
  };
}

function lineOf(name, words) {
  return Object.assign(document.createElement("span"), { className: name, textContent: words });
}

// As people say sizes; the browser knows the language of the page.
function sizeOf(bytes) {
  if (!bytes) return "";
  const [unit, most] = bytes < 1_000_000 ? ["kilobyte", 1_000] : ["megabyte", 1_000_000];
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 }).format(bytes / most);
}
