// Reads again only what changed in the text, and only while nothing else waits: a keystroke costs the same in a long
// story as in a short one.

const SLICE = 8;
const AT_LATEST = 1500;

// Each reader has `block(element)`, called for every block that is new or changed, and `done(body)`, called after.
export function watchBlocks(editor, readers) {
  let changed = new Set();
  let waiting = false;
  const plan = () => {
    if (waiting) return;
    waiting = true;
    whenIdle(read);
  };
  const read = () => {
    waiting = false;
    const body = editor.editable()?.$;
    if (!body) return;
    const begun = performance.now();
    for (const block of changed) {
      changed.delete(block);
      if (block.parentNode === body) for (const reader of readers) reader.block(block);
      if (changed.size && performance.now() - begun > SLICE) {
        plan();
        return;
      }
    }
    for (const reader of readers) reader.done(body);
  };
  const seen = new MutationObserver((records) => {
    const body = editor.editable()?.$;
    if (!body) return;
    for (const record of records) {
      if (record.target === body) record.addedNodes.forEach((node) => changed.add(node));
      else changed.add(blockAround(record.target, body));
    }
    changed.delete(null);
    plan();
  });
  const begin = () => {
    const body = editor.editable()?.$;
    if (!body) return;
    changed = new Set(body.childNodes);
    seen.disconnect();
    seen.observe(body, { childList: true, characterData: true, subtree: true });
    plan();
  };
  // The editor writes its frame anew whenever it is given a whole text.
  editor.on("contentDom", begin);
  begin();
  return begin;
}

export function whenIdle(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, { timeout: AT_LATEST });
  else setTimeout(act, 200);
}

function blockAround(node, body) {
  let here = node;
  while (here && here.parentNode !== body) here = here.parentNode;
  return here;
}
