// Signs no key has: chosen from a bar, put where the caret was.

import { caretIn, goBack, type } from "./caret.js";
import { closeTool, equipTool, toolNamed } from "./tools.js";

const ARROWS = { ArrowRight: 1, ArrowLeft: -1 };

export function equipSigns(editor) {
  const bar = toolNamed("signs");
  const buttons = [...bar.querySelectorAll("[data-sign]")];
  let caret;
  equipTool("signs", {
    opened: () => {
      if (!bar.contains(document.activeElement)) caret = caretIn(editor);
      buttons[0].focus();
    },
    closed: () => { if (caret) goBack(caret); },
  });
  // One stop of the Tab key, and arrows within, as in any group of buttons.
  const stop = (button) => buttons.forEach((one) => { one.tabIndex = one === button ? 0 : -1; });
  stop(buttons[0]);
  bar.addEventListener("focusin", (event) => { if (event.target.matches("[data-sign]")) stop(event.target); });
  bar.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(event.target);
    if (place < 0) return;
    const next = { Home: 0, End: buttons.length - 1 }[event.key] ?? (ARROWS[event.key] ? place + ARROWS[event.key] : null);
    if (next === null) return;
    event.preventDefault();
    buttons[(next + buttons.length) % buttons.length].focus();
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sign]");
    if (!button || !caret) return;
    const here = caret;
    closeTool();
    type(button.dataset.sign, here);
  });
}
