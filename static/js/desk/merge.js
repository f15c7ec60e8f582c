// Says how many places there are to choose; choosing to write anew leads into the field.

import { announce } from "./announce.js";

const said = document.querySelector("#merge-form [data-announce]");
if (said) announce(said.textContent.trim());

document.getElementById("merge-form")?.addEventListener("click", (event) => {
  const way = event.target.closest?.('input[type="radio"][value="edit"]');
  // A click made by an arrow key has no detail: the keyboard walks on through the answers.
  if (way && event.detail > 0) document.getElementById(way.name.replace("keep-", "words-"))?.focus();
});
