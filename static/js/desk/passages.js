// The words of a text as a person reads them: one passage for every paragraph, crosshead, item or cell, however many
// elements its letters stand in. What cannot be typed in (an embed, the name of a file) is no passage.

const BLOCKS = new Set(["P", "H2", "H3", "LI", "TD", "TH", "BLOCKQUOTE", "FIGCAPTION", "UL", "OL", "TABLE", "TR", "DIV", "BODY"]);
const TAKE = 1;
const SKIP = 3;
const REJECT = 2;
const ELEMENTS_AND_TEXT = 5;
const CAPTION = "[data-cke-widget-editable]";
const EITHER = `[data-cke-widget-wrapper], ${CAPTION}`;

// [{ text, pieces: [{ node, start }] }] in the order of the text; a line break is a "\n" that no piece holds.
export function passagesIn(root) {
  const passages = [];
  let open = null;
  const close = () => {
    if (open?.pieces.length) passages.push(open);
    open = null;
  };
  let home = null;
  for (const node of wordsAndBreaks(root)) {
    if (node.nodeType === 1) {
      if (open) open.text += "\n";
      continue;
    }
    const block = blockOf(node, root);
    if (block !== home) close();
    home = block;
    open ??= { text: "", pieces: [] };
    open.pieces.push({ node, start: open.text.length });
    open.text += node.data;
  }
  close();
  return passages;
}

// Where a stretch of a passage begins and ends in the document.
export function rangeOf(passage, start, end) {
  const from = pieceAt(passage, start);
  const to = pieceAt(passage, end - 1);
  const range = from.node.ownerDocument.createRange();
  range.setStart(from.node, start - from.start);
  range.setEnd(to.node, end - to.start);
  return range;
}

// The piece a letter stands in; for a line break the one before it.
export function pieceAt(passage, place) {
  let low = 0;
  let high = passage.pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (passage.pieces[middle].start <= place) low = middle;
    else high = middle - 1;
  }
  return passage.pieces[low];
}

function* wordsAndBreaks(root) {
  if (root.nodeType === 3) {
    yield root;
    return;
  }
  const walker = root.ownerDocument.createTreeWalker(root, ELEMENTS_AND_TEXT, (node) => {
    if (node.nodeType === 3) return node.data && isTypedIn(node) ? TAKE : SKIP;
    if (isClosed(node) || node.hasAttribute("data-cke-bookmark") || node.hasAttribute("data-cke-temp")) return REJECT;
    return node.nodeName === "BR" ? TAKE : SKIP;
  });
  while (walker.nextNode()) yield walker.currentNode;
}

// Nobody types in it; in a figure there is a caption to type in, also while the whole text is locked.
function isClosed(node) {
  return node.getAttribute("contenteditable") === "false" && !node.querySelector(CAPTION);
}

function isTypedIn(node) {
  return node.parentElement?.closest(EITHER)?.matches(CAPTION) ?? true;
}

function blockOf(node, root) {
  let here = node.parentNode;
  while (here && here !== root && !BLOCKS.has(here.nodeName)) here = here.parentNode;
  return here;
}
