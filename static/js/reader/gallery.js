// Buttons and arrow keys for galleries, which scroll and snap without them.

const still = matchMedia("(prefers-reduced-motion: reduce)");

for (const gallery of document.querySelectorAll(".gallery")) {
  const strip = gallery.querySelector(".gallery-strip");
  const pictures = [...strip.children];
  if (pictures.length < 2) continue;

  const at = () => Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth);
  const turn = (by) => {
    const to = Math.min(Math.max(at() + by, 0), pictures.length - 1);
    strip.scrollTo({ left: pictures[to].offsetLeft - pictures[0].offsetLeft, behavior: still.matches ? "auto" : "smooth" });
  };

  const steps = document.createElement("div");
  steps.className = "gallery-steps";
  const buttons = [[-1, "←", gallery.dataset.previous], [1, "→", gallery.dataset.next]].map(([by, sign, name]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", () => turn(by));
    steps.append(button);
    return button;
  });
  strip.after(steps);

  // Not `disabled`, which would take the focus away from who just pressed it.
  const say = () => {
    buttons[0].setAttribute("aria-disabled", String(at() === 0));
    buttons[1].setAttribute("aria-disabled", String(at() === pictures.length - 1));
  };
  strip.addEventListener("scroll", say, { passive: true });
  strip.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    turn(by);
  });
  say();
}
