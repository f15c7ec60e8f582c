// Puts words that were kept back into the form: rows that are missing are added, as the person added them. Resolves
// when the editor shows them.

import { editorOf } from "./body.js";

export function refill(form, pairs) {
  const values = new Map();
  for (const [name, value] of pairs) values.set(name, [...(values.get(name) ?? []), value]);
  makeRoom(form, values);
  for (const name of new Set([...form.elements].map((field) => field.name).filter(Boolean))) {
    const said = [...(values.get(name) ?? [])];
    if (name === "csrfmiddlewaretoken" || (!values.has(name) && !isChoice(form, name))) continue;
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) fill(field, said);
  }
  const editor = editorOf();
  const shown = new Promise((done) => {
    if (!editor || !values.has("body")) return done();
    // What is typed into a text that is being replaced would be taken for a part of the new one.
    const frame = editor.container.$;
    frame.inert = true;
    editor.setData(values.get("body")[0], { callback: () => { frame.inert = false; editor.fire("saveSnapshot"); done(); } });
  });
  form.dispatchEvent(new Event("input", { bubbles: true }));
  return shown;
}

function fill(field, said) {
  if (field.type === "checkbox" || field.type === "radio") {
    const place = said.indexOf(field.value);
    field.checked = place >= 0;
    if (place >= 0) said.splice(place, 1);
  } else {
    field.value = said.shift() ?? "";
  }
  field.dispatchEvent(new Event("change", { bubbles: true }));
}

function isChoice(form, name) {
  return [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].every((field) => field.type === "checkbox" || field.type === "radio" || name === "bylines");
}

function makeRoom(form, values) {
  const bylines = form.querySelector("[data-bylines]");
  while (bylines && bylines.querySelectorAll("select").length < (values.get("bylines")?.length ?? 0)) press(bylines);
  const notes = form.querySelector("[data-notes]");
  const wanted = Number(values.get("notes-TOTAL_FORMS")?.[0] ?? 0);
  while (notes && Number(form.elements["notes-TOTAL_FORMS"].value) < Math.min(wanted, 60)) press(notes);
  const related = form.querySelector("[data-related-rows]");
  for (const key of values.get("related") ?? []) {
    if (related && !related.querySelector(`[value="${CSS.escape(key)}"]`)) related.append(relatedRow(key));
  }
}

// The button that adds a row is the box's last child.
function press(box) {
  const focused = document.activeElement;
  box.lastElementChild.click();
  focused?.focus?.();
}

function relatedRow(key) {
  const item = document.createElement("li");
  const label = document.createElement("label");
  const box = document.createElement("input");
  label.className = "topic";
  Object.assign(box, { type: "checkbox", name: "related", value: key });
  label.append(box, ` ${key}`);
  item.append(label);
  return item;
}
