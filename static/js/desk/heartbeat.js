// Tells the desk that this page is open and what it does, and hears in return who else is there and what happened.

import { TAB } from "./tab.js";
import { tell } from "./wire.js";

const SEEN = 10_000;
const HIDDEN = 30_000;
const TYPING = 10_000;
const STAYS = 60_000;

export function heartbeat({ form, story, keeper, hear, failed }) {
  let timer;
  let typed = 0;
  let beating = false;

  const facts = (more) => {
    const writes = Date.now() - typed < STAYS || !keeper.isInVersion();
    return Object.entries({
      tab: TAB,
      typing: Date.now() - typed < TYPING ? "true" : "",
      unsaved: keeper.isInVersion() ? "" : "true",
      base: story.base,
      head: form.dataset.head ?? "",
      publication_version: form.dataset.publication ?? "",
      want_lock: writes && !("readsAlong" in form.dataset) ? "true" : "",
      fence: story.fence,
      ...more,
    });
  };
  const beat = async () => {
    clearTimeout(timer);
    timer = setTimeout(beat, document.visibilityState === "visible" ? SEEN : HIDDEN);
    if (story.isNew || beating) return;
    beating = true;
    const answer = await tell(form, form.dataset.presence, facts());
    beating = false;
    if (answer.kind === "ok") hear(answer.data);
    else if (answer.kind !== "away") failed(answer);
  };

  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") beat(); });
  addEventListener("pageshow", (event) => { if (event.persisted) beat(); });
  addEventListener("pagehide", () => {
    if (!story.isNew) tell(form, form.dataset.presence, facts({ gone: "1", want_lock: "", typing: "" }), { keepalive: true });
  });
  return {
    beat,
    // The first key after a pause is told at once: others see it, and the lock is asked for.
    typing() {
      const news = Date.now() - typed > TYPING;
      typed = Date.now();
      if (news) beat();
    },
  };
}
