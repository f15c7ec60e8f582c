// What somebody wrote as the address of a link, as a reader's browser needs it; or why it cannot be one.

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const FOLLOWED = ["http", "https", "mailto", "tel"];
const PRIVATE = ["/desk/", "/admin/", "/accounts/"];

// { href } or { problem: the name of a sentence }, with `story`, the number of the story a desk address names.
export function addressOf(typed, origin = location.origin) {
  const text = typed.trim().replace(/[\u0000-\u001f\u200b\ufeff]/g, "").replace(/\s/g, "%20");
  if (!text) return { problem: "noAddress" };
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(text)) return { href: `mailto:${text}` };
  if (text.startsWith("#")) return { problem: "badAddress" };
  if (/^\/(?![/\\])/.test(text)) return onThisSite(text);
  const scheme = SCHEME.exec(text)?.[1].toLowerCase();
  const isHost = scheme && /^[a-z0-9.-]+:\d+([/?#]|$)/i.test(text);
  if (scheme && !isHost && !FOLLOWED.includes(scheme)) return { problem: "badScheme" };
  if (scheme === "mailto" || scheme === "tel") return text.length > scheme.length + 1 ? { href: text } : { problem: "badAddress" };
  const url = parsed(scheme && !isHost ? text : `https://${text.replace(/^[/\\]+/, "")}`);
  if (!url || !/[.:]|^localhost$/.test(url.hostname)) return { problem: "badAddress" };
  return url.origin === origin ? onThisSite(url.pathname + url.search + url.hash) : { href: url.href };
}

function onThisSite(path) {
  const story = /^\/desk\/articles\/(\d+)\//.exec(path)?.[1];
  return PRIVATE.some((place) => path.startsWith(place)) ? { problem: "deskAddress", story } : { href: path };
}

function parsed(text) {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
