// What a picture looks like in the editing area. None of it is stored.

import { previewOf } from "./library.js";
import { say } from "./words.js";

export function pictureBox() {
  return '<img alt="" draggable="false">';
}

export function editable(caption) {
  return `<figcaption>${caption}</figcaption>`;
}

export function showPreview(image, { picture, shape, alt }, options = {}) {
  const address = previewOf(picture, { shape, ...options });
  image.alt = alt || say("pictureNumber", { number: picture });
  if (image.getAttribute("src") !== address) image.setAttribute("src", address);
}

// An empty caption says what belongs there.
export function invite(caption, words) {
  if (caption.getAttribute("data-placeholder") !== words) caption.setAttribute("data-placeholder", words);
}

// What publication will ask for; nothing while nothing is missing.
export function sayMissing(figure, { credit, alt }) {
  const missing = [!credit && "noCredit", (alt ?? null) === null && "noAlt"].filter(Boolean).map((name) => say(name));
  let note = figure.querySelector(":scope > .pictured-missing");
  if (!missing.length) {
    note?.remove();
    return;
  }
  if (!note) {
    note = figure.ownerDocument.createElement("div");
    note.className = "pictured-missing";
    note.contentEditable = "false";
    figure.querySelector(":scope > img").after(note);
  }
  const words = missing.join(" · ");
  if (note.textContent !== words) note.textContent = words;
}
