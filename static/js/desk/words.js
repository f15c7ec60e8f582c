// Counts as the server does: "l’État" and "vice-président" are one word each.

const WORD = /[\p{L}\p{N}]+(?:[’'\-][\p{L}\p{N}]+)*/gu;

export function countWords(form) {
  const body = form.querySelector("textarea[name=body]");
  body?.addEventListener("input", () => showCount(form, body.value.replace(/<[^>]*>/g, " ")));
  for (const counter of form.querySelectorAll("[data-counts]")) {
    const field = document.getElementById(counter.dataset.counts);
    const most = Number(counter.dataset.most);
    const show = () => {
      counter.textContent = `${field.value.length} / ${most}`;
      counter.classList.toggle("counter--over", field.value.length > most);
    };
    field.addEventListener("input", show);
    show();
  }
}

export function showCount(form, text) {
  const place = form.querySelector("[data-word-count]");
  const count = text.normalize("NFC").match(WORD)?.length ?? 0;
  place.textContent = `${count} ${count === 1 ? form.dataset.wordsOne : form.dataset.wordsMany}`;
}
