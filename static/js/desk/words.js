// Counts as the server does: "l’État" and "vice-président" are one word each, an embed's address none.

import { passagesIn } from "./passages.js";

const WORD = /[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+)*/gu;

export function countWords(form) {
  const body = form.querySelector("textarea[name=body]");
  body?.addEventListener("input", () => show(form, wordsIn(body.value.replace(/<oembed>[^<]*<\/oembed>|<[^>]*>/g, " "))));
  for (const counter of form.querySelectorAll("[data-counts]")) {
    const field = document.getElementById(counter.dataset.counts);
    const most = Number(counter.dataset.most);
    const tell = () => {
      counter.textContent = `${field.value.length} / ${most}`;
      counter.classList.toggle("counter--over", field.value.length > most);
    };
    field.addEventListener("input", tell);
    tell();
  }
}

// A reader of the text's blocks: each is counted when it changed, and the sum is shown.
export function wordCounter(form) {
  const counts = new WeakMap();
  return {
    block: (block) => counts.set(block, passagesIn(block).reduce((sum, passage) => sum + wordsIn(passage.text), 0)),
    done: (body) => {
      let sum = 0;
      for (const block of body.childNodes) sum += counts.get(block) ?? 0;
      show(form, sum);
    },
  };
}

function wordsIn(text) {
  return text.normalize("NFC").match(WORD)?.length ?? 0;
}

function show(form, count) {
  const said = `${count} ${count === 1 ? form.dataset.wordsOne : form.dataset.wordsMany}`;
  const place = form.querySelector("[data-word-count]");
  if (place.textContent !== said) place.textContent = said;
}
