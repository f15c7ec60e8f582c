// Figures of ours among the editor's widgets, and how one is moved past its neighbours.

import { announce } from "../announce.js";
import { FILE } from "./files.js";
import { PICTURE } from "./figures.js";
import { GALLERY } from "./galleries.js";
import { makeRoom } from "./places.js";
import { say } from "./words.js";

export function move(editor, { wrapper }, isUp, changed) {
  let other = isUp ? wrapper.getPrevious() : wrapper.getNext();
  while (other && isEmptyLine(other)) other = isUp ? other.getPrevious() : other.getNext();
  if (!other) {
    announce(say(isUp ? "atTop" : "atEnd"));
    return true;
  }
  editor.fire("saveSnapshot");
  const widget = editor.widgets.getByElement(wrapper);
  if (isUp) wrapper.insertBefore(other);
  else wrapper.insertAfter(other);
  makeRoom(window.CKEDITOR, editor, wrapper);
  widget.focus();
  wrapper.scrollIntoView();
  changed();
  announce(say("moved"));
  return true;
}

export function figure(widget) {
  return widget && [PICTURE, GALLERY, FILE].includes(widget.name) ? widget : null;
}

function isEmptyLine(node) {
  return node.type !== 1 || (node.is("p") && !node.getText().replaceAll("\u200b", "").trim());
}
