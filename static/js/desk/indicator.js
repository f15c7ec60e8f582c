// Says honestly where the words are: a word, a shape and a colour for each of three states. Spoken only when it changes
// for the worse, and when that is over: an autosave every few seconds is no news. Of a new story that nobody has written
// a word of, nothing is said.

import { announce } from "./announce.js";

export function showStanding(form, keeper) {
  const place = form.querySelector("[data-saved]");
  const words = form.querySelector("[data-saved-words]");
  let shown = "";
  let time = "";
  let isTroubled = false;
  let watch;

  const paint = () => {
    const standing = keeper.standing();
    clearTimeout(watch);
    if (standing !== "saved") watch = setTimeout(paint, 1_000);
    const sentence = { saved: time ? form.dataset.savedAt.replace("{at}", time) : form.dataset.isSaved, here: form.dataset.here, not: form.dataset.notSaved }[standing];
    place.hidden = standing === "saved" && !time && !("number" in form.dataset);
    form.toggleAttribute("data-in-version", keeper.isInVersion());
    place.dataset.standing = standing;
    place.toggleAttribute("data-troubled", isTroubled && standing !== "saved");
    if (sentence !== shown) words.textContent = shown = sentence;
  };
  keeper.onChange(paint);
  return {
    paint,
    keptAt(said) {
      if (said) time = said;
      if (isTroubled) announce(form.dataset.savedAt.replace("{at}", time));
      isTroubled = false;
      paint();
    },
    trouble() {
      isTroubled = true;
      paint();
    },
  };
}
