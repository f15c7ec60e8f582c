// CKEditor on this page: its changes count as typing, its keys save, its words are counted, and its tools are ours.

import { watchBlocks, whenIdle } from "./blocks.js";
import { equipBoxes } from "./boxes.js";
import { equipFind } from "./find.js";
import { followHeight } from "./frame.js";
import { invisibleMarks } from "./invisibles.js";
import { equipLinks } from "./links.js";
import { cleanPastes } from "./paste.js";
import { bringPictures, choosePictures } from "./pictured/pictures.js";
import { bringPlayers } from "./players.js";
import { rememberQuiet, toggleQuiet } from "./quiet.js";
import { followKeyboard } from "./reveal.js";
import { listenForStoryKeys, openHelp } from "./shortcuts.js";
import { equipSigns } from "./signs.js";
import { followLanguage, keepBrowserMenu } from "./spelling.js";
import { equipTables } from "./tables.js";
import { addButtons, letScroll } from "./toolbar.js";
import { openTool } from "./tools.js";
import { wordCounter } from "./words.js";

const WAIT = 400;
//: Players have made room for themselves by then.
const CALM = 50;
const EMPTY_LINES = /<p>(?:\s|&nbsp;|\u00a0|<br\s*\/?>)*<\/p>\s*/g;
const CHOOSES = { storyPicture: "picture", storyGallery: "gallery" };
const OPENS = { storyLink: "link", storyBox: "box", storyTable: "table", storySigns: "signs", storyFind: "find" };

export function followEditor(form, guard) {
  const editors = window.CKEDITOR;
  const tools = form.querySelector("[data-tools]");
  if (!editors || !tools) return;
  bringPlayers(editors, form);
  bringPictures(editors, form, guard);
  let invisibles;
  addButtons(editors, tools.dataset, (command, editor) => {
    if (OPENS[command]) openTool(OPENS[command]);
    else if (CHOOSES[command]) choosePictures(editor, CHOOSES[command]);
    else if (command === "storyInvisibles") invisibles?.toggle();
    else if (command === "storyQuiet") toggleQuiet();
    else openHelp();
  });
  const follow = (editor) => {
    cleanPastes(editor, form);
    saveByKeys(editors, editor, guard);
    noticeTyping(editor, guard);
    const readers = [wordCounter(form)];
    const readAgain = watchBlocks(editor, readers);
    invisibles = invisibleMarks(editor, readAgain);
    readers.push(invisibles);
    if (!invisibles.can()) editor.getCommand("storyInvisibles")?.disable();
    equipFind(form, editor, guard);
    equipLinks(editor);
    equipSigns(editor);
    equipBoxes(editor);
    equipTables(editor);
    listenForStoryKeys(editor, invisibles);
    followLanguage(form, editor);
    keepBrowserMenu(editor);
    followHeight(editor);
    followKeyboard(editor);
    letScroll(editor);
    rememberQuiet();
    if ("locked" in form.dataset && !("dirty" in form.dataset)) editor.setReadOnly(true);
  };
  for (const editor of Object.values(editors.instances)) {
    if (editor.status === "ready") follow(editor);
  }
  editors.on("instanceReady", (event) => follow(event.editor));
}

function saveByKeys(editors, editor, guard) {
  editor.addCommand("saveStory", { exec: guard.save, async: true, canUndo: false, readOnly: 1 });
  editor.addCommand("nextStep", { exec: guard.next, async: true, canUndo: false, readOnly: 1 });
  editor.setKeystroke(editors.CTRL + 83, "saveStory");
  editor.setKeystroke(editors.CTRL + 13, "nextStep");
  // The browser's own address bar; links have Ctrl+K.
  editor.setKeystroke(editors.CTRL + 76, false);
}

// Typing is a change, and costs nothing to know. Whatever else the editor calls a change is looked at once it is quiet,
// until one was real: to compare all of a long text at every key would be felt. What counts is what the text says: players
// that put on their frames, and the empty lines around them, are nobody's edit.
function noticeTyping(editor, guard) {
  let changed = false;
  let timer;
  let before = null;
  const said = () => editor.getData().replace(EMPTY_LINES, "");
  setTimeout(() => { before = said(); }, CALM);
  const touch = () => {
    changed = true;
    guard.touch();
  };
  const hear = () => { editor.editable()?.attachListener(editor.editable(), "input", touch); };
  editor.on("contentDom", hear);
  hear();
  editor.on("change", () => {
    if (changed) return guard.touch();
    clearTimeout(timer);
    timer = setTimeout(() => whenIdle(() => { if (!changed && said() !== before) touch(); }), WAIT);
  });
}
