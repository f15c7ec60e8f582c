// Sends one file to the library, and says in one word what became of it.

import { knownAs } from "../wire.js";

//: An upload that moves nothing for this long is given up, to be tried again.
const STALLED = 60_000;

const MEANINGS = { 201: "here", 400: "refused", 401: "signed-out", 403: "forbidden", 409: "double", 413: "refused", 422: "refused" };

// Resolves to { kind, data }. `kind`: "here" (data is the picture or the file, as its `facts/` tells it), "double"
// (data.duplicate is what the library has, data.refused the sentence), "refused" (data.refused), "signed-out", "forbidden"
// or "away" (try again). `form` carries the token and data-alive, data-person; `progress(part)` hears 0 to 1.
export async function sendFile(form, address, file, { name = file.name, anyway = false, progress = () => {} } = {}) {
  const send = () => once(form, address, { file, name, anyway, progress });
  const said = await send();
  if (said.kind !== "forbidden") return said;
  // The page's token has aged: the desk is asked for the one of today.
  const known = await knownAs(form);
  return known === "known" ? send() : { kind: known === "away" ? "away" : "signed-out", data: said.data };
}

function once(form, address, { file, name, anyway, progress }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let patience;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => request.abort(), STALLED);
    };
    const end = (kind, data = {}) => {
      clearTimeout(patience);
      resolve({ kind, data });
    };
    request.upload.addEventListener("progress", (event) => {
      wait();
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.upload.addEventListener("load", () => progress(1));
    request.addEventListener("load", () => end(...meaning(request)));
    for (const lost of ["error", "abort"]) request.addEventListener(lost, () => end("away"));
    const body = new FormData();
    body.append("file", file, name);
    if (anyway) body.append("anyway", "1");
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", form.elements.csrfmiddlewaretoken.value);
    request.send(body);
    wait();
  });
}

function meaning(request) {
  let data = null;
  try {
    data = JSON.parse(request.responseText);
  } catch { /* Not the desk's own answer: a proxy's page, or half of one. */ }
  const kind = MEANINGS[request.status] ?? "away";
  if (data === null) return [kind === "refused" ? "refused" : "away", {}];
  return [kind === "double" && !data.duplicate ? "refused" : kind, data];
}
