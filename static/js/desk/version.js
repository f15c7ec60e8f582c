// Ctrl+S: the words become a version and the page stays. Two texts are merged or kept side by side, and typing goes on.

import { announce } from "./announce.js";
import { freshenAround } from "./fresh.js";
import { showProblems } from "./problems.js";

export function versions({ form, story, keeper, named, line, news, hear, indicator, troubles, showNewest, beat }) {
  let wanted = false;

  // True where a version holds everything that was in the form when this was asked.
  const save = ({ confirmed = false } = {}) => line(async () => {
    await named;
    const said = await keeper.look();
    if (keeper.isInVersion()) {
      announce(form.dataset.nothing);
      return true;
    }
    return story.isNew ? begin(said) : store(said, confirmed);
  });
  const begin = async (said) => {
    const from = story.place;
    const answer = await story.begin(said);
    if (answer.kind !== "ok") return refuse(answer, said);
    await keeper.moved(from);
    beat();
    // The desk may have begun the story with fewer words, in an answer that got lost: these go after them.
    if (!answer.isAcknowledged) return store(await keeper.look(), false);
    await keeper.acknowledge(said, { version: true });
    return done(answer.data);
  };
  const store = async (said, confirmed) => {
    const answer = await story.save(said, { confirmed });
    if (answer.kind !== "ok" && !answer.data.outcome) return refuse(answer, said);
    story.base = answer.data.base;
    await keeper.acknowledge(said, { version: true });
    empty(answer.data.emptied ?? []);
    return answer.kind === "ok" ? done(answer.data) : apart(answer.data);
  };
  // A change that readers have been told is none of the next one: sent again, it would be told again.
  const empty = (names) => {
    for (const name of names) {
      form.elements[name].value = "";
      form.elements[name].dispatchEvent(new Event("input", { bubbles: true }));
    }
  };
  const done = (data) => {
    wanted = false;
    troubles.over();
    showProblems(form, {});
    document.querySelector("[data-opened-words]")?.remove();
    for (const kind of ["asks", "conflict", "newer", "newer-and-yours", "handed"]) news.unsay(kind);
    if (data.fence) story.fence = String(data.fence);
    const merged = data.merged && data.outcome === "merged";
    if (data.head) form.dataset.head = String(data.head.id ?? data.head);
    indicator.keptAt(data.head?.at_words ?? data.revision?.at_words);
    const number = data.revision?.number ?? data.head?.number;
    if (merged) news.say("merged", { slots: { summary: data.merged.sentence ?? form.dataset.meanwhile.replace("{who}", data.merged.others.join(", ")), number: data.head?.number }, acts: { show: () => showNewest(), close: () => news.unsay("merged") } });
    else announce(number ? form.dataset.savedAs.replace("{number}", number) : (data.messages ?? []).join(" "));
    tellLeftOut(data);
    if (data.next_url && keeper.isInVersion()) location.assign(data.next_url);
    else freshenAround(form);
    hear(data, { bySelf: true });
    return true;
  };
  const apart = (data) => {
    wanted = false;
    troubles.over();
    if (data.head) form.dataset.head = String(data.head.id ?? data.head);
    indicator.keptAt(data.revision?.at_words);
    for (const kind of ["newer", "newer-and-yours"]) news.unsay(kind);
    news.say("conflict", { slots: { who: data.head?.by ?? "", number: data.revision?.number ?? "", theirs: data.head?.number ?? "" }, links: { both: data.conflict_url } });
    freshenAround(form);
    return false;
  };
  const refuse = (answer, said) => {
    const { kind, data } = answer;
    if (data.asks) {
      news.say("asks", { slots: { sentence: data.refused ?? data.sentence }, acts: { yes: () => { news.unsay("asks"); save({ confirmed: true }); }, no: () => news.unsay("asks") } });
      return false;
    }
    // No version of the story, and yet a version: what could not become the text stands in its history.
    if (data.kept) keeper.acknowledge(said, { version: true });
    wanted = ["away", "signed-out"].includes(kind);
    troubles.failed(answer);
    if (kind === "invalid") showProblems(form, data.unread ?? data.errors)?.focus();
    return false;
  };
  const tellLeftOut = (data) => {
    const said = [...(data.left_out ?? []), ...(data.merged ? [] : data.warnings ?? [])];
    if (said.length) news.say("left-out", { slots: { sentence: said.join(" ") }, acts: { close: () => news.unsay("left-out") } });
  };
  return {
    save,
    // A version that was asked for while the desk was away is made when it is back.
    catchUp: () => { if (wanted) save(); },
  };
}
