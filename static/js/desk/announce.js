// Says short sentences to screen readers, politely, one at a time.

export function announce(sentence) {
  const announcer = document.getElementById("announcer");
  if (!announcer) return;
  announcer.textContent = "";
  requestAnimationFrame(() => { announcer.textContent = sentence; });
}

// Fragments that htmx brings in may carry their own sentence.
export function announceAnswers(page = document) {
  page.addEventListener("htmx:afterSwap", (event) => {
    const said = event.detail.target?.querySelector?.("[data-announce]");
    if (said) announce(said.dataset.announce || said.textContent.trim());
  });
}
