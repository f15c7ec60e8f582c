// The browser checks the spelling in the story's language, in the text and in every line that readers will read.

const SPOKEN = "[data-speaks], [data-notes] textarea";

export function spellInItsLanguage(form, editor) {
  const chosen = form.elements.language;
  const body = editor.editable()?.$;
  const language = chosen?.value || form.elements.headline?.lang;
  if (!language) return;
  for (const field of form.querySelectorAll(SPOKEN)) speak(field, language);
  if (!body) return;
  body.ownerDocument.documentElement.lang = language;
  speak(body, language);
}

export function followLanguage(form, editor) {
  const spell = () => spellInItsLanguage(form, editor);
  form.elements.language?.addEventListener("change", spell);
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-notes] textarea")) speak(event.target, form.elements.language.value);
  });
  editor.on("contentDom", spell);
  spell();
}

// The right click is the browser's, which knows the spelling: the editor would keep it to itself.
export function keepBrowserMenu(editor) {
  const keep = () => editor.document.$.addEventListener("contextmenu", (event) => event.stopImmediatePropagation(), true);
  editor.on("contentDom", keep);
  keep();
}

function speak(element, language) {
  if (element.lang === language && element.spellcheck) return;
  element.lang = language;
  // Browsers look at words again when the checking is switched on.
  element.spellcheck = false;
  element.spellcheck = true;
}
