// What a person does on the page: typing of any kind, the keys that save and go on, the buttons of the bar.

import { editorOf } from "./body.js";

const FRAME = "[class*=cke_widget]";

export function watch(form, { touch, save, goOn, next }) {
  form.addEventListener("input", (event) => {
    if (!("noDirty" in (event.target.dataset ?? {}))) touch();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save({ confirmed: event.submitter?.name === "confirm_revise" });
  });
  form.addEventListener("click", (event) => {
    const link = event.target.closest("[data-step]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goOn(link);
  });
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === "s" || event.key === "S") {
      event.preventDefault();
      save();
    } else if (event.key === "Enter") {
      event.preventDefault();
      next();
    }
  });
  watchText(touch);
}

// Whatever changes the text changes its document: no key, paste, command or correction by the browser is missed. The
// frames that the editor puts around a player, and the empty lines beside it, say nothing.
function watchText(touch) {
  const editors = window.CKEDITOR;
  if (!editors) return;
  let seen;
  const observer = new MutationObserver((records) => {
    const text = editorOf()?.editable().$;
    if (text && text === seen && !records.every(isFraming)) touch();
  });
  const follow = (editor) => {
    const observe = () => {
      seen = editor.editable().$;
      observer.disconnect();
      observer.observe(seen, { subtree: true, childList: true, characterData: true });
    };
    observe();
    editor.on("contentDom", observe);
  };
  const ready = editorOf();
  if (ready) follow(ready);
  editors.on("instanceReady", (event) => { if (event.editor.name === "id_body") follow(event.editor); });
}

function isFraming({ type, target, addedNodes, removedNodes }) {
  if (target.nodeType === Node.ELEMENT_NODE && target.closest(FRAME)) return true;
  return type === "childList" && [...addedNodes, ...removedNodes].every(saysNothing);
}

function saysNothing(node) {
  if (node.nodeType !== Node.ELEMENT_NODE) return !node.data?.trim();
  return node.matches(`${FRAME}, br`) || (node.localName === "p" && !node.textContent.trim() && !node.querySelector(FRAME));
}
