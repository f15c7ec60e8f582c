// Nothing but the text, its bar and what the desk has to say, until the person leaves it; remembered for the session.

import { tell } from "./tools.js";

const KEPT = "newsroom.quiet";

export function isQuiet() {
  return document.body.classList.contains("is-quiet");
}

export function toggleQuiet() {
  setQuiet(!isQuiet());
  tell(isQuiet() ? "quietOn" : "quietOff");
}

// Whether there was anything to leave.
export function leaveQuiet() {
  if (!isQuiet()) return false;
  toggleQuiet();
  return true;
}

export function rememberQuiet() {
  document.querySelector("[data-leave-quiet]").addEventListener("click", leaveQuiet);
  if (sessionStorage.getItem(KEPT) === "on") setQuiet(true);
}

function setQuiet(quiet) {
  document.body.classList.toggle("is-quiet", quiet);
  document.querySelector("[data-leave-quiet]").hidden = !quiet;
  sessionStorage.setItem(KEPT, quiet ? "on" : "off");
  window.CKEDITOR?.instances.id_body?.getCommand("storyQuiet")?.setState(quiet ? 1 : 2);
}
