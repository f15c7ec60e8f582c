// Pictures in an order, in one block of the text: each with a caption of its own, written in place, and one for all.

import { editable, invite, pictureBox, sayMissing, showPreview } from "./drawing.js";
import { CAPTION, captionOf, imageOf, raw, writtenIn } from "./figures.js";
import { asMarkup, galleryHtml, saidBy } from "./spelling.js";
import { say } from "./words.js";

export const GALLERY = "gallery";
const WIDTH = 320;
let made = 0;

export function galleryWidget({ editors, wake }) {
  const { htmlParser } = editors;
  return {
    pathName: say("gallery"),
    requiredContent: "figure[data-gallery]",
    editables: { caption: { selector: ".gallery > figcaption", pathName: say("galleryCaption"), allowedContent: CAPTION } },
    upcast(element, data) {
      if (element.name !== "figure" || !("data-gallery" in element.attributes)) return null;
      data.items = [];
      const row = new htmlParser.element("div", { class: "gallery-row" });
      for (const child of [...element.children]) {
        const said = child.name === "figure" ? saidBy(child.attributes) : null;
        if (!said) continue;
        const item = { key: nextKey(), ...said };
        data.items.push(item);
        row.add(parsedItem(editors, item, captionOf(child)));
      }
      if (!data.items.length) return null;
      const caption = captionOf(element);
      element.setHtml("");
      element.addClass("gallery");
      element.add(row);
      element.add(caption ?? new htmlParser.element("figcaption"));
      return element;
    },
    downcast() {
      const items = this.data.items.map((item) => ({ ...item, caption: writtenIn(this, item.key) }));
      return raw(editors, galleryHtml(items, writtenIn(this, "caption")));
    },
    init() { this.on("ready", () => wake(this)); },
    data() { if (this.data.items) arrange(this); },
  };
}

export function galleryMarkup(pictures) {
  const items = pictures.map((picture) => ({ key: nextKey(), picture: picture.picture, shape: picture.shape, credit: picture.credit, alt: picture.alt }));
  const rows = items.map(({ key }, place) => itemMarkup(key, pictures[place].caption));
  return { html: `<figure class="gallery"><div class="gallery-row">${rows.join("")}</div>${editable("")}</figure>`, items };
}

// New pictures stand at the end; their captions are the library's until somebody writes others.
export function addTo(gallery, pictures) {
  const row = gallery.element.$.querySelector(".gallery-row");
  const items = pictures.map((picture) => {
    const { caption, ...said } = picture;
    const key = nextKey();
    row.insertAdjacentHTML("beforeend", itemMarkup(key, caption));
    return { key, ...said };
  });
  gallery.setData("items", [...gallery.data.items, ...items]);
}

export function removeFrom(gallery, key) {
  gallery.destroyEditable(key);
  itemOf(gallery, key)?.remove();
  gallery.setData("items", gallery.data.items.filter((item) => item.key !== key));
}

export function changeIn(gallery, key, change) {
  gallery.setData("items", gallery.data.items.map((item) => (item.key === key ? { ...item, ...change } : item)));
}

// The picture stands at this place among the others from now on.
export function moveIn(gallery, key, place) {
  const items = gallery.data.items.filter((item) => item.key !== key);
  items.splice(Math.max(0, Math.min(place, items.length)), 0, gallery.data.items.find((item) => item.key === key));
  gallery.setData("items", items);
}

function arrange(gallery) {
  const row = gallery.element.$.querySelector(".gallery-row");
  invite(gallery.element.$.querySelector(":scope > figcaption"), say("galleryCaption"));
  gallery.data.items.forEach((item, place) => {
    const figure = itemOf(gallery, item.key);
    if (!figure) return;
    if (!gallery.editables[item.key]) equip(gallery, item.key);
    if (row.children[place] !== figure) row.insertBefore(figure, row.children[place] ?? null);
    showPreview(figure.querySelector("img"), item, { width: WIDTH, ratio: "classic" });
    sayMissing(figure, item);
    invite(figure.querySelector("figcaption"), say("caption"));
  });
}

function equip(gallery, key) {
  gallery.initEditable(key, { selector: `[data-item="${key}"] > figcaption`, pathName: say("caption"), allowedContent: CAPTION });
}

function itemOf(gallery, key) {
  return gallery.element.$.querySelector(`[data-item="${key}"]`);
}

function itemMarkup(key, caption) {
  return `<figure class="gallery-item" data-item="${key}">${pictureBox()}${editable(asMarkup(caption))}</figure>`;
}

function parsedItem(editors, item, caption) {
  const { htmlParser } = editors;
  const box = new htmlParser.element("figure", { class: "gallery-item", "data-item": item.key });
  box.add(imageOf(editors));
  box.add(caption ?? new htmlParser.element("figcaption"));
  return box;
}

function nextKey() {
  made += 1;
  return `item-${Date.now().toString(36)}-${made}`;
}
