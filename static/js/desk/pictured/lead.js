// The lead picture: chosen, replaced, taken out, and this story's own words and cuts of it. Its fields are those of the
// form, which work by themselves; whatever is done here is typed into them, and so it is kept as all typing is.

import { announce } from "../announce.js";
import { arrivals } from "./arrivals.js";
import { openCut } from "./cut.js";
import { factsOf, pageOf, previewOf } from "./library.js";
import { asChosen, openPicker } from "./picker.js";
import { WHOLE } from "./spelling.js";
import { say } from "./words.js";

const NAMES = ["picture", "caption", "alt", "decorative", "credit", "shape", "social_shape"];

export function leadPicture(form) {
  const panel = form.querySelector("[data-lead]");
  if (!panel || !form.elements.lead_picture) return;
  const part = (name) => panel.querySelector(`[data-lead-${name}]`);
  const field = (name) => form.elements[`lead_${name}`];
  let undo = null;

  const read = () => Object.fromEntries(NAMES.map((name) => [name, name === "decorative" ? field(name).checked : field(name).value]));
  const write = (said) => {
    for (const [name, value] of Object.entries(said)) {
      if (name === "decorative") field(name).checked = value;
      else field(name).value = value;
    }
    field("picture").dispatchEvent(new Event("input", { bubbles: true }));
    paint();
  };
  const paint = () => {
    const { picture, alt, decorative, credit, shape, social_shape: social } = read();
    const has = /^[1-9]\d*$/.test(picture.trim());
    panel.classList.toggle("lead--empty", !has);
    part("empty").hidden = has;
    part("filled").hidden = !has;
    field("alt").disabled = false;
    field("alt").readOnly = decorative;
    part("missing").textContent = has ? [!credit.trim() && "noCredit", !decorative && !alt.trim() && "noAlt"].filter(Boolean).map((name) => say(name)).join(" · ") : "";
    part("social-own").hidden = !social;
    if (!has) return part("image").removeAttribute("src");
    part("open").href = pageOf(picture);
    const address = previewOf(picture, { width: 960, shape: shape || WHOLE });
    part("image").alt = alt || say("pictureNumber", { number: picture });
    if (part("image").getAttribute("src") !== address) part("image").src = address;
    return undefined;
  };
  // What stood there can be had again with one press.
  const instead = (said, sentence) => {
    const before = read();
    write(said);
    undo = () => {
      write(before);
      part("undone").hidden = true;
      undo = null;
      announce(say("undone"));
      (panel.querySelector("button:not([hidden])") ?? field("caption")).focus();
    };
    part("did").textContent = sentence;
    part("undone").hidden = false;
    announce(sentence);
  };
  const take = (found) => {
    const { picture, shape, caption, credit, alt } = asChosen(found);
    const words = { caption, credit, alt: alt ?? "", decorative: false };
    const chosen = { picture, shape: shape || WHOLE, social_shape: "" };
    if (field("picture").value !== picture) instead({ ...chosen, ...words }, say(field("picture").value ? "leadReplaced" : "leadChosen"));
    else announce(say("leadSame"));
    field("caption").focus();
  };
  const choose = (from) => openPicker({ kind: "lead", back: () => from.focus(), chosen: ([found]) => take(found) });
  const acts = {
    choose,
    replace: choose,
    remove: () => {
      instead({ picture: "", caption: "", alt: "", decorative: false, credit: "", shape: "", social_shape: "" }, say("leadRemoved"));
      part("undo").focus();
    },
    words: async () => {
      const known = await factsOf(field("picture").value).catch(() => null);
      if (!known) return announce(say("noAnswer"));
      const { caption, credit, alt } = asChosen(known);
      return instead({ caption, credit, alt: alt ?? "", decorative: false }, say("leadWords"));
    },
    cut: async (from) => {
      const cut = await openCut({ picture: field("picture").value, shape: field("shape").value || WHOLE });
      if (cut !== null) write({ shape: cut });
      from.focus();
    },
    social: async (from) => {
      const cut = await openCut({ picture: field("picture").value, shape: field("social_shape").value || field("shape").value || WHOLE, only: "social" });
      if (cut !== null) write({ social_shape: cut });
      from.focus();
    },
    same: () => {
      write({ social_shape: "" });
      panel.querySelector("[data-lead-does=social]").focus();
    },
    undo: () => undo?.(),
  };

  panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-lead-does]");
    if (button && !button.disabled) acts[button.dataset.leadDoes](button);
  });
  panel.addEventListener("input", paint);
  panel.addEventListener("change", paint);
  takeDrops(form, panel, take);
  panel.classList.add("lead--scripted");
  for (const scripted of panel.querySelectorAll("[data-scripted]")) scripted.hidden = false;
  paint();
}

// A file let fall beside a place for it would make the browser leave the story: nothing happens instead.
function takeDrops(form, panel, take) {
  const isFile = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragover", (event) => { if (isFile(event)) event.preventDefault(); });
  addEventListener("drop", (event) => { if (isFile(event)) event.preventDefault(); });
  panel.addEventListener("dragover", (event) => panel.classList.toggle("lead--under", isFile(event)));
  for (const name of ["dragleave", "drop"]) panel.addEventListener(name, () => panel.classList.remove("lead--under"));
  const bring = (files) => {
    const [file] = files;
    if (!file || panel.closest("fieldset:disabled")) return;
    arrivals(form).take(file, { arrived: take, gone: () => {} });
  };
  panel.addEventListener("drop", (event) => bring(event.dataTransfer.files));
  panel.addEventListener("paste", (event) => {
    if (!event.clipboardData.files.length || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    bring(event.clipboardData.files);
  });
}
