// The lines around a player: there is always one before and behind it to type in. A line that stays empty is not stored.

export function makeRoom(desk, editor, { wrapper }) {
  if (!editor.editable()?.contains(wrapper)) return;
  const isDirty = editor.checkDirty();
  if (!wrapper.getNext()) line(desk).insertAfter(wrapper);
  if (!wrapper.getPrevious()) line(desk).insertBefore(wrapper);
  if (!isDirty) editor.resetDirty();
}

export function goOnAfter(desk, editor, player) {
  makeRoom(desk, editor, player);
  const range = editor.createRange();
  range.moveToElementEditStart(player.wrapper.getNext());
  range.select();
}

// After whatever put the player there has set its own selection.
export function goOnSoon(desk, editor, focused) {
  setTimeout(() => {
    const player = focused(editor);
    if (player) goOnAfter(desk, editor, player);
  });
}

export function emptyLine(editor) {
  const ranges = editor.getSelection()?.getRanges() ?? [];
  const block = ranges.length === 1 && ranges[0].collapsed ? blockOf(editor) : null;
  return block?.is("p") && !block.getText().replaceAll("\u200b", "").trim() ? block : null;
}

export function isAt(editor, paragraph) {
  return Boolean(blockOf(editor)?.equals(paragraph));
}

function blockOf(editor) {
  return editor.getSelection()?.getRanges()[0]?.startPath().block;
}

function line({ editors }) {
  const paragraph = new editors.dom.element("p");
  paragraph.appendBogus();
  return paragraph;
}
