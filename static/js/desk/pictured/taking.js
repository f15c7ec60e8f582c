// Files dropped into the text, or pasted: each is on its way into the library, and becomes a figure where it fell. Until
// then a line with its progress stands there, which is no part of the text and is never stored.

import { announce } from "../announce.js";
import { arrivals } from "./arrivals.js";
import { hasFiles } from "./library.js";
import { placeAtCaret, put } from "./places.js";
import { say } from "./words.js";

const FIRST = 0;
const WORDS = /[\p{L}\p{N}]/u;
const PLACE = "data-arriving";

export function takeFiles(desk) {
  const { editor, form } = desk;
  const live = new Map();
  let number = 0;

  editor.on("paste", (event) => {
    const files = filesOf(event.data.dataTransfer);
    if (!files.length || editor.readOnly) return;
    event.cancel();
    for (const file of files) take(file);
  }, null, null, FIRST);
  editor.on("pictured:insert", (event) => { desk.insert(event.data); });
  // Undo brings back what a snapshot held: also lines of files that have long arrived.
  const sweep = () => {
    for (const left of editor.editable()?.find(`[${PLACE}]`).toArray() ?? []) if (!live.has(left.getAttribute(PLACE))) left.remove();
  };
  editor.on("afterCommandExec", ({ data }) => { if (data.name === "undo" || data.name === "redo") sweep(); });

  const take = (file) => {
    number += 1;
    const key = String(number);
    const line = progressLine(desk, key, file);
    live.set(key, line);
    put(editor, line, afterLines(placeAtCaret(editor)));
    roomBehind(desk, line);
    arrivals(form).take(file, {
      withFiles: hasFiles(),
      told: (part) => { const bar = at(key)?.findOne("progress"); if (bar) bar.$.value = part; },
      arrived: (one) => {
        const there = at(key);
        live.delete(key);
        const place = there ? { block: there, side: "instead" } : null;
        desk.insert([one], { place, focus: false });
        announce(say("arrived", { name: file.name }));
      },
      gone: () => {
        const there = at(key);
        live.delete(key);
        if (there) remove(desk, there);
      },
    });
  };
  const at = (key) => editor.editable()?.findOne(`[${PLACE}="${key}"]`) ?? null;
}

// Pictures in the clipboard; not where they only show the words that are in it as well.
function filesOf(transfer) {
  const count = transfer.getFilesCount();
  const files = Array.from({ length: count }, (_none, place) => transfer.getFile(place)).filter(Boolean);
  if (!files.length) return [];
  const html = transfer.getData("text/html", true);
  const words = html ? new DOMParser().parseFromString(html, "text/html").body.textContent : transfer.getData("text/plain", true);
  return WORDS.test(words ?? "") && html ? [] : files;
}

// Several files fall in their order.
function afterLines({ block, side }) {
  let last = block;
  while (side === "after" && last?.getNext()?.type === 1 && last.getNext().hasAttribute(PLACE)) last = last.getNext();
  return { block: last, side };
}

function progressLine({ editors, editor }, key, file) {
  const line = new editors.dom.element("div", editor.document);
  line.setAttributes({ [PLACE]: key, "data-cke-temp": "1", contenteditable: "false", class: "arriving" });
  const bar = editor.document.createElement("progress");
  const name = editor.document.createElement("span");
  bar.setAttributes({ max: "1", value: "0" });
  name.setText(say("onItsWay", { name: file.name || say("pastedName") }));
  line.append(name);
  line.append(bar);
  return line;
}

// Where the line took an empty paragraph's place the caret goes on below.
function roomBehind({ editors, editor }, line) {
  if (line.getNext()) return;
  const below = new editors.dom.element("p", editor.document);
  below.appendBogus();
  below.insertAfter(line);
  const range = editor.createRange();
  range.moveToElementEditStart(below);
  range.select();
}

function remove({ editors, editor }, line) {
  if (!line.getPrevious() && !line.getNext()) new editors.dom.element("p", editor.document).insertBefore(line);
  line.remove();
}
