// The pictures of a gallery in a row of buttons: one is chosen, and each can be taken to another place.

import { previewOf } from "./library.js";
import { say } from "./words.js";

const WIDTH = 160;

export function paintStrip(strip, items, chosen) {
  const rows = new Map([...strip.children].map((row) => [row.dataset.keyOf, row]));
  items.forEach((item, place) => {
    const row = rows.get(item.key) ?? newRow(strip, item.key);
    rows.delete(item.key);
    if (strip.children[place] !== row) strip.insertBefore(row, strip.children[place] ?? null);
    const image = row.querySelector("img");
    const address = previewOf(item.picture, { shape: item.shape, width: WIDTH, ratio: "square" });
    if (image.getAttribute("src") !== address) image.src = address;
    row.setAttribute("aria-label", say("placeOf", { place: place + 1, count: items.length, words: item.alt || say("pictureNumber", { number: item.picture }) }));
    row.toggleAttribute("aria-current", item.key === chosen);
    if (item.key === chosen) row.setAttribute("aria-current", "true");
    row.tabIndex = item.key === chosen ? 0 : -1;
  });
  for (const left of rows.values()) left.remove();
}

function newRow(strip, key) {
  const row = document.createElement("button");
  row.type = "button";
  row.className = "strip-item";
  row.dataset.keyOf = key;
  row.draggable = true;
  row.append(Object.assign(document.createElement("img"), { alt: "", width: 64, height: 64, draggable: false }));
  row.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("application/x-newsroom-item", key);
    event.dataTransfer.effectAllowed = "move";
  });
  row.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("application/x-newsroom-item")) event.preventDefault();
  });
  row.addEventListener("drop", (event) => {
    const dropped = event.dataTransfer.getData("application/x-newsroom-item");
    if (!dropped) return;
    event.preventDefault();
    event.stopPropagation();
    const place = [...strip.children].indexOf(row);
    strip.dispatchEvent(new CustomEvent("newsroom:dropped", { detail: { key: dropped, place } }));
  });
  return row;
}
