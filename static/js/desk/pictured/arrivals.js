// The files on their way from this page, one line each above the text: how far they are, what was refused and why, and
// what to do where the library seems to have the picture already.

import { announce } from "../announce.js";
import { isNoPicture } from "../pictures/dropped.js";
import { arrive } from "./arrive.js";
import { factsOf, factsOfFile } from "./library.js";
import { say } from "./words.js";

export function arrivals(form, list = document.querySelector("[data-arrivals]")) {
  // `arrived(picture)` or `gone()` is called once for every file; `arrived({ file })` for video, sound and documents, where
  // `withFiles` says that there is a place for them.
  const take = async (file, { told = () => {}, arrived, gone, anyway = false, withFiles = false }) => {
    const row = newRow(list, file);
    const asFile = withFiles && isNoPicture(file);
    const answer = await arrive(form, file, { anyway, asFile, told: (part) => { row.show(part); told(part); } });
    const use = (found) => { row.remove(); arrived(asFile ? { file: found } : found); };
    const leave = (sentence) => {
      row.say(sentence, [["close", () => row.remove()]]);
      gone();
    };
    if (answer.here) return use(answer.here);
    if (answer.refused) return leave(answer.refused);
    const { duplicate } = answer;
    if (duplicate.in_bin) return leave(say(asFile ? "fileInBin" : "inBin"));
    const known = await (asFile ? factsOfFile : factsOf)(duplicate.id).catch(() => null);
    if (!known) return leave(say("noAnswer"));
    if (duplicate.exact) {
      announce(say(asFile ? "fileIsKnown" : "isKnown"));
      return use(known);
    }
    return row.say(say("looksLike"), [
      ["useKnown", () => use(known)],
      ["keepBoth", () => { row.remove(); take(file, { told, arrived, gone, anyway: true }); }],
      ["leaveOut", () => { row.remove(); gone(); }],
    ], duplicate.preview);
  };
  return { take };
}

function newRow(list, file) {
  const row = document.createElement("li");
  const words = document.createElement("span");
  const bar = document.createElement("progress");
  const name = file.name || say("pastedName");
  words.textContent = name;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute("aria-label", name);
  row.className = "arrival";
  row.append(words, bar);
  list.append(row);
  return {
    show: (part) => { bar.value = part; },
    remove: () => row.remove(),
    say(sentence, acts, preview) {
      bar.remove();
      row.classList.add("arrival--asks");
      words.textContent = `${name}${say("colon")}${sentence}`;
      if (preview) row.prepend(Object.assign(document.createElement("img"), { src: preview, alt: "", width: 96 }));
      for (const [label, act] of acts) {
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: say(label) });
        button.addEventListener("click", act, { once: true });
        row.append(button);
      }
      announce(words.textContent);
    },
  };
}
