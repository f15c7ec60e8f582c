// Plays the versions one after the other until the last, or until somebody takes a step of their own.
// Offered only to those who want movement; the links and the list work without it.

const PAUSE = 4000;
let timer = 0;

offer();
document.addEventListener("htmx:afterSettle", offer);
document.addEventListener("htmx:responseError", stop);
document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-goes]");
  if (form) form.requestSubmit();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-auto]")) toggle();
  else if (event.isTrusted && event.target.closest(".play a")) stop();
});
document.addEventListener("keydown", (event) => {
  if (["ArrowLeft", "ArrowRight", "j", "k", "Escape"].includes(event.key)) stop();
});

function offer() {
  const button = document.querySelector("[data-auto]");
  if (!button || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  button.dataset.play ||= button.textContent;
  button.hidden = !timer && !next();
  if (timer && !next()) stop();
  button.textContent = timer ? button.dataset.pause : button.dataset.play;
}

function toggle() {
  if (timer) return stop();
  timer = setInterval(() => next()?.click(), PAUSE);
  offer();
  next()?.click();
}

function stop() {
  clearInterval(timer);
  timer = 0;
  offer();
}

function next() {
  return document.querySelector(".play a[rel=next]");
}
