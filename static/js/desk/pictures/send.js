// Sends one file to the library, and says in one word what became of it.

import { knownAs } from "../wire.js";

//: An upload that moves nothing for this long is given up, to be tried again.
const STALLED = 60_000;

const MEANINGS = { 201: "here", 400: "refused", 401: "signed-out", 403: "forbidden", 409: "double", 413: "refused", 422: "refused" };

// Resolves to { kind, data }. `kind`: "here" (data is the picture, as `facts/` tells it), "double" (data.duplicate is the
// picture the library has, data.refused the sentence), "refused" (data.refused), "signed-out", "forbidden", "away" (try
// again) or "stopped" (by `signal`). `form` carries the token and data-alive, data-person; `progress(part)` hears 0 to 1.
export async function sendPicture(form, file, { anyway = false, progress = () => {}, signal } = {}) {
  const said = await once(form, file, { anyway, progress, signal });
  if (said.kind !== "forbidden") return said;
  // The page's token has aged: the desk is asked for the one of today.
  const known = await knownAs(form);
  return known === "known" ? once(form, file, { anyway, progress, signal }) : { kind: known === "away" ? "away" : "signed-out", data: said.data };
}

function once(form, file, { anyway, progress, signal }) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let patience;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => request.abort(), STALLED);
    };
    const end = (kind, data = {}) => {
      clearTimeout(patience);
      signal?.removeEventListener("abort", stop);
      resolve({ kind, data });
    };
    const stop = () => request.abort();
    request.upload.addEventListener("progress", (event) => {
      wait();
      if (event.lengthComputable) progress(event.loaded / event.total);
    });
    request.upload.addEventListener("load", () => progress(1));
    request.addEventListener("load", () => end(...meaning(request)));
    request.addEventListener("error", () => end("away"));
    request.addEventListener("abort", () => end(signal?.aborted ? "stopped" : "away"));
    signal?.addEventListener("abort", stop);
    const body = new FormData();
    body.append("file", file, file.name);
    if (anyway) body.append("anyway", "1");
    request.open("POST", form.action);
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
