// Players in the text: what an address stands for is asked of the desk itself, and of nobody else. The widget is our
// own, on the editor's core: the embed plugins beside it are years older and open to CVE-2023-28439.

import { emptyLine, goOnAfter, goOnSoon, isAt, makeRoom } from "./player_lines.js";

const NAME = "player";
const FIRST = 1;
const BEFORE_CLOSING = 15;
const ENTER = 13;
const ADDRESS = /^https?:\/\/\S+$/;

export function bringPlayers(editors, form) {
  const desk = { editors, place: form.dataset.embeds, words: form.dataset };
  editors.plugins.add(NAME, {
    requires: "widget,dialog",
    onLoad: () => { knowTheTag(editors.dtd); },
    init: (editor) => { begin(desk, editor); },
  });
  editors.on("instanceCreated", ({ editor }) => {
    editor.on("configLoaded", () => { editor.config.extraPlugins += `,${NAME}`; });
  });
}

// It stands wherever a <div> may, and holds text alone.
function knowTheTag(dtd) {
  dtd.oembed = { "#": 1 };
  for (const inside of Object.values(dtd)) if (inside.div) inside.oembed = 1;
}

function begin(desk, editor) {
  desk.editors.dialog.add(NAME, () => dialog(desk, editor));
  editor.widgets.add(NAME, widget(desk, editor));
  editor.ui.addButton("Player", { label: desk.words.embedName, command: NAME, toolbar: "insert", icon: desk.words.embedIcon });
  editor.on("key", (event) => {
    const player = focused(editor);
    if (event.data.keyCode !== ENTER || !player) return;
    event.cancel();
    goOnAfter(desk, editor, player);
  }, null, null, FIRST);
  editor.on("dialogHide", (event) => { if (event.data.getName() === NAME) goOnSoon(desk, editor, focused); });
  editor.on("paste", (event) => { embedPasted(desk, editor, event); }, null, null, FIRST);
}

function widget(desk, editor) {
  const { htmlParser, tools } = desk.editors;
  return {
    dialog: NAME,
    mask: true,
    template: "<div></div>",
    pathName: desk.words.embedName,
    allowedContent: "oembed",
    requiredContent: "oembed",
    upcast(element, data) {
      const [text] = element.children;
      if (element.name !== "oembed" || !text?.value) return null;
      data.address = tools.htmlDecode(text.value);
      const box = new htmlParser.element("div");
      element.replaceWith(box);
      return box;
    },
    downcast() {
      const stored = new htmlParser.element("oembed");
      stored.add(new htmlParser.text(tools.htmlEncode(this.data.address)));
      return stored;
    },
    init() {
      // Not yet: a player that was just made stands in no text.
      this.on("ready", () => { setTimeout(() => { makeRoom(desk, editor, this); }); });
    },
    data() { draw(desk, editor, this); },
  };
}

function draw(desk, editor, player) {
  const { address, html } = player.data;
  if (!address) return;
  if (html) { player.element.setHtml(html); return; }
  player.element.setText(`[${address}]`);
  describe(desk, address).then((embed) => {
    if (player.data.address !== address || !editor.widgets.instances[player.id]) return;
    player.element.setHtml(embed.html);
    editor.fire("updateSnapshot");
  }, () => {});
}

// The dialog closes once the desk knows the address; what it refuses stays there to be mended.
function dialog(desk, editor) {
  return {
    title: desk.words.embedName,
    minWidth: 350,
    minHeight: 50,
    contents: [{ id: "info", elements: [{
      id: "address", type: "text", label: desk.words.embedAddress,
      setup(player) { this.setValue(player.data.address ?? ""); },
      validate: desk.editors.dialog.validate.notEmpty(desk.words.embedAddress),
    }] }],
    onLoad() {
      let asking = false;
      this.on("ok", (event) => {
        event.data.hide = false;
        event.stop();
        // Enter says OK twice: as a key of the field and as one of the dialog.
        if (asking) return;
        asking = true;
        const player = this.widget ?? this.getModel(editor);
        describe(desk, this.getValueOf("info", "address").trim()).then((embed) => {
          player.setData({ address: embed.url, html: embed.html });
          if (!player.isReady()) editor.widgets.finalizeCreation(player.wrapper.getParent(true));
          editor.fire("saveSnapshot");
          this.hide();
        }, (refusal) => {
          this.getContentElement("info", "address").select();
          window.alert(refusal.message);
        }).finally(() => { asking = false; });
      }, null, null, BEFORE_CLOSING);
    },
  };
}

async function describe({ place, words }, address) {
  const answer = await fetch(`${place}?url=${encodeURIComponent(address)}`, { headers: { Accept: "application/json" } });
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(said.error ?? words.embedUnasked);
  return said;
}

// An address pasted alone into an empty paragraph becomes a player, where it is one of a provider's. It is text until
// the desk has answered, and stays text if the writer has gone on in that paragraph: no key is lost meanwhile.
function embedPasted(desk, editor, event) {
  const text = event.data.dataTransfer.getData("text/plain", true).trim();
  const paragraph = ADDRESS.test(text) && emptyLine(editor);
  if (!paragraph) return;
  event.cancel();
  editor.insertText(text);
  describe(desk, text).then((embed) => {
    if (editor.editable()?.contains(paragraph) && paragraph.getText().trim() === text) replace(desk, editor, paragraph, embed);
  }, () => {});
}

function replace(desk, editor, paragraph, embed) {
  editor.fire("saveSnapshot");
  const wrote = isAt(editor, paragraph);
  const element = desk.editors.dom.element.createFromHtml("<div></div>");
  editor.widgets.wrapElement(element, NAME).replace(paragraph);
  const player = editor.widgets.initOn(element, NAME, { address: embed.url, html: embed.html });
  if (wrote) goOnAfter(desk, editor, player);
  editor.fire("saveSnapshot");
}

function focused(editor) {
  const one = editor.widgets?.focused;
  return one?.name === NAME ? one : null;
}
