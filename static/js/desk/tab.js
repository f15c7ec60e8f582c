// This tab's own name, and which tabs of this browser are open: each holds a lock of its name for as long as it lives.

const PREFIX = "newsroom-tab-";

export const TAB = crypto.randomUUID?.() ?? randomName();

// Never settles: the lock is let go when the tab ends, however that comes.
navigator.locks?.request(PREFIX + TAB, () => new Promise(() => {})).catch(() => {});

// The names of the tabs that are open now; null where the browser cannot tell.
export async function openTabs() {
  if (!navigator.locks?.query) return null;
  const { held } = await navigator.locks.query();
  return new Set([TAB, ...held.map((lock) => lock.name).filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length))]);
}

export function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
