// Whether there are words that no version holds yet: leaving asks, and moves save first.

import { announce } from "./announce.js";
import { isLetIn } from "./alive.js";

const LARGEST = 4.5 * 1024 * 1024;

export function guardWords(form) {
  const saved = form.querySelector("[data-saved]");
  let dirty = "dirty" in form.dataset;
  let sending = false;
  let asking = false;
  let answered = false;

  const touch = () => {
    if (dirty) return;
    dirty = true;
    show();
  };
  const show = () => {
    saved.textContent = form.dataset.unsaved;
    saved.classList.add("saved--not");
  };
  const save = () => {
    if (!dirty) {
      announce(form.dataset.nothing);
      return;
    }
    form.querySelector("input[name=then]")?.remove();
    form.requestSubmit(form.querySelector("[data-save]") ?? undefined);
  };
  // Saves what is unsaved, then goes on to the page that asks about the move.
  const goOn = (link) => {
    if (!dirty || "locked" in form.dataset) {
      location.assign(link.href);
      return;
    }
    const then = document.createElement("input");
    then.type = "hidden";
    then.name = "then";
    then.value = link.dataset.step;
    form.append(then);
    form.requestSubmit();
  };

  if (dirty) show();
  form.addEventListener("input", (event) => {
    if (!("noDirty" in event.target.dataset)) touch();
  });
  form.addEventListener("submit", (event) => {
    window.CKEDITOR?.instances.id_body?.updateElement();
    if (answered) {
      answered = false;
      sending = true;
      return;
    }
    // The desk is asked first whether it is there and still knows this person: a form sent to nobody is lost.
    event.preventDefault();
    if (asking || sending) return;
    asking = true;
    whyNot(form).then((sentence) => {
      asking = false;
      complain(form, sentence);
      if (sentence) {
        form.querySelector("input[name=then]")?.remove();
        return;
      }
      answered = true;
      form.requestSubmit(event.submitter ?? undefined);
    });
  });
  addEventListener("pageshow", () => { sending = false; });
  addEventListener("beforeunload", (event) => {
    if (dirty && !sending) event.preventDefault();
  });
  for (const link of form.querySelectorAll("[data-step]")) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || !dirty) return;
      event.preventDefault();
      goOn(link);
    });
  }
  addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.key === "s" || event.key === "S") {
      event.preventDefault();
      save();
    } else if (event.key === "Enter") {
      const next = form.querySelector("[data-next]");
      if (!next) return;
      event.preventDefault();
      goOn(next);
    }
  });
  return { touch, save, goOn };
}

// The sentence that says why the form cannot be sent now; empty when it can.
async function whyNot(form) {
  if (isTooLarge(form)) return form.dataset.tooBig;
  return (await isLetIn(form)) ? "" : form.dataset.away;
}

// The server refuses a larger form before anything can read it.
function isTooLarge(form) {
  let length = 0;
  for (const [name, value] of new FormData(form)) length += name.length + encodeURIComponent(toWellFormed(value)).length + 2;
  return length > LARGEST;
}

function toWellFormed(text) {
  return text.toWellFormed ? text.toWellFormed() : text;
}

function complain(form, sentence) {
  form.querySelector("[data-held]")?.remove();
  if (!sentence) return;
  const said = document.createElement("p");
  said.className = "refused";
  said.dataset.held = "";
  said.setAttribute("role", "alert");
  said.textContent = `${sentence} `;
  if (sentence === form.dataset.away) {
    const door = document.createElement("a");
    Object.assign(door, { href: form.dataset.door, target: "_blank", textContent: form.dataset.doorName });
    said.append(door);
  }
  form.querySelector(".story-columns").before(said);
  said.scrollIntoView({ block: "center" });
}
