// One more note to readers: a copy of the blank row that the form always ends with.

export function addNotes(form, touched) {
  const box = form.querySelector("[data-notes]");
  const total = form.querySelector("[name=notes-TOTAL_FORMS]");
  const last = box?.lastElementChild;
  if (!last) return;
  const number = Number(total.value) - 1;
  const blank = last.cloneNode(true);
  const add = document.createElement("button");
  add.type = "button";
  add.textContent = box.dataset.add;
  add.addEventListener("click", () => {
    const next = Number(total.value);
    const row = blank.cloneNode(true);
    for (const part of row.querySelectorAll("[name], [id], [for], [aria-describedby]")) {
      for (const name of ["name", "id", "for", "aria-describedby"]) {
        const said = part.getAttribute(name);
        if (said) part.setAttribute(name, said.replaceAll(`notes-${number}-`, `notes-${next}-`));
      }
    }
    total.value = String(next + 1);
    add.before(row);
    touched();
    row.querySelector("select").focus();
  });
  box.append(add);
}
