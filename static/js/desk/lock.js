// Who writes in the story: said in the strip, never enforced on who types. Taking over first stores the other's words;
// whoever was taken over goes on typing, and what they save is kept beside.

import { announce } from "./announce.js";
import { editorOf } from "./body.js";
import { TAB } from "./tab.js";
import { tell } from "./wire.js";

export function lockOn({ form, story, keeper, news, hear, failed, showNewest, knows }) {
  let chosen = "";
  let wasMine = false;
  let takenSince = "";

  const isBehind = () => ["newer", "newer-and-yours"].some((kind) => news.find(kind));
  const readAlong = (reads) => {
    form.toggleAttribute("data-reads-along", reads);
    editorOf()?.setReadOnly(reads);
    if (reads && isBehind()) showNewest({ onlyIfClean: true });
  };
  const takeOver = async () => {
    const sent = Object.entries({ tab: TAB, base: story.base, fence: story.fence, unsaved: keeper.isInVersion() ? "" : "true" });
    const answer = await tell(form, form.dataset.takeOver, sent);
    if (answer.kind !== "ok") return failed(answer);
    if (answer.data.fence) story.fence = String(answer.data.fence);
    for (const kind of ["held", "take-over", "taken", "taken-kept"]) news.unsay(kind);
    readAlong(false);
    takenSince = "";
    wasMine = true;
    const handed = answer.data.handed;
    if (handed) {
      knows(handed.id);
      news.say("handed", { slots: { who: handed.name, number: handed.number }, acts: { show: () => showNewest(), close: () => news.unsay("handed") } });
    } else {
      announce(form.dataset.yoursNow);
    }
    return hear(answer.data);
  };
  const ask = (who, key) => {
    chosen = key;
    for (const kind of ["held", "taken", "taken-kept"]) news.unsay(kind);
    const said = news.say("take-over", { slots: { who }, acts: { yes: takeOver, no: () => news.unsay("take-over") } });
    said.querySelector("[data-does=yes]").focus();
  };
  const held = (lock) => {
    const who = `${lock.person} ${lock.since}`;
    if (chosen === who || news.find("take-over")) return;
    news.say("held", {
      slots: { who: lock.name, at: lock.since_words },
      acts: {
        read: () => { chosen = who; news.unsay("held"); readAlong(true); },
        write: () => { chosen = who; news.unsay("held"); readAlong(false); },
        take: () => ask(lock.name, who),
      },
    });
  };
  // Their words, which taking over made a version of, are named where they became the newest.
  const taken = (lock, head) => {
    if (takenSince === lock.since || news.find("take-over")) return;
    takenSince = lock.since;
    news.unsay("held");
    const kind = head?.by_me ? "taken-kept" : "taken";
    if (head?.by_me) knows(head.id);
    news.say(kind, {
      slots: { who: lock.name, at: lock.since_words, number: head?.number ?? "" },
      acts: { back: () => ask(lock.name, chosen), read: () => { news.unsay(kind); readAlong(true); } },
    });
  };

  return ({ lock, fence, head }) => {
    if (lock?.mine) {
      if (fence) story.fence = String(fence);
      wasMine = true;
      takenSince = "";
      for (const kind of ["held", "taken", "taken-kept"]) news.unsay(kind);
    } else if (lock && !lock.same_person) {
      if (lock.taken_from_me || (wasMine && story.fence)) taken(lock, head);
      else if (!lock.lapsed) held(lock);
    } else {
      chosen = "";
      news.unsay("held");
      if ("readsAlong" in form.dataset && !lock) {
        readAlong(false);
        announce(form.dataset.freeNow);
      }
    }
  };
}
