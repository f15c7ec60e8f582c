// The text in the editor as it is sent, read paragraph by paragraph: one that did not change since it was last read is
// not read again, so that a long story costs no more than the paragraph somebody types in.

const SLICE = 12;
//: A figure is read at once: what its caption says is asked of the page, and may be another a moment later.
const WRITTEN_IN = "[data-cke-widget-editable]";
const EMPTY = /^\s*<p>(?:\s|&nbsp;|\u00a0|<br\s*\/?>)*<\/p>\s*$/;

let known = new Map();

export function editorOf() {
  const editor = window.CKEDITOR?.instances.id_body;
  return editor?.status === "ready" && editor.mode === "wysiwyg" && editor.editable() ? editor : null;
}

// What stands in the editor at this moment, as its paragraphs' own markup; null where there is no editor.
export function paragraphs() {
  const editor = editorOf();
  if (!editor) return null;
  const found = [];
  let loose = "";
  for (const node of editor.editable().$.childNodes) {
    // A file on its way holds a place in the text, and is none of it.
    if (node.nodeType === Node.ELEMENT_NODE && node.hasAttribute("data-cke-temp")) continue;
    if (node.nodeType === Node.ELEMENT_NODE && isBlock(node)) {
      if (loose) found.push(loose);
      loose = "";
      found.push(node.querySelector(WRITTEN_IN) ? { said: say(node.outerHTML) } : node.outerHTML);
    } else {
      loose += markupOf(node);
    }
  }
  if (loose) found.push(loose);
  return found;
}

// The same as it is sent, at once.
export function written(parts) {
  const kept = new Map();
  const said = parts.map((part) => read(part, kept));
  known = kept;
  return joined(said);
}

// The same, leaving the browser room to breathe in a text that was never read before.
export async function writtenInTime(parts) {
  const kept = new Map();
  const said = [];
  let end = performance.now() + SLICE;
  for (const part of parts) {
    if (!known.has(part) && performance.now() > end) {
      await pause();
      end = performance.now() + SLICE;
    }
    said.push(read(part, kept));
  }
  known = kept;
  return joined(said);
}

function read(part, kept) {
  if (part.said !== undefined) return part.said;
  const said = kept.get(part) ?? known.get(part) ?? say(part);
  kept.set(part, said);
  return said;
}

function say(part) {
  return editorOf()?.dataProcessor.toDataFormat(part) ?? part;
}

function joined(said) {
  const text = said.join("\n");
  return EMPTY.test(text) ? "" : text;
}

function isBlock(element) {
  return element.localName in window.CKEDITOR.dtd.$block;
}

function markupOf(node) {
  if (node.nodeType === Node.ELEMENT_NODE) return node.outerHTML;
  return node.nodeType === Node.TEXT_NODE ? node.data.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;") : "";
}

function pause() {
  return new Promise((go) => { setTimeout(go); });
}
