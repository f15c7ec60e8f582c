// Which files the library has already, asked by the SHA-256 of their bytes: what is there is not sent again.

import { tell } from "../wire.js";

// The file's SHA-256 in hex; "" where the browser cannot say (then the file is simply sent).
export async function fingerprint(file) {
  try {
    const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return "";
  }
}

// What the library says of the file with these bytes ({ refused, duplicate }); null when it has none, or cannot say.
export async function knownAlready(form, hash) {
  if (!hash) return null;
  const said = await tell(form, form.dataset.known, [["hash", hash]]);
  return said.kind === "ok" ? said.data.known[hash] ?? null : null;
}
