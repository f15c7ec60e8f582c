// My work names the stories whose words are on this computer alone, and leads to them.

import { countIn, download } from "./download.js";
import { valueIn } from "./fields.js";
import { leftBehind, momentOf } from "./recover.js";

export async function tellOfKeptWords(page = document) {
  const box = page.querySelector("[data-kept-words]");
  if (!box) return;
  const found = await leftBehind(box.dataset.person);
  const rows = box.querySelector("ul");
  for (const entry of found) {
    const row = box.querySelector("template").content.firstElementChild.cloneNode(true);
    const link = row.querySelector("a");
    link.textContent = valueIn(entry.pairs, "headline") || box.dataset.nameless;
    link.href = entry.number ? box.dataset.edit.replace("/0/", `/${entry.number}/`) : box.dataset.new;
    const said = row.querySelector("[data-about]");
    said.textContent = said.textContent.replace("{at}", momentOf(entry.at, box.dataset.zone)).replace("{count}", countIn(entry.pairs));
    row.querySelector("button").addEventListener("click", () => download(entry.pairs));
    rows.append(row);
  }
  box.hidden = !found.length;
}
