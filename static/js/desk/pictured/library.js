// The picture library, asked from a story's page. What it has said of a picture is remembered while the page is open.

const SHAPE_OF_ITS_OWN = "";
const known = new Map();

export function remember(picture) {
  known.set(String(picture.id), picture);
  return picture;
}

// The picture as the library knows it; rejects where the desk does not answer.
export async function factsOf(id) {
  const key = String(id);
  if (!known.has(key)) remember(await ask(`${place()}${key}/facts/`));
  return known.get(key);
}

export function previewOf(id, { width = 640, ratio = "whole", shape = SHAPE_OF_ITS_OWN } = {}) {
  return `${place()}${id}/preview/?${new URLSearchParams({ w: width, ratio, ...(shape && { shape }) })}`;
}

export function pageOf(id) {
  return `${place()}${id}/`;
}

export function pageOfFile(id) {
  return `${place()}files/${id}/`;
}

// The same two of a video, a sound or a document.
export function rememberFile(file) {
  known.set(`files/${file.id}`, file);
  return file;
}

export async function factsOfFile(id) {
  const key = `files/${id}`;
  if (!known.has(key)) rememberFile(await ask(`${place()}${key}/facts/`));
  return known.get(key);
}

export function fileAtHand(id) {
  return known.get(`files/${id}`) ?? null;
}

// { found, page, pages, count }: the pictures that have these words, a page at a time.
export async function findPictures(words, page) {
  const said = shelf(await ask(`${place()}pick/?${new URLSearchParams({ q: words, page })}`));
  said.found.forEach(remember);
  return said;
}

export async function findFiles(words, page) {
  const said = shelf(await ask(`${document.querySelector("[data-pictured]").dataset.files}?${new URLSearchParams({ q: words, page })}`));
  said.found.forEach(rememberFile);
  return said;
}

// Whether this desk keeps video, sound and documents.
export function hasFiles() {
  return Boolean(document.querySelector("[data-pictured]").dataset.files);
}

function shelf({ pictures, files, page = 1, pages = 1, count }) {
  const found = pictures ?? files ?? [];
  return { found, page, pages, count: count ?? found.length };
}

async function ask(url) {
  const answer = await fetch(url, { headers: { Accept: "application/json" }, redirect: "error" });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function place() {
  return document.querySelector("[data-pictured]").dataset.library;
}
