// What kind of quote the caret is in: a quotation, a pull quote, a fact box or sources. Without one, one is made.

import { goBack } from "./caret.js";
import { equipTool, toolNamed } from "./tools.js";

export function equipBoxes(editor) {
  const bar = toolNamed("box");
  const quote = () => editor.elementPath()?.contains("blockquote") ?? null;
  let ranges = [];

  const show = () => {
    const kind = quote()?.getAttribute("data-kind") ?? (quote() ? "" : null);
    for (const button of bar.querySelectorAll("[data-box-kind]")) button.setAttribute("aria-pressed", String(button.dataset.boxKind === kind));
    bar.querySelector("[data-box-none]").disabled = !quote();
  };
  equipTool("box", {
    opened: () => {
      ranges = editor.getSelection()?.getRanges() ?? [];
      show();
      bar.querySelector("[data-box-kind]").focus();
    },
    closed: () => { if (bar.contains(document.activeElement) || document.activeElement === document.body) goBack({ editor, ranges }); },
  });
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-box-kind], [data-box-none]");
    if (!button) return;
    goBack({ editor, ranges });
    editor.fire("saveSnapshot");
    const makes = button.matches("[data-box-kind]");
    if (makes !== Boolean(quote())) editor.execCommand("blockquote");
    if (makes && button.dataset.boxKind) quote()?.setAttribute("data-kind", button.dataset.boxKind);
    else quote()?.removeAttribute("data-kind");
    ranges = editor.getSelection()?.getRanges() ?? [];
    editor.fire("saveSnapshot");
    editor.fire("change");
    show();
    if (!button.disabled) button.focus();
  });
}
