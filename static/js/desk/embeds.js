// Players in the text: what an address stands for is asked of the desk itself, and of nobody else.

const FIRST = 1;
const ENTER = 13;
const ADDRESS = /^https?:\/\/\S+$/;

export function askForEmbeds(editors, place) {
  editors.on("instanceCreated", ({ editor }) => {
    editor.on("widgetDefinition", ({ data: definition }) => {
      if (definition.name !== "embedSemantic") return;
      const begin = definition.init;
      definition.init = function init() {
        begin.call(this);
        this.on("sendRequest", (event) => { event.stop(); answer(place, event.data); }, null, null, FIRST);
        // Not yet: a player that was just made stands in no text.
        this.on("ready", () => { setTimeout(() => { makeRoom(editor, editors, this); }); });
      };
    });
    editor.on("key", (event) => {
      const player = focused(editor);
      if (event.data.keyCode !== ENTER || !player) return;
      event.cancel();
      goOnAfter(editor, editors, player);
    }, null, null, FIRST);
    editor.on("dialogHide", ({ data: dialog }) => { if (dialog.getName() === "embedBase") goOnSoon(editor, editors); });
    editor.on("paste", (event) => { embedPasted(editor, editors, place, event); }, null, null, FIRST);
  });
}

function answer(place, request) {
  const asked = new AbortController();
  request.cancel = () => asked.abort();
  describe(place, plain(request.url), asked.signal).then(request.callback, () => {
    if (!asked.signal.aborted) request.errorCallback("unsupportedUrl");
  });
}

async function describe(place, address, signal) {
  const said = await fetch(`${place}?url=${encodeURIComponent(address)}`, { signal, headers: { Accept: "application/json" } });
  if (!said.ok) throw new Error(String(said.status));
  return said.json();
}

// The editor hands over an address as it stands in HTML.
function plain(address) {
  return new DOMParser().parseFromString(address, "text/html").documentElement.textContent.trim();
}

// An address pasted alone into an empty paragraph becomes a player, where it is one of a provider's. It is text until
// the desk has answered, and stays text if the writer has gone on in that paragraph: no key is lost meanwhile.
function embedPasted(editor, editors, place, event) {
  const { dataTransfer } = event.data;
  const text = dataTransfer.getData("text/plain", true).trim();
  const paragraph = ADDRESS.test(text) && emptyLine(editor);
  if (!paragraph) return;
  event.cancel();
  editor.insertText(text);
  describe(place, text).then((embed) => {
    if (editor.editable()?.contains(paragraph) && paragraph.getText().trim() === text) replace(editor, editors, paragraph, embed);
  }, () => {});
}

function replace(editor, editors, paragraph, embed) {
  editor.fire("saveSnapshot");
  const wrote = blockOf(editor)?.equals(paragraph);
  const element = editors.dom.element.createFromHtml(`<div>${embed.html}</div>`);
  const wrapper = editor.widgets.wrapElement(element, "embedSemantic");
  wrapper.replace(paragraph);
  const player = editor.widgets.initOn(element, "embedSemantic", { url: embed.url });
  if (wrote) goOnAfter(editor, editors, player);
  editor.fire("saveSnapshot");
}

function emptyLine(editor) {
  const ranges = editor.getSelection()?.getRanges() ?? [];
  const block = ranges.length === 1 && ranges[0].collapsed ? blockOf(editor) : null;
  return block?.is("p") && !block.getText().replaceAll("\u200b", "").trim() ? block : null;
}

function blockOf(editor) {
  return editor.getSelection()?.getRanges()[0]?.startPath().block;
}

function focused(editor) {
  const widget = editor.widgets?.focused;
  return widget?.name === "embedSemantic" ? widget : null;
}

// A player at the text's edge would leave no place to type beyond it; a line that stays empty is not stored.
function makeRoom(editor, editors, { wrapper }) {
  if (!editor.editable()?.contains(wrapper)) return;
  const isDirty = editor.checkDirty();
  if (!wrapper.getNext()) line(editors).insertAfter(wrapper);
  if (!wrapper.getPrevious()) line(editors).insertBefore(wrapper);
  if (!isDirty) editor.resetDirty();
}

// After whatever put the player there has set its own selection.
function goOnSoon(editor, editors) {
  setTimeout(() => {
    const player = focused(editor);
    if (player) goOnAfter(editor, editors, player);
  });
}

function goOnAfter(editor, editors, player) {
  makeRoom(editor, editors, player);
  const range = editor.createRange();
  range.moveToElementEditStart(player.wrapper.getNext());
  range.select();
}

function line(editors) {
  const paragraph = new editors.dom.element("p");
  paragraph.appendBogus();
  return paragraph;
}
