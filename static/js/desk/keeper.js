// What became of the words in the form: which of them the desk acknowledged, which a version holds, which stand in
// this computer's journal. Every change goes into the journal before anything is sent.

import { digestOf, readForm, readFormNow, readRendered, rowsOf } from "./fields.js";
import { forget, write } from "./journal.js";
import { TAB } from "./tab.js";

const EVERY = 300;
const LATE = 1_000;
const SOON = 100;
//: How often it is tried to keep up with somebody who goes on typing.
const ROUNDS = 10;

export function keepWords(form, story) {
  const heard = [];
  let moves = 0;
  let latest = null;
  let readAt = -1;
  let delivered = null;
  let inVersion = null;
  let written = null;
  let openSince = 0;
  let writing = false;
  let timer;
  let mayKeep = true;
  let works = false;

  const name = () => ({ person: form.dataset.person, place: story.place, tab: TAB });
  const tellAll = () => heard.forEach((listener) => listener());
  const look = async () => {
    const at = moves;
    const said = await readForm(form);
    if (at >= readAt) [latest, readAt] = [said, at];
    return said;
  };
  const keep = async (said, at) => {
    const same = said.words === delivered;
    const done = same ? await forget(name()) : mayKeep && await write(entry(said));
    works = done;
    written = done && !same ? said.words : null;
    if (moves === at && (done || same)) openSince = 0;
  };
  const isHeld = () => readAt === moves && (latest.words === delivered || latest.words === written);
  const entry = (said) => ({ ...name(), at: Date.now(), pairs: said.pairs, words: said.words, digest: said.digest ?? null, number: story.number });
  const note = async () => {
    clearTimeout(timer);
    timer = undefined;
    writing = true;
    const at = moves;
    const said = await look();
    said.digest ??= await digestOf(said.pairs);
    await keep(said, at);
    writing = false;
    if (moves !== at) timer ??= setTimeout(note, EVERY);
    tellAll();
  };

  const rendered = rowsOf(form);
  const keeper = {
    // Something changed, or may have.
    touch() {
      moves += 1;
      form.removeAttribute("data-in-version");
      openSince ||= Date.now();
      if (!writing) timer ??= setTimeout(note, written === null ? 0 : EVERY);
      setTimeout(tellAll, SOON);
    },
    look,
    // The words as they came with the page are with the desk already; what it could not read is not.
    async settle() {
      if ("dirty" in form.dataset && !("opened" in form.dataset)) return keeper.touch();
      // Whoever types that soon has their words sent, be they the same.
      if (moves) return undefined;
      const said = await readRendered(rendered);
      delivered ??= said.words;
      if (!("opened" in form.dataset)) inVersion ??= said.words;
      return tellAll();
    },
    // The form has just been filled with what a version says.
    async isRendered() {
      const said = readFormNow(form);
      [latest, readAt] = [said, moves];
      delivered = inVersion = said.words;
      written = null;
      await forget(name());
      tellAll();
    },
    // The desk answered with the digest of these very words.
    async acknowledge(said, { version = false } = {}) {
      delivered = said.words;
      if (version) inVersion = said.words;
      await forget(name(), said.words);
      if (written === said.words) written = null;
      tellAll();
    },
    // At once, without a promise to wait for: the page may be gone in a moment.
    flush() {
      if (keeper.isStill()) return null;
      const at = moves;
      const said = readFormNow(form);
      [latest, readAt] = [said, at];
      if (said.words !== delivered && said.words !== written) keep(said, at);
      return said;
    },
    // The story has an address now: its words stand in the journal under that.
    async moved(from) {
      await keep(await look(), moves);
      await forget({ ...name(), place: from });
    },
    stop() { mayKeep = false; },
    isStill: () => moves === 0 || (readAt === moves && latest?.words === delivered),
    // Whether the form is as the page came.
    isUntouched: () => moves === 0,
    isDelivered: (words) => words === delivered,
    isInVersion: () => moves === 0 ? !("dirty" in form.dataset) : readAt === moves && latest?.words === inVersion,
    // Whether leaving costs nothing: the desk has the words, or the journal, which writes, gets them now.
    isSafe() {
      const said = keeper.flush();
      return said === null || said.words === delivered || (mayKeep && works);
    },
    // True once every word of this moment stands in the journal or with the desk: then the form may be filled anew, as
    // long as nothing is waited for before that.
    async persist() {
      for (let round = 0; round < ROUNDS && !isHeld(); round += 1) await note();
      return isHeld();
    },
    // "saved", "here" or "not".
    standing() {
      if (keeper.isStill()) return "saved";
      return written !== null && (openSince === 0 || Date.now() - openSince < LATE) ? "here" : "not";
    },
    onChange(listener) { heard.push(listener); },
  };
  return keeper;
}
