// The one dialog that brings pictures into a story: the library's, found as one types, and this computer's. It can be
// worked by keys alone, and the focus goes back to where it came from.

import { announce } from "../announce.js";
import { arrivals } from "./arrivals.js";
import { findFiles, findPictures, hasFiles } from "./library.js";
import { gridKeys, tile } from "./tiles.js";
import { say, sayCount } from "./words.js";

const PAUSE = 250;

// What may be chosen, by what it is chosen for.
const MANY = new Set(["picture", "gallery", "add"]);

let dialog = null;

// A story has its own words of a picture: it begins with the library's. What the library leaves open stays open.
export function asChosen(picture) {
  return { picture: String(picture.id), shape: picture.shape, caption: picture.caption ?? "", credit: picture.credit ?? "", alt: picture.alt || null };
}

// `kind` is "picture", "gallery", "add" (to a gallery) or "lead". `chosen` gets a list of pictures (or one
// { gallery: list }, or a list with one { file }); `back` puts the focus where it was.
export function openPicker({ kind, chosen, back }) {
  dialog ??= equip();
  dialog.open({ kind, chosen, back });
}

function equip() {
  const box = document.querySelector("[data-picker]");
  const part = (name) => box.querySelector(`[data-picker-${name}]`);
  const selected = new Map();
  let errand = null;
  let shelf = "pictures";
  let page = 1;
  let asked = 0;
  let timer;

  const isMany = () => MANY.has(errand.kind) && shelf === "pictures";
  const search = async () => {
    const turn = ++asked;
    part("said").textContent = say("looking");
    try {
      const said = await (shelf === "files" ? findFiles : findPictures)(part("words").value.trim(), page);
      if (turn === asked) show(said);
    } catch {
      if (turn !== asked) return;
      part("found").replaceChildren();
      part("said").textContent = say("noAnswer");
    }
  };
  const show = ({ found, pages, count }) => {
    part("found").replaceChildren(...found.map((one) => tile(one, { isMany: isMany(), isSelected: selected.has(one.id) })));
    grid.reset();
    part("said").textContent = found.length ? sayCount(shelf === "files" ? "filesFound" : "found", count) : say(part("words").value ? "nothingFound" : "nothingThere");
    part("earlier").hidden = part("later").hidden = pages < 2;
    part("earlier").disabled = page <= 1;
    part("later").disabled = page >= pages;
  };
  const paint = () => {
    const count = selected.size;
    part("chosen").textContent = count ? sayCount("chosen", count) : "";
    part("insert").hidden = !isMany() || errand.kind === "gallery";
    part("insert").disabled = !count;
    part("gallery").hidden = !isMany() || errand.kind === "add";
    part("gallery").disabled = !count || (errand.kind === "picture" && count < 2);
    part("gallery").classList.toggle("primary", errand.kind === "gallery");
    for (const button of part("found").querySelectorAll("button")) if (button.hasAttribute("aria-pressed")) button.setAttribute("aria-pressed", String(selected.has(button.picked.id)));
  };
  const done = (found) => {
    const { chosen, back } = errand;
    errand = null;
    box.close();
    back();
    if (found) chosen(found);
  };
  const pick = (one) => {
    if (shelf === "files") return done([{ file: one }]);
    if (!isMany()) return done([one]);
    if (!selected.delete(one.id)) selected.set(one.id, one);
    announce(sayCount("chosen", selected.size));
    return paint();
  };
  const finish = (asGallery) => {
    const found = [...selected.values()];
    if (found.length) done(asGallery && errand.kind !== "add" ? { gallery: found } : found);
  };
  const grid = gridKeys(part("found"), {
    toggle: pick,
    enter: (one) => {
      if (!isMany()) return pick(one);
      if (!selected.size) selected.set(one.id, one);
      return finish(errand.kind === "gallery");
    },
    up: () => part("words").focus(),
  });
  const turn = (to) => {
    page = to;
    search().then(() => grid.first());
  };
  const choose = (name) => {
    shelf = name;
    page = 1;
    for (const tab of box.querySelectorAll("[data-shelf]")) tab.setAttribute("aria-pressed", String(tab.dataset.shelf === name));
    const offers = part("file");
    Object.assign(offers, name === "files" ? { accept: offers.dataset.endings, multiple: false } : { accept: "image/*", multiple: true });
    paint();
    search();
  };
  const upload = (files) => {
    const form = document.getElementById("story-form");
    // A file ends the choosing, as on its shelf: it comes alone, or the others would be lost from sight.
    const withFiles = errand.kind === "picture" && hasFiles() && files.length === 1;
    for (const file of files) {
      arrivals(form, part("arrivals")).take(file, {
        withFiles,
        arrived: (one) => {
          if (!errand) return;
          if (one.file || !isMany()) return done([...selected.values(), one]);
          selected.set(one.id, one);
          announce(say("arrived", { name: file.name }));
          return search().then(paint);
        },
        gone: () => {},
      });
    }
  };

  part("words").addEventListener("input", () => {
    clearTimeout(timer);
    page = 1;
    timer = setTimeout(search, PAUSE);
  });
  part("words").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    event.preventDefault();
    grid.first();
  });
  part("earlier").addEventListener("click", () => turn(page - 1));
  part("later").addEventListener("click", () => turn(page + 1));
  part("insert").addEventListener("click", () => finish(false));
  part("gallery").addEventListener("click", () => finish(true));
  part("file").addEventListener("change", () => { upload([...part("file").files]); part("file").value = ""; });
  box.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
  box.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    event.preventDefault();
    upload([...event.dataTransfer.files]);
  });
  for (const close of box.querySelectorAll("[data-picker-close]")) close.addEventListener("click", () => done(null));
  for (const tab of box.querySelectorAll("[data-shelf]")) tab.addEventListener("click", () => choose(tab.dataset.shelf));
  box.addEventListener("cancel", (event) => { event.preventDefault(); if (errand) done(null); });
  box.addEventListener("keydown", (event) => event.stopPropagation());

  return {
    open(said) {
      errand = said;
      selected.clear();
      part("title").textContent = say({ gallery: "chooseGallery", add: "chooseMore", lead: "chooseLead" }[said.kind] ?? "choosePictures");
      part("arrivals").replaceChildren();
      const tabs = part("tabs");
      tabs.hidden = said.kind !== "picture" || !hasFiles();
      choose("pictures");
      box.showModal();
      part("words").focus();
      part("words").select();
    },
  };
}
