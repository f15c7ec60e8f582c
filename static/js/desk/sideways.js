// A row that is wider than the screen opens at the place that is shown, not at its beginning.

export function showWhereWeAre() {
  for (const here of document.querySelectorAll(".sideways [aria-current]")) {
    const row = here.closest(".sideways");
    row.scrollLeft += middleOf(here) - middleOf(row);
  }
}

function middleOf(element) {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
}
