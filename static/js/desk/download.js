// The words as a text file, for whoever cannot send them anywhere else.

import { valueIn } from "./fields.js";

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
  const blocks = [...body.querySelectorAll("p, h2, h3, li, blockquote, td, th")].filter((block) => !block.querySelector("p, h2, h3, li, blockquote, td, th"));
  return (blocks.length ? blocks : [body]).map((block) => block.textContent.trim()).filter(Boolean);
}

export function countIn(pairs) {
  const text = ["kicker", "headline", "standfirst"].map((name) => valueIn(pairs, name)).join(" ") + " " + textOf(valueIn(pairs, "body"));
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
