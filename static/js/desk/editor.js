// CKEditor on this page: its changes count as typing, its keys save, its words are counted.

import { cleanPastes } from "./paste.js";
import { bringPlayers } from "./players.js";
import { showCount } from "./words.js";

const WAIT = 400;

export function followEditor(form, guard) {
  const editors = window.CKEDITOR;
  if (!editors) return;
  bringPlayers(editors, form);
  const follow = (editor) => {
    let timer;
    cleanPastes(editor, form);
    editor.addCommand("saveStory", { exec: guard.save, async: true, canUndo: false, readOnly: 1 });
    editor.addCommand("nextStep", { exec: () => { const next = form.querySelector("[data-next]"); if (next) guard.goOn(next); }, async: true, canUndo: false, readOnly: 1 });
    editor.setKeystroke(editors.CTRL + 83, "saveStory");
    editor.setKeystroke(editors.CTRL + 13, "nextStep");
    editor.resetDirty();
    editor.on("change", () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (editor.checkDirty()) guard.touch();
        showCount(form, editor.editable()?.$.innerText ?? "");
      }, WAIT);
    });
    editor.on("key", () => { if (editor.checkDirty()) guard.touch(); });
    if ("locked" in form.dataset && !("dirty" in form.dataset)) editor.setReadOnly(true);
  };
  for (const editor of Object.values(editors.instances)) {
    if (editor.status === "ready") follow(editor);
  }
  editors.on("instanceReady", (event) => follow(event.editor));
}
