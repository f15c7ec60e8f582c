// Brings a place of the text into the part of the screen that nothing covers: bars above, a keyboard below.

const MARGIN = 24;

export function reveal(editor, range) {
  const box = boxOf(editor, range);
  if (!box) return;
  const { top, bottom } = open();
  if (box.top >= top && box.bottom <= bottom) return;
  scrollBy({ top: box.top - (top + (bottom - top) / 3), behavior: "instant" });
}

// On a phone the keyboard covers half of the page without the page becoming shorter: the caret is moved out from under.
export function followKeyboard(editor) {
  const seen = window.visualViewport;
  if (!seen) return;
  let planned = false;
  const follow = () => {
    if (planned) return;
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      if (!editor.focusManager.hasFocus) return;
      const range = editor.window.$.getSelection();
      if (range?.rangeCount) reveal(editor, range.getRangeAt(0));
    });
  };
  seen.addEventListener("resize", follow);
  editor.on("focus", follow);
  editor.on("selectionChange", () => { if (seen.height < innerHeight - 80) follow(); });
}

// In the coordinates of the window.
function boxOf(editor, range) {
  const frame = editor.window.$.frameElement?.getBoundingClientRect();
  if (!frame) return null;
  let box = range.getBoundingClientRect();
  if (!box.height && !box.top) {
    const around = range.startContainer.nodeType === 1 ? range.startContainer : range.startContainer.parentElement;
    box = around.getBoundingClientRect();
  }
  return { top: frame.top + box.top, bottom: frame.top + box.bottom };
}

// The stretch of the window in which the text can be read.
function open() {
  const seen = window.visualViewport;
  const covers = [...document.querySelectorAll(".desk-bar, .story-bar, .cke_top, [data-tool]:not([hidden])")];
  const bars = covers.filter((bar) => ["sticky", "fixed"].includes(getComputedStyle(bar).position)).map((bar) => bar.getBoundingClientRect());
  const top = Math.max(seen.offsetTop, ...bars.filter((bar) => bar.top < innerHeight / 2 && bar.bottom > 0).map((bar) => bar.bottom));
  return { top: top + MARGIN, bottom: seen.offsetTop + seen.height - MARGIN };
}
