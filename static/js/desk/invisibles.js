// No-break spaces and the ends of paragraphs, shown or not; the text itself is never touched.

import { canPaint, paint } from "./painting.js";
import { passagesIn } from "./passages.js";
import { tell } from "./tools.js";

const SPACES = /[\u00a0\u202f]/g;
const NARROW = "\u202f";
const KEPT = "newsroom.invisibles";

// A reader of the text's blocks, which also turns the marks on and off.
export function invisibleMarks(editor, readAgain) {
  const marks = new WeakMap();
  let shown = sessionStorage.getItem(KEPT) === "on";
  const show = (body) => {
    const found = { wide: [], narrow: [] };
    if (shown) {
      for (const block of body.childNodes) {
        for (const { kind, range } of marks.get(block) ?? []) found[kind].push(range);
      }
    }
    body.ownerDocument.documentElement.classList.toggle("shows-invisibles", shown);
    paint(editor, "no-break", found.wide);
    paint(editor, "no-break-narrow", found.narrow);
  };
  // The editor stops an event whose listener answers false, as setState may.
  const tellButton = () => { editor.getCommand("storyInvisibles")?.setState(shown ? 1 : 2); };
  editor.on("contentDom", tellButton);
  tellButton();
  return {
    can: () => canPaint(editor),
    block: (block) => { if (shown) marks.set(block, spacesIn(block)); },
    done: show,
    toggle: () => {
      shown = !shown;
      sessionStorage.setItem(KEPT, shown ? "on" : "off");
      tellButton();
      tell(shown ? "invisiblesOn" : "invisiblesOff");
      readAgain();
    },
  };
}

function spacesIn(block) {
  const found = [];
  for (const { pieces } of passagesIn(block)) {
    for (const { node } of pieces) {
      for (const { index, 0: space } of node.data.matchAll(SPACES)) {
        const range = { startContainer: node, startOffset: index, endContainer: node, endOffset: index + 1 };
        found.push({ kind: space === NARROW ? "narrow" : "wide", range: new StaticRange(range) });
      }
    }
  }
  return found;
}
