// One stop of the Tab key for a whole text: arrows go from passage to passage, and a line says whose each is.

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function tellAuthors(text, line) {
  const passages = [...text.querySelectorAll(".passage")];
  const say = (passage) => {
    line.textContent = passage ? passage.title : "";
    line.hidden = !passage;
  };
  passages.forEach((passage, place) => (passage.tabIndex = place ? -1 : 0));
  text.addEventListener("keydown", (event) => {
    const place = passages.indexOf(document.activeElement);
    const next = passages[place + STEPS[event.key]];
    if (place < 0 || !next || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    passages[place].tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  });
  text.addEventListener("focusin", (event) => say(event.target.closest(".passage")));
  // A window that is left keeps its focus, and its line.
  text.addEventListener("focusout", () => say(text.contains(document.activeElement) ? document.activeElement.closest(".passage") : null));
  text.addEventListener("pointerover", (event) => {
    if (!text.contains(document.activeElement)) say(event.target.closest(".passage"));
  });
  text.addEventListener("pointerleave", () => {
    if (!text.contains(document.activeElement)) say(null);
  });
}

for (const text of document.querySelectorAll("[data-passages]")) {
  tellAuthors(text, document.querySelector("[data-passage-said]"));
}
