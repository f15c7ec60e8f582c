// What this computer remembers of files on their way, each person's apart: their names and how far they came, so that a
// page that was closed or a browser that was killed can say what is missing. Never the files themselves.

const KEPT = 500;
const place = (person) => `newsroom.arriving.${person}`;

export function remember(person, rows) {
  const told = rows.slice(-KEPT).map(({ name, size, modified, state, url }) => ({ name, size, modified, state, url }));
  try {
    if (told.length) localStorage.setItem(place(person), JSON.stringify(told));
    else localStorage.removeItem(place(person));
  } catch { /* A private window, a full disk: the page knows by itself as long as it lives. */ }
}

export function remembered(person) {
  try {
    const told = JSON.parse(localStorage.getItem(place(person)) ?? "[]");
    return Array.isArray(told) ? told : [];
  } catch {
    return [];
  }
}

export function forgetArrivals(person) {
  remember(person, []);
}
