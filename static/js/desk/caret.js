// Where the person writes: the caret or selection in the text, or in a line above it. It can be kept and taken up again.

// In a field, or in the text; the text also when nothing of the story has the focus.
export function caretIn(editor) {
  const field = document.activeElement;
  if (field?.matches?.(".paper textarea, .paper input, .side-panel textarea, .side-panel input[type=text]")) {
    return { field, start: field.selectionStart, end: field.selectionEnd };
  }
  return { editor, ranges: editor.getSelection()?.getRanges() ?? [] };
}

export function goBack({ field, start, end, editor, ranges }) {
  if (field) {
    field.focus();
    field.setSelectionRange(start, end);
    return;
  }
  editor.focus();
  const there = ranges.filter((range) => range.startContainer.$.isConnected && range.endContainer.$.isConnected);
  if (there.length) editor.getSelection().selectRanges(there);
}

// The signs stand at the caret, as if they had been typed: they can be undone, and count as typing.
export function type(signs, caret) {
  if (!caret.field) {
    caret.editor.document.$.execCommand("insertText", false, signs);
    return;
  }
  if (document.execCommand("insertText", false, signs)) return;
  caret.field.setRangeText(signs, caret.field.selectionStart, caret.field.selectionEnd, "end");
  caret.field.dispatchEvent(new Event("input", { bubbles: true }));
}

// Selects a stretch of the document the browser knows, for the editor to know it too.
export function selectRange(editor, range) {
  const editors = window.CKEDITOR;
  const made = new editors.dom.range(editor.editable());
  const node = (native) => (native.nodeType === 3 ? new editors.dom.text(native) : new editors.dom.element(native));
  made.setStart(node(range.startContainer), range.startOffset);
  made.setEnd(node(range.endContainer), range.endOffset);
  made.select();
}
