// Where words stand in the whole story, and putting others in their place.

import { passagesIn, rangeOf } from "./passages.js";

const LETTERS = new Set(["A", "STRONG", "EM", "SUB", "SUP", "SPAN"]);
const FIELDS = ["kicker", "headline", "standfirst"];

// [{ field, start, end }] in the lines above the text, then [{ passage, start, end }] in the text, in reading order.
export function matchesIn(form, editor, pattern) {
  if (!pattern) return [];
  const found = [];
  for (const field of fieldsOf(form)) {
    for (const [start, end] of places(field.value, pattern)) found.push({ field, start, end });
  }
  const body = editor?.editable()?.$;
  for (const passage of body ? passagesIn(body) : []) {
    for (const [start, end] of places(passage.text, pattern)) found.push({ passage, start, end });
  }
  return found;
}

export function fieldsOf(form) {
  return FIELDS.map((name) => form.elements[name]).filter(Boolean);
}

// Every match now reads `words`, in one step that can be undone; the first letters' dress is kept.
export function replaceAll(editor, matches, words) {
  const inText = matches.some((match) => match.passage);
  if (inText) editor.fire("saveSnapshot");
  for (const match of matches.toReversed()) put(match, words);
  if (inText) editor.fire("saveSnapshot");
  for (const field of new Set(matches.map((match) => match.field).filter(Boolean))) {
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function put({ field, passage, start, end }, words) {
  if (field) {
    field.value = field.value.slice(0, start) + words + field.value.slice(end);
    return;
  }
  const range = rangeOf(passage, start, end);
  const first = range.startContainer;
  const last = range.endContainer;
  if (first === last) {
    first.replaceData(range.startOffset, end - start, words);
  } else {
    const into = range.startOffset;
    range.deleteContents();
    first.insertData(into, words);
    tidy(last);
  }
  tidy(first);
}

// An element of letters that lost its last one goes with it; a paragraph stays, and can be typed in.
function tidy(node) {
  let here = node;
  while (here.parentNode && !here.textContent && (here.nodeType === 3 || LETTERS.has(here.nodeName))) {
    const parent = here.parentNode;
    here.remove();
    here = parent;
  }
  if (here.nodeType === 1 && !here.firstChild) here.append(here.ownerDocument.createElement("br"));
}

function* places(text, pattern) {
  for (const match of text.matchAll(pattern)) {
    if (match[0]) yield [match.index, match.index + match[0].length];
  }
}
