// Find and replace over the whole story: the lines above the text, and the text.

import { caretIn, goBack, selectRange } from "./caret.js";
import { whenIdle } from "./blocks.js";
import { fieldsOf, matchesIn, replaceAll } from "./matches.js";
import { paint } from "./painting.js";
import { rangeOf } from "./passages.js";
import { patternOf } from "./pattern.js";
import { reveal } from "./reveal.js";
import { equipTool, isOpen, say, tell, toolNamed } from "./tools.js";

const PAUSE = 150;
const MOST_PAINTED = 2000;
const LONGEST_SELECTION = 100;

export function equipFind(form, editor, guard) {
  const bar = toolNamed("find");
  const part = (name) => bar.querySelector(`[data-find-${name}]`);
  const words = part("words");
  let matches = [];
  let here = -1;
  let caret;
  let timer;
  let undo = null;
  let changing = false;

  const look = () => {
    clearTimeout(timer);
    const chosen = Object.fromEntries([...bar.querySelectorAll("[data-choice]")].map((box) => [box.dataset.choice, box.checked]));
    matches = matchesIn(form, editor, patternOf(words.value, chosen));
    show();
  };
  const show = () => {
    const inText = matches.filter((match) => match.passage);
    paint(editor, "found", inText.slice(0, MOST_PAINTED).map(rangeOfMatch));
    const current = matches[here];
    paint(editor, "found-here", current?.passage ? [rangeOfMatch(current)] : []);
    for (const field of fieldsOf(form)) field.classList.toggle("found-here", field === current?.field);
    part("count").textContent = !words.value ? "" : !matches.length ? say("none") : here < 0 ? say("count", { count: matches.length }) : say("place", { place: here + 1, count: matches.length });
    for (const name of ["replace", "all"]) part(name).disabled = !matches.length || editor.readOnly;
    part("undo").hidden = !undo;
  };
  const go = (to) => {
    if (!matches.length) return show();
    here = (to + matches.length) % matches.length;
    const match = matches[here];
    show();
    if (match.field) {
      match.field.setSelectionRange(match.start, match.end);
      match.field.scrollIntoView({ block: "center" });
      caret = match;
      return;
    }
    const range = rangeOfMatch(match);
    caret = { editor, native: range };
    reveal(editor, range);
  };
  // From the caret on, so that looking begins where somebody reads.
  const nearest = () => {
    const from = caret;
    const place = matches.findIndex((match) => isAfter(match, from, form));
    here = matches.length ? Math.max(place, 0) : -1;
    if (here >= 0) go(here);
    else show();
  };
  const change = (chosen, by) => {
    const before = fieldsOf(form).map((field) => [field, field.value]);
    changing = true;
    replaceAll(editor, chosen, by);
    changing = false;
    guard.touch();
    undo = { before: before.filter(([field, value]) => field.value !== value), inText: chosen.some((match) => match.passage) };
  };

  equipTool("find", {
    opened: () => {
      if (!bar.contains(document.activeElement)) {
        caret = caretIn(editor);
        const selected = selectedWords(caret);
        if (selected) words.value = selected;
      }
      undo = null;
      words.focus();
      words.select();
      look();
      nearest();
    },
    closed: () => {
      paint(editor, "found", []);
      paint(editor, "found-here", []);
      for (const field of fieldsOf(form)) field.classList.remove("found-here");
      matches = [];
      here = -1;
      if (!caret) return;
      if (!caret.native) return goBack(caret);
      goBack({ editor, ranges: [] });
      if (caret.native.startContainer.isConnected) selectRange(editor, caret.native);
    },
  });
  words.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { look(); nearest(); }, PAUSE);
  });
  bar.addEventListener("change", (event) => {
    if (event.target.matches("[data-choice]")) { look(); nearest(); }
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    if (event.target === words) { look(); go(event.shiftKey ? here - 1 : here + 1); }
    if (event.target === part("by")) part("replace").click();
  });
  part("next").addEventListener("click", () => { look(); go(here + 1); });
  part("previous").addEventListener("click", () => { look(); go(here - 1); });
  part("replace").addEventListener("click", () => {
    look();
    if (here < 0 || !matches.length) return go(Math.max(here, 0));
    const place = Math.min(here, matches.length - 1);
    const [old, by] = [matches[place], part("by").value];
    change([old], by);
    look();
    // The words put in are not looked through again, whatever they say.
    const next = matches.findIndex((match) => isBehind(match, old, by.length));
    here = -1;
    if (matches.length) go(Math.max(next, 0));
    else show();
    tell("replacedOne", { count: matches.length });
  });
  part("all").addEventListener("click", () => {
    look();
    const count = matches.length;
    if (!count) return;
    change(matches, part("by").value);
    here = -1;
    look();
    part("count").textContent = say(count === 1 ? "replaced" : "replacedMany", { count });
    part("undo").focus();
  });
  part("undo").addEventListener("click", () => {
    changing = true;
    for (const [field, value] of undo.before) {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (undo.inText) {
      editor.execCommand("undo");
      // The text was written anew: the caret is where the undoing left it.
      caret = { editor, ranges: editor.getSelection()?.getRanges() ?? [] };
    }
    changing = false;
    undo = null;
    here = -1;
    look();
    tell("undone");
    words.focus();
  });
  const changed = () => {
    if (changing || !isOpen("find")) return;
    undo = null;
    clearTimeout(timer);
    timer = setTimeout(() => whenIdle(() => { if (isOpen("find")) look(); }), PAUSE);
  };
  editor.on("change", changed);
  form.addEventListener("input", (event) => { if (!bar.contains(event.target)) changed(); });
}

function rangeOfMatch({ passage, start, end }) {
  return rangeOf(passage, start, end);
}

function selectedWords({ field, start, end, editor, ranges }) {
  const said = field ? field.value.slice(start, end) : ranges.length ? editor.getSelection().getSelectedText() : "";
  return said && said.length <= LONGEST_SELECTION && !said.includes("\n") ? said : "";
}

function isAfter(match, caret, form) {
  const fields = fieldsOf(form);
  if (match.field) {
    if (!caret?.field) return false;
    const [one, other] = [fields.indexOf(match.field), fields.indexOf(caret.field)];
    return one > other || (one === other && match.start >= caret.start);
  }
  if (caret?.field) return true;
  const from = caret?.native ?? nativeOf(caret?.ranges?.[0]);
  if (!from) return true;
  return rangeOfMatch(match).compareBoundaryPoints(Range.START_TO_START, from) >= 0;
}

function nativeOf(range) {
  if (!range) return null;
  const made = range.startContainer.$.ownerDocument.createRange();
  made.setStart(range.startContainer.$, range.startOffset);
  return made;
}

function isBehind(match, old, length) {
  if (old.field) return match.field ? match.field !== old.field || match.start >= old.start + length : true;
  if (!match.passage) return false;
  const first = old.passage.pieces[0].node;
  const same = match.passage.pieces[0].node === first;
  if (same) return match.start >= old.start + length;
  return Boolean(first.compareDocumentPosition(match.passage.pieces[0].node) & Node.DOCUMENT_POSITION_FOLLOWING);
}
