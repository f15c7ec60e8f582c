// The words as a text file, for whoever cannot send them anywhere else.

import { valueIn } from "./fields.js";

const BLOCKS = "p, h2, h3, li, blockquote, td, th, figure";

export function download(pairs) {
  const parts = ["kicker", "headline", "standfirst"].map((name) => valueIn(pairs, name)).filter(Boolean);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([[...parts, textOf(valueIn(pairs, "body"))].join("\n\n")], { type: "text/plain;charset=utf-8" }));
  link.download = `${(valueIn(pairs, "headline") || "newsroom").slice(0, 60).replace(/[^\p{L}\p{N}]+/gu, "-")}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// An inert document: nothing in it runs or loads.
export function textOf(html) {
  return paragraphsOf(html).join("\n\n");
}

export function paragraphsOf(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  const blocks = [...body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  return (blocks.length ? blocks : [body]).map(lineOf).filter(Boolean);
}

// A figure by its number in the library, and every word that stands with it.
function lineOf(block) {
  const { picture, file, alt, credit } = block.dataset;
  const number = picture ?? file;
  return [number && `[${number}]`, block.textContent.trim(), alt, credit].filter(Boolean).join(" · ");
}

export function countIn(pairs) {
  const text = ["kicker", "headline", "standfirst"].map((name) => valueIn(pairs, name)).join(" ") + " " + textOf(valueIn(pairs, "body"));
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
