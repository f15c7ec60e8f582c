// Stories found by the search are added as related ones.

export function relateStories(box, touched) {
  if (!box) return;
  const rows = box.querySelector("[data-related-rows]");
  for (const part of box.querySelectorAll("[data-scripted]")) part.hidden = false;
  box.querySelector("[type=search]").addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  box.addEventListener("click", (event) => {
    const found = event.target.closest("[data-relate]");
    if (!found) return;
    const key = found.dataset.relate;
    const known = rows.querySelector(`[value="${CSS.escape(key)}"]`);
    if (known) {
      known.checked = true;
    } else {
      rows.append(row(key, found.querySelector("span")));
    }
    found.closest("li").remove();
    touched();
  });
}

function row(key, headline) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "topic";
  Object.assign(box, { type: "checkbox", name: "related", value: key, checked: true });
  label.append(box, headline.cloneNode(true));
  item.append(label);
  return item;
}
