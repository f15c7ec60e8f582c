// Links: an address that is checked, or one of our own stories that is found by its headline.

import { addressOf } from "./address.js";
import { goBack } from "./caret.js";
import { closeTool, equipTool, openTool, say, toolNamed } from "./tools.js";

const PAUSE = 300;

export function equipLinks(editor) {
  const bar = toolNamed("link");
  const part = (name) => bar.querySelector(`[data-link-${name}]`);
  let ranges = [];
  let link = null;
  let timer;
  let asked = 0;

  const refuse = (sentence) => {
    part("problem").textContent = sentence;
    part("address").toggleAttribute("aria-invalid", Boolean(sentence));
  };
  const search = async () => {
    const turn = ++asked;
    const words = part("words").value.trim();
    if (!words) return part("found").replaceChildren();
    try {
      const answer = await fetch(`${bar.dataset.search}?link_q=${encodeURIComponent(words)}`, { headers: { "X-Requested-With": "fetch" }, redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const page = await answer.text();
      // Our own fragment, from our own server, as htmx would bring it in.
      if (turn === asked) part("found").innerHTML = page;
    } catch {
      if (turn === asked) part("found").textContent = say("noAnswer");
    }
  };
  const insert = (href, words) => {
    const where = { editor, ranges };
    const old = link;
    forget();
    closeTool();
    goBack(where);
    editor.fire("saveSnapshot");
    if (old) old.setAttributes(attributes(href));
    else apply(editor, href, words);
    editor.fire("saveSnapshot");
  };
  const forget = () => { ranges = []; link = null; };

  equipTool("link", {
    opened: () => {
      ranges = editor.getSelection()?.getRanges() ?? [];
      link = linkAt(editor);
      refuse("");
      part("address").value = link?.getAttribute("href") ?? "";
      part("words").value = "";
      part("found").replaceChildren();
      part("remove").hidden = !link;
      part("address").focus();
      part("address").select();
    },
    closed: () => {
      asked += 1;
      if (ranges.length) goBack({ editor, ranges });
      forget();
    },
  });
  const insertTyped = () => {
    const { href, problem, story } = addressOf(part("address").value);
    if (href) return insert(href, part("address").value.trim());
    refuse(say(problem));
    part("address").focus();
    if (!story) return;
    part("words").value = story;
    search();
  };
  part("insert").addEventListener("click", insertTyped);
  part("remove").addEventListener("click", () => {
    const where = { editor, ranges };
    forget();
    closeTool();
    goBack(where);
    editor.execCommand("unlink");
  });
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
    if (event.target === part("address")) insertTyped();
    if (event.target === part("words")) { clearTimeout(timer); search(); }
  });
  part("address").addEventListener("input", () => refuse(""));
  part("words").addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  part("found").addEventListener("click", (event) => {
    const found = event.target.closest("[data-address]");
    if (found) insert(found.dataset.address, found.querySelector("[data-headline]").textContent);
  });

  editor.on("doubleclick", (event) => {
    const { element } = event.data;
    event.data.dialog = null;
    if (element?.getAscendant("a", true) && !editor.readOnly) openTool("link");
  }, null, null, 30);
}

// The link the caret stands in, or that is selected.
function linkAt(editor) {
  const selection = editor.getSelection();
  return selection?.getStartElement()?.getAscendant("a", true) ?? null;
}

function attributes(href) {
  return { href, "data-cke-saved-href": href };
}

// The selected words lead to the address; where none are selected, `words` are put in.
function apply(editor, href, words) {
  const editors = window.CKEDITOR;
  const style = new editors.style({ element: "a", attributes: attributes(href) });
  style.type = editors.STYLE_INLINE;
  const ranges = editor.getSelection().getRanges();
  for (const range of ranges) {
    if (range.collapsed) {
      const text = new editors.dom.text(words, editor.document);
      range.insertNode(text);
      range.selectNodeContents(text);
    }
    style.applyToRange(range, editor);
  }
  ranges.at(-1)?.collapse(false);
  editor.getSelection().selectRanges(ranges.slice(-1));
}
