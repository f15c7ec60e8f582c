// Signing out leaves none of a person's words on this computer. What never arrived is sent first; where it cannot be,
// the person decides.

import { wipe } from "./journal.js";
import { forgetArrivals } from "./pictures/remembered.js";
import { leftBehind, putAside } from "./recover.js";

export const LEAVING = "newsroom:leaving";

const channel = "BroadcastChannel" in window ? new BroadcastChannel("newsroom-signed-out") : null;

export function wipeOnSigningOut(page = document) {
  for (const form of page.querySelectorAll("form[data-signs-out]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const kept = event.submitter?.hasAttribute("data-all-the-same") ? [] : await stillHere(form);
      if (kept.length) return ask(form);
      await wipe(form.dataset.person);
      forgetArrivals(form.dataset.person);
      channel?.postMessage(form.dataset.person);
      return form.submit();
    });
  }
}

// Another tab signed this person out.
export function onSignedOutElsewhere(person, then) {
  channel?.addEventListener("message", (event) => { if (event.data === person) then(); });
}

// The entries that could not be brought to the desk.
async function stillHere(form) {
  const open = [];
  document.dispatchEvent(new CustomEvent(LEAVING, { detail: open }));
  const states = await Promise.all(open);
  const kept = states.filter((isDelivered) => !isDelivered);
  for (const entry of await leftBehind(form.dataset.person)) {
    const copy = form.dataset.copy.replace("/0/", `/${entry.number}/`);
    if (!(await putAside(form, entry, { copy, fresh: form.dataset.new }))) kept.push(entry);
  }
  return kept;
}

function ask(form) {
  const asked = form.querySelector("[data-words-stay]");
  asked.hidden = false;
  asked.querySelector("button").focus();
}
