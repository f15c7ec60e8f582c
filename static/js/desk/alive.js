// Whether the desk is there and still knows the person who opened this page. Who signed in again has a new token,
// which the form then carries.

const PATIENCE = 15_000;

export async function isLetIn(form) {
  try {
    const answer = await fetch(form.dataset.alive, {
      headers: { Accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!answer.ok) return false;
    const known = await answer.json();
    if (String(known.person) !== form.dataset.person) return false;
    form.elements.csrfmiddlewaretoken.value = known.token;
    return true;
  } catch {
    return false;
  }
}
