// A picture in the text: its preview, its caption to be written in place, and what is still missing, said calmly. What
// is stored is the one spelling of it; the preview and the words beside it never are.

import { editable, invite, pictureBox, sayMissing, showPreview } from "./drawing.js";
import { figureHtml, saidBy, tidyCaption } from "./spelling.js";
import { say } from "./words.js";

export const PICTURE = "picture";
export const CAPTION = "strong em sub sup; a[!href]";

export function pictureWidget({ editors, wake }) {
  return {
    pathName: say("picture"),
    requiredContent: "figure[data-picture]",
    editables: { caption: { selector: "figcaption", pathName: say("caption"), allowedContent: CAPTION } },
    upcast(element, data) {
      if (element.name !== "figure" || "data-gallery" in element.attributes) return null;
      const said = saidBy(element.attributes);
      if (!said) return null;
      Object.assign(data, said);
      const caption = captionOf(element);
      element.setHtml("");
      element.addClass("pictured");
      element.add(imageOf(editors));
      element.add(caption ?? new editors.htmlParser.element("figcaption"));
      return element;
    },
    downcast() { return raw(editors, figureHtml(this.data, writtenIn(this, "caption"))); },
    init() { this.on("ready", () => wake(this)); },
    data() {
      const figure = this.element.$;
      figure.dataset.picture = this.data.picture;
      for (const name of ["shape", "size", "credit"]) keep(figure, name, this.data[name] || null);
      keep(figure, "alt", this.data.alt ?? null);
      showPreview(figure.querySelector(":scope > img"), this.data);
      sayMissing(figure, this.data);
      invite(figure.querySelector(":scope > figcaption"), say("caption"));
    },
  };
}

// The markup of a picture that is being put in.
export function pictureMarkup(caption) {
  return `<figure class="pictured">${pictureBox()}${editable(caption)}</figure>`;
}

export function writtenIn(widget, name) {
  return tidyCaption(widget.editables[name]?.getData() ?? "");
}

export function captionOf(element) {
  return element.children.find((child) => child.name === "figcaption") ?? null;
}

export function imageOf(editors) {
  return new editors.htmlParser.element("img", { alt: "", draggable: "false" });
}

// Written as it is: the editor would put the attributes in an order of its own.
export function raw(editors, html) {
  return new editors.htmlParser.cdata(html);
}

function keep(figure, name, value) {
  if (value === null) delete figure.dataset[name];
  else figure.dataset[name] = value;
}
