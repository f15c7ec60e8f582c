// Asks the desk, and says in one word what became of it. Who asks need not know of tokens, timeouts and redirects.

const PATIENCE = 20_000;
const LARGEST = 4.5 * 1024 * 1024;

//: What an answer means, by its status; what is not here is a fault that passes.
const MEANINGS = { 401: "signed-out", 403: "forbidden", 404: "gone", 405: "gone", 409: "conflict", 410: "gone", 413: "too-big", 422: "invalid", 428: "no-base" };

// Resolves to { kind, status, data }: kind is "ok", one of the above, "somebody-else", or "away" (offline, too slow,
// out of order: worth another try).
export async function tell(form, url, pairs, { keepalive = false, patience = PATIENCE } = {}) {
  if (sizeOf(pairs) > LARGEST) return { kind: "too-big", status: 413, data: {} };
  const said = await once(form, url, pairs, keepalive, patience);
  if (said.kind !== "forbidden") return said;
  // The token has been changed: the desk is asked for the one of today, and told again.
  const known = await knownAs(form);
  return known === "known" ? once(form, url, pairs, keepalive, patience) : { ...said, kind: known };
}

// Whether the desk is there and still knows the person of this page: "known" (the form then carries the token of
// today), "signed-out", "somebody-else" or "away".
export async function knownAs(form) {
  const said = await ask(form.dataset.alive, { headers: { Accept: "application/json" } }, 10_000);
  if (said.kind !== "ok") return said.kind === "signed-out" ? "signed-out" : "away";
  if (String(said.data.person) !== form.dataset.person) return said.data.person ? "somebody-else" : "signed-out";
  form.elements.csrfmiddlewaretoken.value = said.data.token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": said.data.token }));
  for (const other of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) other.value = said.data.token;
  return "known";
}

function once(form, url, pairs, keepalive, patience) {
  const body = new FormData();
  for (const [name, value] of pairs) body.append(name, value);
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  return ask(url, { method: "POST", headers, body, keepalive }, patience);
}

async function ask(url, options, patience) {
  try {
    const answer = await fetch(url, { ...options, credentials: "same-origin", redirect: "manual", signal: within(patience) });
    const data = await answer.json().catch(() => null);
    return { kind: meaning(answer, data), status: answer.status, data: data ?? {} };
  } catch {
    return { kind: "away", status: 0, data: {} };
  }
}

function meaning(answer, data) {
  if (answer.type === "opaqueredirect" || data?.signed_out) return "signed-out";
  if (answer.ok) return data ? "ok" : "away";
  return MEANINGS[answer.status] ?? "away";
}

function within(patience) {
  if (AbortSignal.timeout) return AbortSignal.timeout(patience);
  const stop = new AbortController();
  setTimeout(() => stop.abort(), patience);
  return stop.signal;
}

function sizeOf(pairs) {
  return pairs.reduce((size, [name, value]) => size + name.length + value.length + 120, 0) > LARGEST / 4
    ? pairs.reduce((size, [name, value]) => size + new Blob([name, value]).size + 120, 0)
    : 0;
}
