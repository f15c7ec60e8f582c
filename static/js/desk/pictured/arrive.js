// One file on its way into the library. What became of it is always said: it arrived, it is there already, or why not.

import { knownAs } from "../wire.js";
import { remember } from "./library.js";
import { say } from "./words.js";

const AT_ONCE = 3;
const waiting = [];
let under = 0;

// Resolves to { picture }, { duplicate } or { refused: sentence }; `told(part)` hears how far it is, from 0 to 1.
export function arrive(form, file, { anyway = false, told = () => {} } = {}) {
  return new Promise((done) => {
    waiting.push(async () => done(await send(form, file, anyway, told)));
    goOn();
  });
}

function goOn() {
  while (under < AT_ONCE && waiting.length) {
    under += 1;
    waiting.shift()().finally(() => { under -= 1; goOn(); });
  }
}

async function send(form, file, anyway, told) {
  const said = await post(form, file, anyway, told);
  if (said.status !== 403 || (await knownAs(form)) !== "known") return meaning(said);
  return meaning(await post(form, file, anyway, told));
}

function post(form, file, anyway, told) {
  const body = new FormData();
  body.append("file", file, file.name || say("pastedName"));
  if (anyway) body.append("anyway", "1");
  const asked = new XMLHttpRequest();
  return new Promise((done) => {
    asked.open("POST", document.querySelector("[data-pictured]").dataset.arrive);
    asked.setRequestHeader("Accept", "application/json");
    asked.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    asked.upload.addEventListener("progress", ({ loaded, total }) => told(total ? loaded / total : 0));
    asked.addEventListener("loadend", () => done({ status: asked.status, said: read(asked.responseText) }));
    asked.send(body);
  });
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function meaning({ status, said }) {
  if (said?.id) return { picture: remember(said) };
  if (said?.duplicate) return { duplicate: said.duplicate };
  if (said?.refused) return { refused: said.refused };
  if (status === 413) return { refused: say("tooBig") };
  return { refused: say(status === 401 || status === 403 ? "signedOut" : "noAnswer") };
}
