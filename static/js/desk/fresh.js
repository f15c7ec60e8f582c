// The page as the desk has it now: what surrounds the text (state, next steps, what is missing, history) is put in its
// place, the text itself only where somebody asks for it.

import { rowsOf } from "./fields.js";
import { refill } from "./refill.js";

export async function freshenAround(form) {
  const page = await ask(form);
  if (page) putAround(page);
}

// The newest text is in the form, with the version it stands on; false where the desk did not give it, or somebody
// typed while it was asked: what no version has is not written over.
export async function showText(form, keeper) {
  const page = await ask(form);
  const newest = page?.getElementById("story-form");
  if (!newest || !keeper.isInVersion()) return false;
  if ("locked" in newest.dataset !== "locked" in form.dataset) {
    location.assign(form.dataset.edit);
    return true;
  }
  await refill(form, rowsOf(newest));
  await keeper.isRendered();
  for (const fact of ["head", "state", "publication"]) form.dataset[fact] = newest.dataset[fact];
  putAround(page);
  return true;
}

async function ask(form) {
  if (!form.dataset.edit) return null;
  try {
    const answer = await fetch(`${form.dataset.edit}?saved=1`, { headers: { Accept: "text/html" }, redirect: "manual" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  } catch {
    return null;
  }
}

function putAround(page) {
  if (!page.getElementById("story-form")) return;
  for (const here of document.querySelectorAll("[data-fresh]")) {
    const there = page.querySelector(`[data-fresh="${CSS.escape(here.dataset.fresh)}"]`);
    if (here.contains(document.activeElement)) continue;
    here.replaceChildren(...(there ? document.importNode(there, true).childNodes : []));
    window.htmx?.process(here);
  }
  const small = page.querySelector("[data-small-forms]");
  if (small) document.querySelector("[data-small-forms]")?.replaceWith(document.importNode(small, true));
}
