// A row that is wider than the screen opens at the place that is shown, not at its beginning.

export function showWhereWeAre() {
  for (const here of document.querySelectorAll(".strip [aria-current]")) {
    const strip = here.closest(".strip");
    strip.scrollLeft += middleOf(here) - middleOf(strip);
  }
}

function middleOf(element) {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
