// The small bars over the text: one open at a time, closed by Escape, and the caret is where it was.

import { announce } from "./announce.js";

const tools = () => document.querySelector("[data-tools]");

let leave = null;

// `opened` runs when the bar named so opens, with what it was opened with; `closed` when it is left.
export function equipTool(name, { opened = () => {}, closed = () => {} }) {
  const bar = toolNamed(name);
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      closeTool();
    } else if (event.key === "Enter" && event.target.matches("input:not([type=checkbox])")) {
      event.preventDefault();
    }
  });
  bar.querySelector("[data-close]").addEventListener("click", () => closeTool());
  bar.addEventListener("newsroom:open", (event) => {
    leave = closed;
    opened(event.detail);
  });
}

export function toolNamed(name) {
  return tools().querySelector(`[data-tool="${name}"]`);
}

export function openTool(name, given) {
  const bar = toolNamed(name);
  if (bar.hidden) {
    closeTool();
    bar.hidden = false;
  }
  bar.dispatchEvent(new CustomEvent("newsroom:open", { detail: given }));
}

// Whether there was a bar to close.
export function closeTool() {
  const bar = tools().querySelector("[data-tool]:not([hidden])");
  if (!bar) return false;
  bar.hidden = true;
  const left = leave;
  leave = null;
  left?.();
  return true;
}

export function isOpen(name) {
  return !toolNamed(name).hidden;
}

// A sentence of the bars, with its numbers.
export function say(name, values = {}) {
  return Object.entries(values).reduce((sentence, [key, value]) => sentence.replace(`{${key}}`, value), tools().dataset[name] ?? "");
}

export function tell(name, values) {
  announce(say(name, values));
}
