// This tab's own name, and which tabs of this browser are open: each holds a lock of its name for as long as it lives.

const PREFIX = "newsroom-tab-";
const LAST = "newsroom-last-tab";
const PATIENCE = 10_000;

export let TAB = randomName();
hold(TAB);

// This tab goes on as the one that wrote the words it shows: what is kept of them is kept under that name.
export function goOnAs(name, { isClaimed = false } = {}) {
  if (name === TAB) return;
  TAB = name;
  if (!isClaimed) hold(TAB);
}

// Resolves to true once the name is this tab's alone: the page that a reload ends may hold it for a moment, and another
// open tab for as long as it lives.
export async function claim(name) {
  if (!navigator.locks) return true;
  const signal = within(PATIENCE);
  return new Promise((done) => {
    navigator.locks.request(PREFIX + name, { signal }, () => { done(true); return new Promise(() => {}); }).catch(() => done(false));
  });
}

// True where no open tab had the name, and now it is this one's.
export async function seize(name) {
  if (!navigator.locks) return true;
  return new Promise((done) => {
    navigator.locks.request(PREFIX + name, { ifAvailable: true }, (lock) => {
      done(lock !== null);
      return lock && new Promise(() => {});
    }).catch(() => done(false));
  });
}

// The names of the tabs that are open now; null where the browser cannot tell.
export async function openTabs() {
  if (!navigator.locks?.query) return null;
  const { held } = await navigator.locks.query();
  return new Set([TAB, ...held.map((lock) => lock.name).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length))]);
}

// The tab that this window showed the story in before it was loaded anew; a crash and a restart count as that.
export function tabBefore(place) {
  const [where, name] = (read() ?? "").split(" ");
  return where === place ? name : null;
}

export function rememberTab(place) {
  try {
    sessionStorage.setItem(LAST, `${place} ${TAB}`);
  } catch {
    // Where nothing may be kept, words are offered instead of brought back.
  }
}

export function forgetTab() {
  try {
    sessionStorage.removeItem(LAST);
  } catch {
    // Nothing was kept.
  }
}

export function randomName() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

// Never settles: the lock is let go when the tab ends, however that comes.
function hold(name) {
  navigator.locks?.request(PREFIX + name, () => new Promise(() => {})).catch(() => {});
}

function within(time) {
  const stop = new AbortController();
  setTimeout(() => stop.abort(), time);
  return stop.signal;
}

function read() {
  try {
    return sessionStorage.getItem(LAST);
  } catch {
    return null;
  }
}
