// What is pasted is read by the server's own sanitiser before it enters the text, so that one reading counts for all:
// Word, Google Docs and web pages arrive with every word and without their clothes.

import { announce } from "./announce.js";

const BEFORE_ALL = 0;

export function cleanPastes(editor, form) {
  editor.on("paste", (event) => {
    const transfer = event.data.dataTransfer;
    const html = transfer.getData("text/html", true);
    const inside = transfer.getTransferType(editor) === window.CKEDITOR.DATA_TRANSFER_INTERNAL;
    if (!html || inside) return;
    event.cancel();
    clean(form, html).then((answer) => {
      editor.focus();
      editor.insertHtml(answer.html);
      editor.fire("saveSnapshot");
      tell(form, answer.left_out);
    }).catch(() => {
      // Nobody answered: the words come in as plain paragraphs, and the sanitiser reads them when they are saved.
      editor.insertText(transfer.getData("text/plain", true) || wordsOf(html));
    });
  }, null, null, BEFORE_ALL);
}

async function clean(form, html) {
  const answer = await fetch(form.dataset.cleaner, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "Content-Type": "text/html; charset=utf-8", Accept: "application/json" },
    body: html.replaceAll("\0", ""),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

// An inert document: nothing in it runs or loads.
function wordsOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body.innerText ?? "";
}

function tell(form, sentences) {
  if (!sentences.length) return;
  const list = form.parentElement.querySelector(".notices") ?? form.parentElement.insertBefore(document.createElement("ul"), form);
  list.className = "notices";
  for (const sentence of sentences) {
    const item = document.createElement("li");
    item.className = "notice warning";
    item.textContent = sentence;
    list.append(item);
  }
  announce(sentences.join(" "));
}
