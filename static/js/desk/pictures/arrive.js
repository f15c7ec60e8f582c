// Files dropped, pasted, chosen or taken by the phone's camera arrive in the library: three at once, each with its own
// progress and its own answer. What a dead network, a closed page or a killed browser leaves behind is told and tried again.

import { filesOf, hasFiles, isNoPicture } from "./dropped.js";
import { fingerprint, knownAlready } from "./fingerprint.js";
import { remember, remembered } from "./remembered.js";
import { Row } from "./rows.js";
import { sendFile } from "./send.js";
import { Total } from "./total.js";

const AT_ONCE = 3;
//: Between the tries of a file while the newsroom does not answer.
const PAUSES = [2_000, 6_000, 15_000];

const form = document.querySelector("[data-arrive]");
const section = document.querySelector("[data-arriving]");
if (form && section) begin();

function begin() {
  const rows = [];
  const total = new Total(section);
  let active = 0;
  let isPaused = false;
  const button = (name) => section.querySelector(`[data-${name}]`);

  function add(files) {
    for (const file of files) {
      const known = rows.find((row) => row.is(file));
      if (!known) put(new Row(section, { name: file.name, size: file.size, modified: file.lastModified, file }));
      else if (!known.file || known.state === "stopped") again(known, file);
    }
    isPaused = false;
    goOn();
  }

  function put(row) {
    rows.push(row);
    button("arrivals").append(row.line);
    row.line.querySelector("[data-again]").addEventListener("click", () => { again(row); goOn(); });
    row.line.querySelector("[data-anyway]").addEventListener("click", () => { row.anyway = true; again(row); goOn(); });
  }

  function again(row, file = row.file) {
    row.file = file;
    row.part = 0;
    row.say("waits");
  }

  function goOn() {
    while (!isPaused && active < AT_ONCE) {
      const next = rows.find((row) => row.state === "waits" && row.file);
      if (!next) break;
      active += 1;
      next.say("looks");
      bring(next).catch(() => next.say("stopped", section.dataset.away)).finally(() => { active -= 1; tell(); goOn(); });
    }
    tell();
  }

  async function bring(row) {
    const isPicture = !isNoPicture(row.file);
    if (isPicture && row.size > Number(form.dataset.largest)) return row.say("refused", form.dataset.tooLarge);
    if (isPicture && !row.anyway) {
      const known = await knownAlready(form, await fingerprint(row.file));
      if (known) return row.isDouble(known);
    }
    for (const pause of [...PAUSES, 0]) {
      const { kind, data } = await sendFile(form, isPicture ? form.action : form.dataset.files, row.file, { anyway: row.anyway, progress: (part) => { row.went(part); tell(true); } });
      if (kind === "here") return row.arrived(data);
      if (kind === "double") return row.isDouble(data);
      if (kind === "refused") return row.say("refused", data.refused ?? form.dataset.tooLarge);
      if (kind === "signed-out" || kind === "forbidden") return stopAll(row, data.refused);
      row.part = 0;
      if (!pause) break;
      row.say("looks", section.dataset.away);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    return row.say("stopped", section.dataset.away);
  }

  // Nobody knows us any more: the others would be refused as well.
  function stopAll(row, sentence) {
    isPaused = true;
    row.say("stopped", sentence ?? "");
  }

  function tell(isOnlyProgress = false) {
    total.tell(rows);
    if (isOnlyProgress) return;
    const some = (...states) => rows.some((row) => states.includes(row.state));
    section.hidden = !rows.length;
    button("pause").hidden = isPaused || !some("waits");
    button("go-on").hidden = !isPaused || !some("waits");
    button("again-all").hidden = !rows.some((row) => row.state === "stopped" && row.file);
    button("unfinished").hidden = !some("forgotten");
    button("forget").hidden = active > 0 || some("waits");
    button("to-library").hidden = !some("here");
    remember(form.dataset.person, rows.every((row) => row.isDone) ? [] : rows);
  }

  const tryAll = () => {
    for (const row of rows) if (row.state === "stopped" && row.file) again(row);
    isPaused = false;
    goOn();
  };
  button("pause").addEventListener("click", () => { isPaused = true; tell(); });
  button("go-on").addEventListener("click", () => { isPaused = false; goOn(); });
  button("again-all").addEventListener("click", tryAll);
  button("forget").addEventListener("click", () => {
    for (const row of rows.splice(0)) row.line.remove();
    tell();
  });
  addEventListener("online", tryAll);
  addEventListener("beforeunload", (event) => { if (active) event.preventDefault(); });

  takeFrom(add);
  for (const told of remembered(form.dataset.person)) {
    const state = ["here", "double", "refused"].includes(told.state) ? told.state : "forgotten";
    put(new Row(section, { ...told, state }));
  }
  tell();
}

// Every way a file comes to the page.
function takeFrom(add) {
  form.querySelector("[data-plain]").hidden = true;
  form.querySelector("[data-drop-words]").hidden = false;
  form.querySelector("[data-camera]").hidden = !matchMedia("(pointer: coarse)").matches;
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      add([...input.files]);
      input.value = "";
    });
  }
  const over = (event) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    document.querySelector("[data-drop-here]")?.removeAttribute("hidden");
    form.classList.add("drop--over");
  };
  addEventListener("dragenter", over);
  addEventListener("dragover", over);
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("drop--over"); });
  addEventListener("drop", async (event) => {
    form.classList.remove("drop--over");
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    add(await filesOf(event.dataTransfer));
  });
  addEventListener("paste", async (event) => {
    if (!hasFiles(event.clipboardData) || event.target.closest?.("input, textarea")) return;
    event.preventDefault();
    add(await filesOf(event.clipboardData));
  });
}
