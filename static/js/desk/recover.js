// Words that earlier tabs left on this computer and the desk never acknowledged: offered beside the text, one tab's at
// a time. None is thrown away here: what is put aside is sent to the desk first.

import { showDifferences } from "./differences.js";
import { countIn, download } from "./download.js";
import { entriesOf, forget, write } from "./journal.js";
import { refill } from "./refill.js";
import { TAB, openTabs, randomName } from "./tab.js";
import { tell } from "./wire.js";

const JUST_NOW = 15_000;

// The entries of this person that no open tab is writing to.
export async function leftBehind(person) {
  const [entries, open] = await Promise.all([entriesOf(person), openTabs()]);
  return entries.filter((entry) => entry.tab !== TAB && !(open ? open.has(entry.tab) : Date.now() - entry.at < JUST_NOW));
}

// Sends an entry to the desk as a working copy of the tab that wrote it, or as a draft of its own; true once it is
// there, and then it is no longer here.
export async function putAside(form, entry, { copy, fresh }) {
  const isNew = entry.place.startsWith("new/");
  const name = isNew ? entry.place.slice(4) : randomName();
  const sent = [...entry.pairs, ["tab", entry.tab], ["sequence", String(entry.at)], ["client_save_id", name], ["fence", ""], ["digest", entry.digest ?? ""]];
  const answer = await tell(form, isNew ? fresh : copy, sent);
  const arrived = answer.kind === "ok" && (answer.data.digest === entry.digest || answer.status === 201);
  if (arrived) await forget(entry, entry.words);
  return arrived;
}

export async function offerLeftBehind({ form, story, keeper, news, troubles, saver }) {
  const offered = await leftBehind(form.dataset.person);
  const here = offered.filter((entry) => (story.isNew ? entry.place.startsWith("new/") : entry.place === story.place));
  const next = async () => {
    const entry = here.shift();
    if (!entry) return;
    // They did arrive, in whatever way: nothing to say.
    if (keeper.isDelivered(entry.words)) return void forget(entry, entry.words).then(next);
    const done = () => { news.unsay("kept"); next(); };
    const said = news.say("kept", {
      slots: { at: momentOf(entry.at), count: countIn(entry.pairs) },
      acts: {
        back: async () => { if (await bringBack(entry)) done(); },
        compare: async () => showDifferences(said.querySelector("[data-differences]"), form, (await keeper.look()).pairs, entry.pairs),
        download: () => download(entry.pairs),
        aside: async () => {
          if (await putAside(form, entry, { copy: form.dataset.copy, fresh: form.dataset.new })) done();
          else troubles.failed({ kind: "away", data: {} });
        },
      },
    });
  };
  const bringBack = async (entry) => {
    // What was typed since stands in the way: it is kept as these were.
    if (!keeper.isStill()) {
      const now = await keeper.look();
      await write({ person: form.dataset.person, place: story.place, tab: randomName(), at: Date.now(), pairs: now.pairs, words: now.words, digest: now.digest ?? null, number: story.number });
    }
    if (story.isNew) story.key = entry.place.slice(4);
    await refill(form, entry.pairs);
    keeper.touch();
    if (!(await keeper.persist())) return false;
    await forget(entry, entry.words);
    saver.now();
    return true;
  };
  return next();
}

export function momentOf(at) {
  const when = new Date(at);
  const today = when.toDateString() === new Date().toDateString();
  return when.toLocaleString(document.documentElement.lang, today ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}
