// A large file on its way: how much of it has arrived, and what the desk said of it. Without this the form is just sent.

import { sendFile } from "../pictures/send.js";

const form = document.querySelector("[data-sending]");
if (form) form.addEventListener("submit", send);

async function send(event) {
  event.preventDefault();
  form.querySelector("button").disabled = true;
  document.querySelector("[data-refused]").hidden = true;
  show(0);
  const { kind, data } = await sendFile(form, form.action, form.elements.file.files[0], { progress: show });
  if (kind === "here") window.location.assign(data.url);
  else if (data.door) window.location.assign(data.door);
  else refuse(data.refused ?? form.dataset.lost);
}

function show(part) {
  const place = form.querySelector("[data-progress]");
  place.hidden = false;
  place.querySelector("progress").value = part;
  place.querySelector("[data-progress-words]").textContent =
    part < 1 ? `${form.dataset.soFar} ${Math.floor(100 * part)}\u00a0%` : form.dataset.sent;
}

function refuse(sentence) {
  form.querySelector("[data-progress]").hidden = true;
  form.querySelector("button").disabled = false;
  const place = document.querySelector("[data-refused]");
  place.textContent = sentence;
  place.hidden = false;
  place.tabIndex = -1;
  place.focus();
}
