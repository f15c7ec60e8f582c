// Fields the desk could not read say so beside themselves, and no longer once they are changed.

export function showProblems(form, unread) {
  for (const old of form.querySelectorAll("[data-unread]")) clear(old);
  let first;
  for (const [name, sentence] of Object.entries(unread ?? {})) {
    const input = form.querySelector(`[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}_0"]`);
    const box = input?.closest(".field");
    if (!box) continue;
    const said = document.createElement("div");
    said.className = "problem";
    said.dataset.unread = "";
    said.id = `${input.id}_unread`;
    said.textContent = [].concat(sentence).join(" ");
    box.append(said);
    box.classList.add("field--wrong");
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", [input.getAttribute("aria-describedby"), said.id].filter(Boolean).join(" "));
    box.addEventListener("input", () => clear(said), { once: true });
    first ??= input;
  }
  return first;
}

function clear(said) {
  const box = said.closest(".field");
  const input = box.querySelector("[aria-invalid]");
  input?.removeAttribute("aria-invalid");
  input?.setAttribute("aria-describedby", (input.getAttribute("aria-describedby") ?? "").replace(said.id, "").trim());
  if (input && !input.getAttribute("aria-describedby")) input.removeAttribute("aria-describedby");
  box.classList.remove("field--wrong");
  said.remove();
}
