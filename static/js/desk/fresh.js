// What surrounds the text (state, next steps, what is missing, history) as the desk says it now; the text stays.

export async function freshenAround(form) {
  const url = form.dataset.edit;
  if (!url) return;
  try {
    const answer = await fetch(url, { headers: { Accept: "text/html" }, redirect: "manual" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!page.getElementById("story-form")) return;
    for (const part of page.querySelectorAll("[data-fresh]")) renew(part);
    for (const part of document.querySelectorAll("[data-fresh]")) {
      if (!page.querySelector(named(part))) part.replaceChildren();
    }
    const small = page.querySelector("[data-small-forms]");
    if (small) document.querySelector("[data-small-forms]")?.replaceWith(document.importNode(small, true));
  } catch {
    // The page as it was is still right enough; the next save asks again.
  }
}

function renew(part) {
  const here = document.querySelector(named(part));
  if (!here || here.contains(document.activeElement)) return;
  const made = document.importNode(part, true);
  here.replaceChildren(...made.childNodes);
  window.htmx?.process(here);
}

function named(part) {
  return `[data-fresh="${CSS.escape(part.dataset.fresh)}"]`;
}
