// Bylines: a row can be moved up or removed, and there is always one more to be had.

export function orderBylines(box, touched) {
  if (!box) return;
  const rows = () => [...box.querySelectorAll(".byline")];
  const label = () => rows().forEach((row, place) => {
    const select = row.querySelector("select");
    select.setAttribute("aria-label", `${select.getAttribute("aria-label").replace(/\s*[\d+]+$/, "")} ${place + 1}`);
  });
  const button = (words, sign, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", words);
    made.title = words;
    made.addEventListener("click", () => { act(made.closest(".byline")); touched(); label(); });
    return made;
  };
  const equip = (row) => row.append(
    button(box.dataset.up, "↑", (here) => { here.previousElementSibling?.matches(".byline") && here.previousElementSibling.before(here); here.querySelector("button").focus(); }),
    button(box.dataset.remove, "×", (here) => { rows().length > 1 ? here.remove() : (here.querySelector("select").value = ""); }),
  );
  rows().slice(1).filter((row) => !row.querySelector("select").value).forEach((row) => row.remove());
  const blank = rows()[0].cloneNode(true);
  rows().forEach(equip);
  label();

  const add = document.createElement("button");
  add.type = "button";
  add.textContent = box.dataset.add;
  add.addEventListener("click", () => {
    const row = blank.cloneNode(true);
    row.querySelector("select").value = "";
    equip(row);
    add.before(row);
    label();
    row.querySelector("select").focus();
  });
  box.append(add);
}
