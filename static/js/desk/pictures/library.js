// The list of pictures: chosen one by one, from one to another with Shift, or all; the bar says how many.

const form = document.querySelector("[data-many]");
if (form) begin(form.querySelector("[data-pictures]"), form.querySelector("[data-many-bar]"));

function begin(list, bar) {
  const boxes = [...list.querySelectorAll("input[name=picture]")];
  const all = bar.querySelector("[data-many-all]");
  const none = bar.querySelector("[data-many-none]");
  const count = bar.querySelector("[data-many-count]");
  let last = null;

  list.addEventListener("click", (event) => {
    const box = event.target.closest("input[name=picture]");
    if (!box) return;
    if (event.shiftKey && last) between(last, box).forEach((one) => { one.checked = box.checked; });
    last = box;
    tell();
  });
  all.querySelector("input").addEventListener("change", (event) => set(event.target.checked));
  none.addEventListener("click", () => set(false));
  // `x` chooses the picture that has the focus, as Enter opens it.
  list.addEventListener("keydown", (event) => {
    if (event.key !== "x" || event.ctrlKey || event.metaKey || event.altKey || document.body.dataset.singleKeys === "off") return;
    event.target.closest(".picture")?.querySelector("input[name=picture]").click();
  });

  function between(one, other) {
    const [from, to] = [boxes.indexOf(one), boxes.indexOf(other)].sort((a, b) => a - b);
    return boxes.slice(from, to + 1);
  }

  function set(isChosen) {
    for (const box of boxes) box.checked = isChosen;
    tell();
  }

  function tell() {
    const chosen = boxes.filter((box) => box.checked).length;
    bar.classList.toggle("many--on", chosen > 0);
    count.hidden = none.hidden = !chosen;
    count.textContent = (chosen === 1 ? count.dataset.one : count.dataset.more).replace("{n}", chosen);
    const every = all.querySelector("input");
    every.checked = chosen === boxes.length;
    every.indeterminate = chosen > 0 && chosen < boxes.length;
  }

  all.hidden = false;
  tell();
}
