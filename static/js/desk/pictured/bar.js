// The bar below the figure that is selected: what is read out instead of it, whose it is, how large it stands and how it
// is cut. It shows what the figure says, and every change is one of the text.

import { announce } from "../announce.js";
import { openCut } from "./cut.js";
import { FILE } from "./files.js";
import { GALLERY, addTo, changeIn, moveIn, removeFrom } from "./galleries.js";
import { pageOf, pageOfFile } from "./library.js";
import { figure, move } from "./moving.js";
import { asChosen, openPicker } from "./picker.js";
import { goOnBehind } from "./places.js";
import { paintStrip } from "./strip.js";
import { say } from "./words.js";

const SOON = 400;
const MARGIN = 8;
const sheetOf = new WeakMap();
const ruleOf = new WeakMap();

export function figureBar(desk) {
  const { editor } = desk;
  const bar = document.querySelector("[data-figure-bar]");
  const part = (name) => bar.querySelector(`[data-figure-${name}]`);
  let current = null;
  let chosen = null;
  let timer;

  const picture = () => (current?.name === GALLERY ? current.data.items.find((item) => item.key === chosen) ?? current.data.items[0] : current?.data);
  const change = (said) => {
    if (current.name === GALLERY) changeIn(current, picture().key, said);
    else for (const [name, value] of Object.entries(said)) current.setData(name, value);
    settle();
  };
  const settle = () => {
    desk.touch();
    clearTimeout(timer);
    timer = setTimeout(() => editor.fire("saveSnapshot"), SOON);
  };
  const paint = () => {
    const said = picture();
    if (!said) return;
    chosen = said.key ?? null;
    for (const one of bar.querySelectorAll("[data-for]")) one.hidden = !one.dataset.for.split(" ").includes(current.name);
    if (current.name === GALLERY) paintStrip(part("strip"), current.data.items, chosen);
    if (current.name !== FILE) {
      const isDecoration = said.alt === "";
      setValue(part("alt"), said.alt ?? "");
      part("alt").disabled = isDecoration;
      part("decorative").checked = isDecoration;
      setValue(part("credit"), said.credit ?? "");
      part("size").value = said.size ?? "";
    }
    bar.querySelector("[data-does=open]").href = current.name === FILE ? pageOfFile(said.file) : pageOf(said.picture);
    stand(bar, editor, current);
  };
  const show = (widget) => {
    if (editor.readOnly) return;
    if (widget !== current) chosen = null;
    current = widget;
    bar.hidden = false;
    paint();
  };
  const hide = () => {
    current = null;
    bar.hidden = true;
    gap(editor, null, 0);
  };
  const isThere = () => Boolean(current?.wrapper && editor.editable()?.contains(current.wrapper));
  // The text loses its figure to the bar itself, and to what the bar opens.
  const look = () => {
    const here = figure(editor.widgets.focused) ?? figure(editor.widgets.widgetHoldingFocusedEditable);
    if (here) show(here);
    else if (current && !isThere()) hide();
    else if (current && editor.focusManager.hasFocus && !bar.contains(document.activeElement)) hide();
  };
  const back = () => {
    if (!isThere()) return;
    editor.focus();
    current.focus();
  };
  const acts = {
    cut: async () => {
      const { picture: id, shape } = picture();
      const widget = current;
      const cut = await openCut({ picture: id, shape });
      show(widget);
      if (cut !== null) change({ shape: cut });
      paint();
      bar.querySelector("[data-does=cut]").focus();
    },
    up: () => move(editor, current, true, desk.changed),
    down: () => move(editor, current, false, desk.changed),
    remove: () => {
      const { wrapper } = current;
      editor.fire("saveSnapshot");
      editor.focus();
      goOnBehind(desk.editors, editor, wrapper);
      editor.widgets.del(current);
      hide();
      desk.changed();
      announce(say("removed"));
    },
    add: () => {
      const gallery = current;
      openPicker({ kind: "add", back, chosen: (found) => { addTo(gallery, found.map(asChosen)); show(gallery); desk.changed(); } });
    },
    earlier: () => step(-1),
    later: () => step(1),
    out: () => {
      const { items } = current.data;
      if (items.length === 1) return acts.remove();
      const place = items.indexOf(picture());
      removeFrom(current, picture().key);
      chosen = current.data.items[Math.min(place, items.length - 2)].key;
      paint();
      desk.changed();
      return part("strip").querySelector("[aria-current]").focus();
    },
  };
  const step = (by) => place(chosen, current.data.items.indexOf(picture()) + by);
  const place = (key, where) => {
    if (where < 0 || where >= current.data.items.length) return;
    moveIn(current, key, where);
    chosen = key;
    paint();
    desk.changed();
    announce(say("nowAt", { place: where + 1, count: current.data.items.length }));
  };

  part("alt").addEventListener("input", () => change({ alt: part("alt").value.trim() ? part("alt").value : null }));
  part("decorative").addEventListener("change", () => {
    change({ alt: part("decorative").checked ? "" : null });
    paint();
  });
  part("credit").addEventListener("input", () => change({ credit: part("credit").value }));
  part("size").addEventListener("change", () => { change({ size: part("size").value }); paint(); });
  bar.addEventListener("click", (event) => {
    const act = event.target.closest("[data-does]")?.dataset.does;
    const item = event.target.closest("[data-key-of]")?.dataset.keyOf;
    if (item) { chosen = item; paint(); part("strip").querySelector("[aria-current]").focus(); }
    if (acts[act] && isThere()) acts[act]();
  });
  bar.addEventListener("keydown", (event) => {
    const key = event.target.closest("[data-key-of]")?.dataset.keyOf;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === "Escape") back();
    else if (event.key === "Enter" && event.target.matches("input")) undefined;
    else if (key && by) walk(key, by, event.altKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const walk = (key, by, carries) => {
    const { items } = current.data;
    const at = items.findIndex((item) => item.key === key);
    if (carries) place(key, at + by);
    else chosen = items[Math.max(0, Math.min(items.length - 1, at + by))].key;
    paint();
    part("strip").querySelector("[aria-current]").focus();
  };
  part("strip").addEventListener("newsroom:dropped", ({ detail }) => place(detail.key, detail.place));

  // The picture of a gallery that was clicked on is the one the bar speaks of.
  const follow = () => editor.editable().attachListener(editor.editable(), "click", ({ data }) => {
    const item = data.getTarget().getAscendant((one) => one.hasAttribute?.("data-item"), true)?.getAttribute("data-item");
    if (!item || current?.name !== GALLERY || !current.data.items.some((one) => one.key === item)) return;
    chosen = item;
    paint();
  });
  editor.on("contentDom", follow);
  follow();
  editor.on("selectionChange", look);
  editor.widgets.on("instanceCreated", ({ data }) => {
    data.on("focus", look);
    data.on("blur", () => setTimeout(look));
  });
  for (const one of Object.values(editor.widgets.instances)) {
    one.on("focus", look);
    one.on("blur", () => setTimeout(look));
  }
  editor.on("afterCommandExec", () => { if (current) look(); });
  new ResizeObserver(() => { if (isThere()) stand(bar, editor, current); }).observe(editor.container.$);
  return {
    enter() {
      if (!isThere()) return false;
      bar.querySelector("[data-for]:not([hidden]) :is(input, button, a):not(:disabled)")?.focus();
      bar.scrollIntoView({ block: "nearest" });
      return true;
    },
  };
}

// Right under the figure, in a gap that is made for it: by a sheet of the text's frame, so that the text itself says
// nothing of it.
function stand(bar, editor, widget) {
  const frame = editor.window.$.frameElement;
  const box = widget.wrapper.$.getBoundingClientRect();
  const home = bar.offsetParent?.getBoundingClientRect();
  if (!frame || !home) return;
  gap(editor, widget, bar.offsetHeight + 2 * MARGIN);
  bar.style.insetBlockStart = `${Math.round(frame.getBoundingClientRect().top + box.bottom - home.top + MARGIN)}px`;
}

function gap(editor, widget, height) {
  const page = editor.document?.$;
  if (!page?.adoptedStyleSheets) return;
  if (sheetOf.get(page) === undefined) {
    sheetOf.set(page, new page.defaultView.CSSStyleSheet());
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheetOf.get(page)];
  }
  const rule = widget ? `.cke_widget_wrapper[data-cke-widget-id="${widget.id}"] { margin-block-end: ${height}px; }` : "";
  if (ruleOf.get(page) === rule) return;
  ruleOf.set(page, rule);
  sheetOf.get(page).replaceSync(rule);
  editor.execCommand("autogrow");
}

function setValue(field, value) {
  if (field.value !== value && field !== document.activeElement) field.value = value;
}
