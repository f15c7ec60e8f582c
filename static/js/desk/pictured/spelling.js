// The one spelling of figures, as articles/text/pictured.py writes it: what is stored holds no address of a picture.

export const WHOLE = "0 0 0 0 1 1 0.5 0.5";
const NUMBER = /^[1-9]\d{0,17}$/;
const SPACES = /[ \t-\r\x1c-\x1f\x85\u2028\u2029]+/g;
const SIZES = ["wide", "side"];

// `alt` is null while nobody has said anything, and empty for what is decoration.
export function figureHtml({ picture, shape, size, credit, alt }, caption = "") {
  const said = Object.entries({ picture: String(picture), shape: shape || WHOLE, size, credit }).filter(([, value]) => value);
  if (alt !== null && alt !== undefined) said.push(["alt", alt]);
  return `<figure${said.map(([name, value]) => ` data-${name}="${quoted(value)}"`).join("")}>${captionHtml(caption)}</figure>`;
}

export function galleryHtml(items, caption = "") {
  return `<figure data-gallery="1">${items.map((item) => figureHtml(item, item.caption)).join("")}${captionHtml(caption)}</figure>`;
}

export function fileHtml(file, caption = "") {
  return `<figure data-file="${quoted(String(file))}">${captionHtml(caption)}</figure>`;
}

// What the attributes of a figure say of its picture; null where they name none.
export function saidBy(attributes) {
  const picture = attributes["data-picture"] ?? "";
  if (!NUMBER.test(picture)) return null;
  const size = attributes["data-size"] ?? "";
  return {
    picture,
    shape: attributes["data-shape"] || WHOLE,
    size: SIZES.includes(size) ? size : "",
    credit: attributes["data-credit"] ?? "",
    alt: attributes["data-alt"] ?? null,
  };
}

export function fileNamed(attributes) {
  const file = attributes["data-file"] ?? "";
  return NUMBER.test(file) ? file : null;
}

// A caption as it is stored: one line, without what an editing area leaves at its end.
export function tidyCaption(html) {
  return html.replaceAll("&nbsp;", "\u00a0").replace(/<br\s*\/?>/g, " ").replace(/\s*[\r\n\t]\s*/g, " ").replace(/^[ \u200b]+|[ \u00a0\u200b]+$/g, "");
}

function captionHtml(caption) {
  return caption ? `<figcaption>${caption}</figcaption>` : "";
}

// Without line breaks, which an attribute would keep and nobody sees; no-break spaces stay.
function quoted(value) {
  return value.replace(SPACES, " ").replace(/^ +| +$/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

// Plain words as they stand in a caption, which is markup.
export function asMarkup(words) {
  return (words ?? "").split(/\s*\n\s*/).filter(Boolean).join(" ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
