// Words that earlier tabs left, here or with the desk, and that no version has: offered beside the text, one tab's at a
// time. A window that was only loaded anew shows its own again. None is thrown away: what is put aside is sent first.

import { showDifferences } from "./differences.js";
import { countIn, download } from "./download.js";
import { digestOf } from "./fields.js";
import { entriesOf, forget } from "./journal.js";
import { refill } from "./refill.js";
import { TAB, forgetTab, goOnAs, openTabs, randomName, rememberTab, seize, tabBefore } from "./tab.js";
import { tell } from "./wire.js";

const JUST_NOW = 15_000;

// The entries of this person that no open tab is writing to.
export async function leftBehind(person) {
  const [entries, open] = await Promise.all([entriesOf(person), openTabs()]);
  return entries.filter((entry) => entry.tab !== TAB && !(open ? open.has(entry.tab) : Date.now() - entry.at < JUST_NOW));
}

// Sends an entry to the desk as a working copy under the entry's own name, or as a draft of its own; true once it is
// there, and then it is no longer here. Never under the name of an open tab, whose words are newer.
export async function putAside(form, entry, { copy, fresh }) {
  const isNew = entry.place.startsWith("new/");
  const isOpen = entry.tab === TAB || (await openTabs())?.has(entry.tab);
  const sent = isOpen ? { ...entry, tab: randomName() } : entry;
  const arrived = isNew ? await putInDraft(form, sent, fresh) : (await send(form, copy, sent, entry.pairs, randomName())).arrived;
  if (arrived) await forget(entry, entry.words);
  return arrived;
}

// The draft may be there already, with the first of these words: then the rest goes into it.
async function putInDraft(form, entry, fresh) {
  const begun = await send(form, fresh, entry, entry.pairs, entry.place.slice(4));
  if (begun.arrived || !begun.data.copy_url) return begun.arrived;
  const pairs = entry.pairs.map(([name, value]) => [name, name === "base" ? String(begun.data.base) : value]);
  return (await send(form, begun.data.copy_url, entry, pairs, randomName())).arrived;
}

async function send(form, url, entry, pairs, name) {
  const digest = await digestOf(pairs);
  const sent = [...pairs, ["tab", entry.tab], ["sequence", String(Date.now())], ["client_save_id", name], ["fence", ""], ["digest", digest]];
  const answer = await tell(form, url, sent);
  return { ...answer, arrived: answer.kind === "ok" && answer.data.digest === digest };
}

export async function offerLeftBehind({ form, story, keeper, news, troubles, saver }) {
  const before = tabBefore(story.place);
  if (await isStillTakenForOpen(form, before, keeper)) return;
  rememberTab(story.place);
  const offered = (entry) => ({
    entry,
    tab: entry.was ?? entry.tab,
    key: entry.place.startsWith("new/") ? entry.place.slice(4) : "",
    at: momentOf(entry.at, form.dataset.zone),
    count: countIn(entry.pairs),
  });
  const waiting = (await leftHere(form, story, keeper)).map(offered);

  const next = () => {
    const left = waiting.shift();
    if (!left) return undefined;
    for (const offer of document.querySelectorAll(`[data-offered="${CSS.escape(left.tab)}"]`)) offer.remove();
    return (left.tab === TAB || left.tab === before) && keeper.isUntouched() ? again(left) : offer(left);
  };
  const offer = (left) => {
    const done = () => { news.unsay("kept"); next(); };
    const said = news.say("kept", {
      slots: { at: left.at, count: left.count },
      acts: {
        back: async () => { if (await bringBack(left)) done(); },
        compare: async () => showDifferences(said.querySelector("[data-differences]"), form, (await keeper.look()).pairs, left.entry.pairs),
        download: () => download(left.entry.pairs),
        aside: async () => {
          if (await putAside(form, left.entry, { copy: form.dataset.copy, fresh: form.dataset.new })) done();
          else troubles.failed({ kind: "away", data: {} });
        },
      },
    });
  };
  const again = async (left) => {
    if (await bringBack(left)) {
      const instead = () => { forgetTab(); location.assign(`${form.dataset.edit}?saved=1`); };
      news.say("again", { slots: { at: left.at }, acts: { instead, close: () => news.unsay("again") } });
    }
    return next();
  };
  const bringBack = async (left) => {
    // Words that came with the page under this name were read from the desk before the entry was written. What was
    // typed since is kept under this tab's name, with the desk or here, and offered in its turn.
    const wanted = keeper.isUntouched() && left.tab === TAB ? TAB : left.entry.tab;
    const name = wanted === TAB || await seize(wanted) ? wanted : randomName();
    const typed = !keeper.isUntouched();
    if (typed && !(await keeper.persist())) return false;
    const was = TAB;
    goOnAs(typed && name === TAB ? randomName() : name, { isClaimed: name === wanted });
    rememberTab(story.place);
    if (left.key) story.key = left.key;
    await refill(form, left.entry.pairs);
    keeper.touch();
    const isKept = await keeper.persist();
    if (isKept && left.entry.tab !== TAB) await forget(left.entry, left.entry.words);
    if (typed) waiting.unshift(...(await entriesOf(form.dataset.person)).filter((entry) => entry.tab === was).map(offered));
    saver.now();
    return isKept;
  };
  return next();
}

// The desk may not have heard yet that the page before this one, in this window, has gone: then it is told, and asked
// for the words once more.
async function isStillTakenForOpen(form, before, keeper) {
  const offered = before && document.querySelector(`[data-offered="${CSS.escape(before)}"][data-is-open]`);
  if (!offered || !keeper.isStill() || (await openTabs())?.has(before) !== false) return false;
  const gone = await tell(form, form.dataset.presence, [["tab", before], ["gone", "1"], ["unsaved", "true"]]);
  if (gone.kind !== "ok") return false;
  location.replace(`${form.dataset.edit}?copy=${before}`);
  return true;
}

async function leftHere(form, story, keeper) {
  const found = [];
  for (const entry of await leftBehind(form.dataset.person)) {
    const isNew = entry.place.startsWith("new/");
    if (story.isNew ? !isNew : entry.place !== story.place) continue;
    // They did arrive, in whatever way: nothing to say.
    if (keeper.isDelivered(entry.words)) await forget(entry, entry.words);
    else found.push(entry);
  }
  return found;
}

// On the newsroom's clock, as the desk writes times.
export function momentOf(at, timeZone) {
  const day = { day: "numeric", month: "long", timeZone };
  const language = document.documentElement.lang;
  const shown = (when, form) => new Date(when).toLocaleString(language, form);
  const time = shown(at, { hour: "2-digit", minute: "2-digit", hour12: false, timeZone });
  const clock = language.startsWith("fr") ? time.replace(/^0?(\d+):/, "$1\u00a0h\u00a0") : time;
  return shown(at, day) === shown(Date.now(), day) ? clock : `${shown(at, day)}, ${clock}`;
}
