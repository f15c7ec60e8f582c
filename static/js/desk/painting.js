// Marks stretches of the text on the screen alone: nothing enters the text. Where the browser cannot, nothing is marked.

export function canPaint(editor) {
  return Boolean(editor.window?.$?.CSS?.highlights && editor.window.$.Highlight);
}

// The stretches, and no others, are shown as `name`; contents.css says how.
export function paint(editor, name, ranges) {
  if (!canPaint(editor)) return;
  const frame = editor.window.$;
  if (ranges.length) frame.CSS.highlights.set(name, new frame.Highlight(...ranges));
  else frame.CSS.highlights.delete(name);
}
