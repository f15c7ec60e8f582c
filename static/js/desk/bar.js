// What sticks below the story's bar knows how tall the bar is now.

export function measureBar(form) {
  const bar = form.querySelector(".story-bar");
  const told = document.documentElement.style;
  const tell = () => told.setProperty("--story-bar", `${Math.round(bar.getBoundingClientRect().height)}px`);
  new ResizeObserver(tell).observe(bar);
}
