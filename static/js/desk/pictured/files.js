// Video, sound and documents of the library, as one line of the text: what it is, and a caption to be written in place.

import { editable, invite } from "./drawing.js";
import { CAPTION, captionOf, raw, writtenIn } from "./figures.js";
import { factsOfFile, fileAtHand, previewOf } from "./library.js";
import { fileHtml, fileNamed } from "./spelling.js";
import { say } from "./words.js";

export const FILE = "storyfile";

export function fileWidget({ editors, editor, wake }) {
  const { htmlParser } = editors;
  return {
    pathName: say("file"),
    requiredContent: "figure[data-file]",
    editables: { caption: { selector: "figcaption", pathName: say("caption"), allowedContent: CAPTION } },
    upcast(element, data) {
      if (element.name !== "figure" || !("data-file" in element.attributes)) return null;
      const file = fileNamed(element.attributes);
      if (!file) return null;
      data.file = file;
      const caption = captionOf(element);
      const name = new htmlParser.element("div", { class: "pictured-file" });
      name.add(new htmlParser.text(say("fileNumber", { number: file })));
      element.setHtml("");
      element.addClass("pictured");
      element.add(name);
      element.add(caption ?? new htmlParser.element("figcaption"));
      return element;
    },
    downcast() { return raw(editors, fileHtml(this.data.file, writtenIn(this, "caption"))); },
    init() { this.on("ready", () => wake(this)); },
    data() {
      if (!this.data.file) return;
      const { file } = this.data;
      this.element.$.dataset.file = file;
      invite(this.element.$.querySelector("figcaption"), say("caption"));
      describe(this, fileAtHand(file));
      if (!fileAtHand(file)) {
        factsOfFile(file).then((known) => {
          if (this.data.file !== file || !editor.widgets.instances[this.id]) return;
          describe(this, known);
          editor.fire("updateSnapshot");
        }, () => {});
      }
    },
  };
}

export function fileMarkup() {
  return `<figure class="pictured"><div class="pictured-file"></div>${editable("")}</figure>`;
}

function describe({ element, data }, known) {
  const box = element.$.querySelector(".pictured-file");
  const words = known ? [say(known.kind), known.title || known.name].filter(Boolean).join(" · ") : say("fileNumber", { number: data.file });
  if (box.textContent !== words) box.textContent = words;
  if (!known?.poster) return;
  const image = box.ownerDocument.createElement("img");
  image.alt = "";
  image.src = previewOf(known.poster);
  box.prepend(image);
}
