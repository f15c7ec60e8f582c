// One file on its way into the library. What became of it is always said: it arrived, it is there already, or why not.

import { sendFile } from "../pictures/send.js";
import { remember, rememberFile } from "./library.js";
import { say } from "./words.js";

const AT_ONCE = 3;
const waiting = [];
let under = 0;

// Resolves to { here }, the picture or, `asFile`, the file; to { duplicate } or { refused: sentence }. `told(part)` hears
// how far it is, from 0 to 1.
export function arrive(form, file, { anyway = false, asFile = false, told = () => {} } = {}) {
  const addresses = document.querySelector("[data-pictured]").dataset;
  const address = asFile ? addresses.addFile : addresses.arrive;
  const asked = { name: file.name || say("pastedName"), anyway, progress: told };
  return new Promise((done) => {
    waiting.push(async () => done(meaning(await sendFile(form, address, file, asked), asFile)));
    goOn();
  });
}

function goOn() {
  while (under < AT_ONCE && waiting.length) {
    under += 1;
    waiting.shift()().finally(() => { under -= 1; goOn(); });
  }
}

function meaning({ kind, data }, asFile) {
  if (kind === "here") return { here: (asFile ? rememberFile : remember)(data) };
  if (kind === "double") return { duplicate: data.duplicate };
  return { refused: data.refused ?? say({ refused: "tooBig", "signed-out": "signedOut", forbidden: "signedOut" }[kind] ?? "noAnswer") };
}
