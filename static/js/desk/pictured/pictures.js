// Pictures, galleries and files in the text: chosen in the library, dropped or pasted, moved and removed by keys. The
// widgets are our own, on the editor's core: its image plugins know addresses, and a story knows none.

import { figureBar } from "./bar.js";
import { fileMarkup, fileWidget, FILE } from "./files.js";
import { figure, move } from "./moving.js";
import { pictureMarkup, pictureWidget, PICTURE } from "./figures.js";
import { galleryMarkup, galleryWidget, GALLERY } from "./galleries.js";
import { goOnBehind, makeRoom, placeAtCaret, put } from "./places.js";
import { asChosen, openPicker } from "./picker.js";
import { takeFiles } from "./taking.js";
import { asMarkup } from "./spelling.js";

const NAME = "pictured";
const FIRST = 0;
const [ENTER, ESCAPE, TAB, UP, DOWN] = [13, 27, 9, 38, 40];

export function bringPictures(editors, form, guard) {
  if (editors.plugins.get(NAME) || !document.querySelector("[data-pictured]")) return;
  editors.plugins.add(NAME, { requires: "widget", init: (editor) => begin(editors, editor, form, guard) });
  editors.on("instanceCreated", ({ editor }) => {
    editor.on("configLoaded", () => { editor.config.extraPlugins += `,${NAME}`; });
  });
}

function begin(editors, editor, form, guard) {
  let bar = null;
  const desk = { editors, editor, form, touch: guard.touch, changed: () => { guard.touch(); editor.fire("saveSnapshot"); } };
  desk.insert = (chosen, options) => insertAll(desk, chosen, options);
  // Not yet: a figure that was just made stands in no text.
  desk.wake = (widget) => setTimeout(() => makeRoom(editors, editor, widget.wrapper));
  editor.widgets.add(PICTURE, pictureWidget(desk));
  editor.widgets.add(GALLERY, galleryWidget(desk));
  editor.widgets.add(FILE, fileWidget(desk));
  editor.on("instanceReady", () => { bar = figureBar(desk); });
  editor.on("key", (event) => { if (bar && pressed(desk, bar, event.data.keyCode)) event.cancel(); }, null, null, FIRST);
  takeFiles(desk);
}

// What was chosen stands at the caret, or at the place that was kept for it. Resolves to the last widget.
function insertAll(desk, chosen, { place = null, focus = true } = {}) {
  const { editors, editor } = desk;
  const list = chosen.gallery ? [chosen] : chosen;
  editor.fire("saveSnapshot");
  let there = place ?? placeAtCaret(editor);
  let widget = null;
  for (const one of list) {
    widget = insert(desk, one, there);
    there = { block: widget.wrapper, side: "after" };
  }
  if (!widget) return null;
  makeRoom(editors, editor, widget.wrapper);
  desk.changed();
  if (focus) {
    editor.focus();
    widget.focus();
    widget.wrapper.scrollIntoView();
    setTimeout(() => document.querySelector("[data-figure-bar]").scrollIntoView({ block: "nearest" }));
  }
  return widget;
}

function insert({ editors, editor }, one, place) {
  const [name, html, data] = made(one);
  const element = editors.dom.element.createFromHtml(html, editor.document);
  put(editor, editor.widgets.wrapElement(element, name), place);
  return editor.widgets.initOn(element, name, data);
}

function made(one) {
  if (one.gallery) {
    const { html, items } = galleryMarkup(one.gallery.map(asChosen));
    return [GALLERY, html, { items }];
  }
  if (one.file) return [FILE, fileMarkup(), { file: String(one.file.id) }];
  const { caption, ...data } = asChosen(one);
  return [PICTURE, pictureMarkup(asMarkup(caption)), { size: "", ...data }];
}

// The keys of a figure that is selected, and of a caption somebody writes in. True where the key has done its work.
function pressed({ editors, editor, changed }, bar, key) {
  const holding = figure(editor.widgets.widgetHoldingFocusedEditable);
  const widget = figure(editor.widgets.focused) ?? holding;
  if (!widget) return false;
  if (key === editors.ALT + UP || key === editors.ALT + DOWN) return move(editor, widget, key === editors.ALT + UP, changed);
  if (key === ENTER) goOnBehind(editors, editor, widget.wrapper);
  else if (holding && key === ESCAPE) widget.focus();
  else if (!holding && key === DOWN) write(editor, widget);
  else if (!holding && key === TAB) return bar.enter();
  else return false;
  return true;
}

function write(editor, widget) {
  const range = editor.createRange();
  const [first] = [widget.data.items?.[0]?.key, "caption"].filter(Boolean);
  range.moveToElementEditEnd(widget.editables[first]);
  widget.editables[first].focus();
  range.select();
}

// The two buttons of the toolbar open one dialog; what is chosen goes where the caret was.
export function choosePictures(editor, kind) {
  const ranges = editor.getSelection()?.getRanges() ?? [];
  openPicker({
    kind,
    back: () => {
      editor.focus();
      const there = ranges.filter((range) => range.startContainer.$.isConnected && range.endContainer.$.isConnected);
      if (there.length) editor.getSelection().selectRanges(there);
    },
    chosen: (found) => editor.plugins[NAME] && editor.fire("pictured:insert", found),
  });
}
