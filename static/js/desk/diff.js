// From change to change in a comparison: the two arrows of its bar, and j and k, which press them (keys.js).

const bar = document.querySelector("[data-changes]");
if (bar) walkThrough(bar, [...document.querySelectorAll("[data-change]")]);

function walkThrough(bar, changes) {
  const place = bar.querySelector("[data-place]");
  let here = -1;
  bar.addEventListener("click", (event) => {
    const arrow = event.target.closest("[data-by]");
    if (!arrow || !changes.length) return;
    event.preventDefault();
    const by = Number(arrow.dataset.by);
    here = here < 0 && by < 0 ? changes.length - 1 : (here + by + changes.length) % changes.length;
    arriveAt(changes[here]);
    place.textContent = place.dataset.words.replace("{here}", here + 1).replace("{all}", changes.length);
  });
}

function arriveAt(change) {
  change.focus({ preventScroll: true });
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  change.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
}
