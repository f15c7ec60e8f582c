// A large file on its way: how much of it has arrived, and what the desk said of it. Without this the form is just sent.

const form = document.querySelector("[data-sending]");
if (form) form.addEventListener("submit", send);

function send(event) {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => show(Math.floor((100 * loaded) / total)));
  request.addEventListener("load", () => answered(request));
  request.addEventListener("error", () => refuse(form.dataset.lost));
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.send(new FormData(form));
  form.querySelector("button").disabled = true;
  document.querySelector("[data-refused]").hidden = true;
  show(0);
}

function show(percent) {
  const place = form.querySelector("[data-progress]");
  place.hidden = false;
  place.querySelector("progress").value = percent;
  place.querySelector("[data-progress-words]").textContent =
    percent < 100 ? `${form.dataset.soFar} ${percent}\u00a0%` : form.dataset.sent;
}

function answered(request) {
  const said = read(request.responseText);
  if (said.url) window.location.assign(said.url);
  else if (said.door) window.location.assign(said.door);
  else refuse(said.refused ?? form.dataset.lost);
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
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
