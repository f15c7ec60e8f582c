// Who else has the story open: initials, names, and what they do. Spoken when somebody comes, goes or begins to write.

import { announce } from "./announce.js";

export function showPeople(form) {
  const list = form.querySelector("[data-people]");
  let before = "";

  return (people, { quietly }) => {
    const others = gathered(people ?? []);
    const key = JSON.stringify(others);
    if (key === before) return;
    const first = before === "";
    before = key;
    list.replaceChildren(...others.map((one) => row(form, one)));
    list.hidden = !others.length;
    if (!quietly && !(first && !others.length)) announce(others.length ? others.map((one) => sentence(form, one)).join(". ") : form.dataset.alone);
  };
}

// One line a person, however many tabs of theirs are open; this person has one where a tab of theirs is another.
function gathered(people) {
  return people.filter((one) => !one.is_me || one.tabs > (one.tab_mine ? 1 : 0)).map(({ person, name, typing, unsaved, is_me }) => ({ person, name, typing, unsaved, isMe: Boolean(is_me) }));
}

function sentence(form, one) {
  if (one.isMe) return form.dataset.otherTab;
  const said = one.typing ? form.dataset.isWriting : one.unsaved ? form.dataset.hasUnsaved : form.dataset.isReading;
  return said.replace("{who}", one.name);
}

function row(form, one) {
  const item = document.createElement("li");
  const sign = document.createElement("span");
  const words = document.createElement("span");
  item.className = one.isMe ? "here" : one.typing ? "here here--writing" : one.unsaved ? "here here--unsaved" : "here";
  sign.className = "here-sign";
  sign.setAttribute("aria-hidden", "true");
  sign.textContent = initials(one.name);
  words.className = "here-words";
  words.textContent = sentence(form, one);
  item.title = words.textContent;
  item.append(sign, words);
  return item;
}

function initials(name) {
  const words = name.split(/[\s-]+/u).filter(Boolean);
  return (words.length > 1 ? [words[0], words.at(-1)] : words).map((word) => [...word][0]).join("").toLocaleUpperCase();
}
