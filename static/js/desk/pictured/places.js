// Where a figure goes: never into the middle of a sentence, and always with a line around it to go on in.

const LINE = { p: 1, h2: 1, h3: 1, ul: 1, ol: 1, blockquote: 1, table: 1 };

// The block of the text the caret is in, and on which side of it a figure stands: "instead", "before" or "after".
export function placeAtCaret(editor) {
  const range = editor.getSelection()?.getRanges()[0];
  const editable = editor.editable();
  let block = range?.endContainer ?? null;
  if (!block || (!editable.equals(block) && !editable.contains(block))) return { block: editable.getLast(), side: "after" };
  if (block.equals(editable)) {
    const before = editable.getChild(range.endOffset - 1);
    return before ? { block: before, side: "after" } : { block: editable.getFirst(), side: "before" };
  }
  while (!block.getParent().equals(editable)) block = block.getParent();
  const isText = block.type === 1 && block.is("p");
  if (isText && isEmpty(block)) return { block, side: "instead" };
  const atStart = isText && range.collapsed && range.checkStartOfBlock();
  return { block, side: atStart ? "before" : "after" };
}

export function put(editor, element, { block, side }) {
  if (!block) editor.editable().append(element);
  else if (side === "instead") element.replace(block);
  else if (side === "before") element.insertBefore(block);
  else element.insertAfter(block);
}

// A line to write in, before and behind; empty ones are not stored.
export function makeRoom(editors, editor, box) {
  if (!editor.editable()?.contains(box)) return;
  const isDirty = editor.checkDirty();
  if (!box.getNext()) line(editors).insertAfter(box);
  if (!box.getPrevious()) line(editors).insertBefore(box);
  if (!isDirty) editor.resetDirty();
}

// The caret stands in the line behind, which is made where the next block is a figure too.
export function goOnBehind(editors, editor, box) {
  const next = box.getNext();
  if (!next || next.type !== 1 || !(next.getName() in LINE)) line(editors).insertAfter(box);
  const range = editor.createRange();
  range.moveToElementEditStart(box.getNext());
  range.select();
  editor.getSelection().scrollIntoView();
}

function isEmpty(block) {
  return !block.getText().replaceAll("\u200b", "").trim() && !block.findOne("img, [data-cke-widget-wrapper]");
}

function line(editors) {
  const paragraph = new editors.dom.element("p");
  paragraph.appendBogus();
  return paragraph;
}
