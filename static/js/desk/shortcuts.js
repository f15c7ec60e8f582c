// Keys of the editor's page, the same in its lines and in the text's own frame. The dialog of `?` lists them all.

import { caretIn, type } from "./caret.js";
import { closeTool, openTool } from "./tools.js";
import { leaveQuiet, toggleQuiet } from "./quiet.js";

const WIDE = "\u00a0";
const NARROW = "\u202f";
const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

export function listenForStoryKeys(editor, invisibles) {
  const inText = (act) => (event, fromText) => fromText && act();
  const inStory = (act) => (event, fromText) => (fromText || event.target.closest?.(".story-text")) && act();
  const put = (space) => (event, fromText) => {
    const caret = caretIn(editor);
    if ((!fromText && !caret.field) || (fromText && editor.readOnly)) return false;
    type(space, fromText ? { editor } : caret);
    return true;
  };
  const acts = {
    "mod+f": inStory(() => yes(openTool("find"))),
    "mod+k": inText(() => !editor.readOnly && yes(openTool("link"))),
    "mod+shift+x": inStory(() => !editor.readOnly && yes(openTool("signs"))),
    "mod+shift+f": () => yes(toggleQuiet()),
    "mod+shift+8": () => yes(invisibles.toggle()),
    "mod+shift+space": put(WIDE),
    "alt+shift+space": put(NARROW),
    "alt+0": inText(() => !isMac && yes(openHelp())),
    "escape": (event) => !document.querySelector("dialog[open], .cke_dialog_container:not([style*='none'])") && (closeTool() || leaveQuiet()),
  };
  const listen = (page, fromText) => page.addEventListener("keydown", (event) => {
    if (event.isComposing || event.defaultPrevented || (!fromText && event.target.closest?.("[data-menu][open]"))) return;
    if (!acts[nameOf(event)]?.(event, fromText)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, fromText);
  listen(document, false);
  const listenInText = () => listen(editor.document.$, true);
  editor.on("contentDom", listenInText);
  if (editor.document) listenInText();
}

export function openHelp() {
  document.getElementById("keyboard-help").showModal();
}

// As the acts above are named. AltGr is no Ctrl+Alt here: it types signs.
function nameOf(event) {
  if (event.getModifierState?.("AltGraph")) return "";
  const mod = event.ctrlKey || event.metaKey;
  if (mod && event.altKey) return "";
  const key = event.code === "Space" ? "space" : /^Digit\d$/.test(event.code) ? event.code.at(-1) : event.key.toLowerCase();
  return [mod && "mod", event.altKey && "alt", event.shiftKey && "shift", key].filter(Boolean).join("+");
}

function yes() {
  return true;
}
