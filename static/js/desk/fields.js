// The form as the desk receives it: pairs of name and value in the form's order, and the one way they are written down
// and hashed, here and on the server.

import { paragraphs, written, writtenInTime } from "./body.js";

//: What goes with the words and is none of them.
const COMPANIONS = new Set(["csrfmiddlewaretoken", "tab", "sequence", "client_save_id", "fence", "digest", "then"]);

// The form at this moment, as a promise: a long text is read in slices. `words` tells whether two are the same text.
export async function readForm(form) {
  const rows = rowsOf(form);
  const parts = paragraphs();
  return read(rows, parts && await writtenInTime(parts));
}

export function readFormNow(form) {
  const parts = paragraphs();
  return read(rowsOf(form), parts && written(parts));
}

// The form as it was rendered: `rows` was taken before anybody could type.
export async function readRendered(rows) {
  const parts = paragraphs();
  return read(rows, parts && await writtenInTime(parts));
}

export function rowsOf(form) {
  const silent = new Set([...form.querySelectorAll("[data-no-dirty][name]")].map((field) => field.name));
  const values = new Map();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || COMPANIONS.has(name) || silent.has(name)) continue;
    values.set(name, [...(values.get(name) ?? []), value]);
  }
  // Values of one name stand together, as a server reads them.
  return [...values].flatMap(([name, said]) => said.map((value) => [name, value]));
}

function read(rows, body) {
  const pairs = rows.map(([name, value]) => [name, plain(name === "body" && body !== null ? body : value)]);
  return { pairs, words: wordsOf(pairs) };
}

// The text without the version it stands on: a save moves that, and the words stay the same.
export function wordsOf(pairs) {
  return JSON.stringify(pairs.filter(([name]) => name !== "base"));
}

export async function digestOf(pairs) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(pairs)));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function valueIn(pairs, wanted) {
  return pairs.find(([name]) => name === wanted)?.[1] ?? "";
}

// Letters that no other program could read become the sign for that; NUL, which none may hold, is dropped.
function plain(value) {
  const whole = value.toWellFormed ? value.toWellFormed() : value.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (found) => (found.length === 2 ? found : "\uFFFD"));
  return whole.replaceAll("\0", "").replace(/\r\n?/g, "\n");
}
