// Where this page's story lives: its addresses, the version the page stands on, the lock's token, and how a story that
// has no address yet comes by one.

import { digestOf } from "./fields.js";
import { TAB, goOnAs, randomName, rememberTab } from "./tab.js";
import { tell } from "./wire.js";

//: Others take a tab for gone when they have not heard of it for longer.
const SLEPT = 30_000;

export function placeOf(form) {
  let sequence = 0;
  let stored = 0;
  let heardAt = Date.now();
  let named = {};
  // Grows from one page to the next as well: a tab that is loaded anew goes on under its name.
  const next = () => {
    sequence = Math.max(sequence + 1, Date.now());
    return String(sequence);
  };
  const story = {
    number: form.dataset.number || "",
    key: randomName(),
    fence: "",
    get isNew() { return !story.number; },
    get place() { return story.number ? `story/${story.number}` : `new/${story.key}`; },
    get base() { return form.elements.base.value; },
    set base(version) { form.elements.base.value = String(version); },

    // The desk has answered: it knows that this tab is here.
    heard() { heardAt = Date.now(); },

    // The words as the tab's working copy; acknowledged where the answer names their digest.
    async keep(said, options) {
      const digest = await digestOf(said.pairs);
      if (stored && !options?.keepalive && Date.now() - heardAt > SLEPT) await wake(said, digest);
      const sent = [...said.pairs, ["tab", TAB], ["sequence", next()], ["client_save_id", story.nameFor(said)], ["fence", story.fence], ["digest", digest]];
      const answer = await tell(form, form.dataset.copy, sent, options);
      const isAcknowledged = answer.kind === "ok" && answer.data.digest === digest;
      if (isAcknowledged) stored = answer.data.sequence;
      // What the tab had sent before may have become a version meanwhile: the page then stands on that one.
      if (isAcknowledged && answer.data.base) story.base = answer.data.base;
      return { ...answer, isAcknowledged };
    },
    // The words as a version; `confirmed` where that ends an approval.
    async save(said, { confirmed = false } = {}) {
      const digest = await digestOf(said.pairs);
      const sent = [...said.pairs, ["tab", TAB], ["sequence", String(sequence)], ["client_save_id", story.nameFor(said, "version")], ["fence", story.fence], ["digest", digest]];
      if (confirmed) sent.push(["confirm_revise", "yes"]);
      return tell(form, form.dataset.edit, sent);
    },
    // The first words make a listed draft; asked again under the same key, the desk answers with the same one.
    async begin(said) {
      const digest = await digestOf(said.pairs);
      const sent = [...said.pairs, ["tab", TAB], ["sequence", "0"], ["client_save_id", story.key], ["fence", ""], ["digest", digest]];
      const answer = await tell(form, form.dataset.new, sent);
      if (answer.kind === "ok") settleAt(answer.data);
      return { ...answer, isAcknowledged: answer.kind === "ok" && answer.data.digest === digest };
    },
    // A save told again after its answer was lost has the same name.
    nameFor(said, kind = "copy") {
      const words = `${kind}\n${story.base}\n${said.words}`;
      if (named[kind]?.words !== words) named = { ...named, [kind]: { words, id: randomName() } };
      return named[kind].id;
    },
  };
  // A tab that slept may have been gone on with elsewhere, under its name: then it goes on under another, and neither
  // writes over the other. A sequence the desk has passed changes nothing there, and tells.
  const wake = async (said, digest) => {
    const sent = [...said.pairs, ["tab", TAB], ["sequence", String(stored)], ["client_save_id", randomName()], ["fence", story.fence], ["digest", digest]];
    const answer = await tell(form, form.dataset.copy, sent);
    if (answer.kind === "ok" && answer.data.sequence > stored) {
      goOnAs(randomName());
      stored = 0;
    }
  };
  const settleAt = (given) => {
    story.number = String(given.article);
    story.base = given.base;
    if (given.fence) story.fence = String(given.fence);
    Object.assign(form.dataset, { number: story.number, edit: given.edit_url, copy: given.copy_url, presence: given.presence_url, takeOver: given.take_over_url ?? given.presence_url.replace(/presence\/$/, "take-over/"), head: String(given.head?.id ?? given.base), state: given.state?.name ?? "", publication: String(given.publication?.version ?? "") });
    form.action = given.edit_url;
    history.replaceState(history.state, "", given.edit_url);
    rememberTab(story.place);
  };
  return story;
}
