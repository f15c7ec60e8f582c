// One line of the list of files on their way: its name, how far it is, and what to do about it.

const MEGABYTE = 1_000_000;

export class Row {
  // `state`: waits, looks, goes, reads, here, double, refused, stopped, or forgotten (of an earlier page, its file unknown).
  constructor(section, { name, size, modified, file = null, state = "waits", url = "" }) {
    Object.assign(this, { section, name, size, modified, file, url, anyway: false, part: 0 });
    this.line = section.querySelector("[data-arrival]").content.firstElementChild.cloneNode(true);
    this.at("name").textContent = name;
    this.at("size").textContent = section.dataset.megabytes.replace("{size}", Math.max(size / MEGABYTE, 0.1).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 }));
    for (const button of this.line.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent.trim()} (${name})`);
    this.say(state);
    if (url) this.link(url);
  }

  at(part) {
    return this.line.querySelector(`.arrival-${part}`);
  }

  say(state, why = "") {
    this.state = state;
    this.line.dataset.state = state;
    this.at("state").textContent = this.section.dataset[state].replace("{part}", this.part.toLocaleString(document.documentElement.lang, { style: "percent" }));
    this.at("why").textContent = why;
    this.at("bar").hidden = !["goes", "reads"].includes(state);
    this.line.querySelector("[data-again]").hidden = state !== "stopped";
    this.line.querySelector("[data-anyway]").hidden = true;
  }

  // How much of it has been sent, 0 to 1; all of it sent means that the newsroom reads it now.
  went(part) {
    this.part = part;
    this.at("bar").value = part;
    this.say(part < 1 ? "goes" : "reads");
  }

  arrived(picture) {
    this.say("here", (picture.notes ?? []).join(" "));
    if (picture.preview) this.show(picture.preview);
    this.link(picture.url);
  }

  isDouble({ refused, duplicate }) {
    this.say("double", refused);
    if (duplicate.preview) this.show(duplicate.preview);
    this.link(duplicate.url);
    this.line.querySelector("[data-anyway]").hidden = duplicate.exact || !this.file;
  }

  // The newsroom's small picture; the file itself is never decoded here.
  show(preview) {
    const face = document.createElement("img");
    Object.assign(face, { className: "arrival-face", src: preview, alt: "", loading: "lazy", width: 96, height: 64 });
    this.at("face").replaceWith(face);
  }

  link(url) {
    this.url = url;
    const open = this.line.querySelector("[data-open-picture]");
    Object.assign(open, { href: url, hidden: false, textContent: this.section.dataset.open });
    open.setAttribute("aria-label", `${open.textContent} (${this.name})`);
  }

  get isDone() {
    return ["here", "double", "refused"].includes(this.state);
  }

  is(file) {
    return this.name === file.name && this.size === file.size && this.modified === file.lastModified;
  }
}
