// Sends the words by themselves: two seconds after the last key, five at most while somebody types, one at a time.
// What fails for a while is tried again, later and later, and at once when the network or the person comes back.

const PAUSE = 2_000;
const MOST = 5_000;
const LONGEST = 30_000;
const KEEPALIVE_MOST = 60_000;

//: What is not cured by trying again: the next change, or the person, decides.
const LASTING = new Set(["signed-out", "somebody-else", "too-big", "invalid", "gone", "forbidden", "conflict", "no-base"]);

// `named` resolves when the tab has the name it goes on under.
export function autosave({ story, keeper, named, line, arrived, failed }) {
  let since = 0;
  let timer;
  let wait = 0;
  let waiting = false;
  let isOver = false;

  const deliver = async () => {
    await named;
    // A page that was only looked at has nothing to send; of a new story it would begin an empty one.
    if (keeper.isUntouched()) return done();
    const said = await keeper.look();
    if (keeper.isDelivered(said.words)) return done();
    const from = story.place;
    const wasNew = story.isNew;
    const answer = wasNew ? await story.begin(said) : await story.keep(said);
    if (wasNew && !story.isNew) await keeper.moved(from);
    if (answer.isAcknowledged) await keeper.acknowledge(said, { version: wasNew || answer.data.unsaved === false });
    if (answer.kind === "ok") {
      done();
      arrived(answer.data, { wasNew });
      if (!answer.isAcknowledged) plan(wasNew ? 0 : PAUSE);
      return undefined;
    }
    failed(answer);
    if (answer.kind === "signed-out" || answer.kind === "somebody-else" || answer.kind === "gone") isOver = true;
    wait = LASTING.has(answer.kind) ? LONGEST : Math.min(LONGEST, wait ? wait * 2 : 1_000);
    waiting = true;
    plan(wait);
    return undefined;
  };
  const done = () => {
    since = wait = 0;
    waiting = false;
  };
  const plan = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(now, pause);
  };
  const now = () => {
    clearTimeout(timer);
    since = 0;
    return isOver ? Promise.resolve() : line(deliver);
  };
  const soon = () => {
    since ||= Date.now();
    if (!waiting) plan(Math.max(0, Math.min(PAUSE, since + MOST - Date.now())));
  };
  const again = () => {
    isOver = false;
    wait = 0;
    return now();
  };

  addEventListener("online", () => { if (waiting) again(); });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" || waiting) now();
  });
  return {
    soon, now, again,
    // Tells the same words once more, and so hears which version this tab's own have become.
    tellAgain: () => line(async () => {
      const said = await keeper.look();
      if (isOver || story.isNew || !keeper.isDelivered(said.words)) return;
      const answer = await story.keep(said);
      if (answer.isAcknowledged) await keeper.acknowledge(said, { version: answer.data.unsaved === false });
    }),
    // The page is going: what is small enough is sent on its way, and the journal holds it until an answer came.
    farewell(said) {
      if (said && !story.isNew && !isOver && said.words.length < KEEPALIVE_MOST / 2) story.keep(said, { keepalive: true }).then((answer) => answer.isAcknowledged && keeper.acknowledge(said));
    },
  };
}
