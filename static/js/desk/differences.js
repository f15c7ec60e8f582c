// Two texts of one form, field by field where they differ; of the body the paragraphs that only one of them has.

import { paragraphsOf } from "./download.js";

export function showDifferences(box, form, here, kept) {
  if (!box.hidden) {
    box.hidden = true;
    return;
  }
  box.replaceChildren(...names(here, kept).flatMap((name) => fieldOf(box, form, name, here, kept)));
  if (!box.children.length) box.append(element("p", box.dataset.same));
  box.hidden = false;
}

function names(here, kept) {
  const known = new Set([...here, ...kept].map(([name]) => name));
  return [...known].filter((name) => name !== "base" && !/_FORMS$/.test(name) && valuesOf(here, name) !== valuesOf(kept, name));
}

function valuesOf(pairs, wanted) {
  return JSON.stringify(pairs.filter(([name]) => name === wanted).map(([, value]) => value));
}

function fieldOf(box, form, name, here, kept) {
  const [mine, theirs] = [saidIn(form, here, name), saidIn(form, kept, name)];
  const onlyHere = mine.filter((line) => !theirs.includes(line));
  const onlyThere = theirs.filter((line) => !mine.includes(line));
  if (!onlyHere.length && !onlyThere.length) return [];
  const part = element("section");
  part.append(element("h3", labelOf(form, name)), side("del", box.dataset.here, onlyHere), side("ins", box.dataset.kept, onlyThere));
  return [part];
}

function side(tag, label, lines) {
  const found = element("div");
  found.append(element("b", label), ...(lines.length ? lines.map((line) => { const said = element("p"); said.append(element(tag, line)); return said; }) : [element("p", "—")]));
  return found;
}

function saidIn(form, pairs, wanted) {
  return pairs.filter(([name, value]) => name === wanted && value).flatMap(([name, value]) => (name === "body" ? paragraphsOf(value) : [shownAs(form, name, value)]));
}

// A choice is read as its own words, not as the number it is sent as.
function shownAs(form, name, value) {
  const field = form.querySelector(`select[name="${CSS.escape(name)}"] option[value="${CSS.escape(value)}"], input[type=checkbox][name="${CSS.escape(name)}"][value="${CSS.escape(value)}"]`);
  return (field?.localName === "option" ? field.textContent : field?.closest("label")?.textContent)?.trim() || value;
}

function labelOf(form, name) {
  const field = form.querySelector(`[name="${CSS.escape(name)}"]`);
  const label = field?.closest("fieldset.bylines, fieldset.topics, fieldset.related")?.querySelector("legend") ?? form.querySelector(`label[for="${CSS.escape(field?.id ?? "")}"]`);
  return label?.textContent.trim() || field?.getAttribute("aria-label") || name;
}

function element(name, words = "") {
  const made = document.createElement(name);
  made.textContent = words;
  return made;
}
