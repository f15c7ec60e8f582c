// Sentences that concern the person now, in a strip below the bar: one of a kind, drawn from the page's templates.
// Nothing here takes the keyboard away from who is typing.

import { announce } from "./announce.js";
import { editorOf } from "./body.js";

export function newsStrip(form) {
  const strip = form.querySelector("[data-news]");
  const find = (kind) => strip.querySelector(`[data-kind="${kind}"]`);

  const unsay = (kind) => {
    const old = find(kind);
    if (!old) return;
    const held = old.contains(document.activeElement);
    old.remove();
    if (held) goBack(form);
  };
  // `slots` fills {names} in the template's words; `acts` are what its buttons do; `links` where its links lead.
  const say = (kind, { slots = {}, acts = {}, links = {}, quietly = false } = {}) => {
    const made = document.querySelector(`template[data-says="${kind}"]`).content.firstElementChild.cloneNode(true);
    made.dataset.kind = kind;
    fill(made, slots);
    for (const button of made.querySelectorAll("[data-does]")) button.addEventListener("click", (event) => acts[button.dataset.does]?.(event));
    for (const link of made.querySelectorAll("[data-leads]")) link.href = links[link.dataset.leads] ?? link.href;
    const old = find(kind);
    const changed = old?.querySelector("p")?.textContent !== made.querySelector("p").textContent;
    if (!old) strip.append(made);
    else if (changed) old.replaceWith(made);
    if (changed && !quietly) announce(made.querySelector("p").textContent.replace(/\s+/g, " ").trim());
    return find(kind);
  };
  return { say, unsay, find };
}

function fill(made, slots) {
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(/\{(\w+)\}/g, (found, name) => slots[name] ?? found);
  }
}

function goBack(form) {
  const editor = editorOf();
  if (editor && !editor.readOnly) editor.focus();
  else form.querySelector("[data-save]")?.focus();
}
