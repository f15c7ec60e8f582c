// No word of this page is lost: what watches the form, what keeps its words, what sends them and what the person hears,
// put together.

import { autosave } from "./autosave.js";
import { editorOf } from "./body.js";
import { hearEvents } from "./events.js";
import { freshenAround, showText } from "./fresh.js";
import { heartbeat } from "./heartbeat.js";
import { showStanding } from "./indicator.js";
import { keepWords } from "./keeper.js";
import { keepOnLeaving } from "./leave.js";
import { forget, setAside } from "./journal.js";
import { makeLine } from "./line.js";
import { lockOn } from "./lock.js";
import { newsStrip } from "./news.js";
import { nextStep } from "./next.js";
import { showPeople } from "./people.js";
import { offerLeftBehind } from "./recover.js";
import { signInBeside } from "./signin.js";
import { LEAVING, onSignedOutElsewhere } from "./signout.js";
import { placeOf } from "./story_place.js";
import { TAB, claim, goOnAs, randomName, rememberTab } from "./tab.js";
import { showTroubles } from "./troubles.js";
import { versions } from "./version.js";
import { watch } from "./watch.js";

const CALM = 50;

//: How often the newest text is asked for while somebody goes on typing.
const ROUNDS = 3;

export function keepStory(form) {
  const story = placeOf(form);
  const keeper = keepWords(form, story);
  const named = takeName(form, story, keeper);
  const line = makeLine();
  const news = newsStrip(form);
  const indicator = showStanding(form, keeper);
  const people = showPeople(form);
  const signIn = signInBeside({ form, news, back: () => { saver.again().then(version.catchUp); pulse.beat(); } });
  const troubles = showTroubles({ form, keeper, news, indicator, signIn });
  let calls = 0;

  const hear = (facts, options) => {
    calls += 1;
    story.heard();
    if (facts.people) people(facts.people, { quietly: calls === 1 });
    if ("lock" in facts) lock(facts);
    if (events.hear(facts, options)) freshenAround(form);
  };
  const showNewest = async ({ onlyIfClean = false } = {}) => {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (!keeper.isInVersion() && (onlyIfClean || !(await version.save()))) return;
      if (await showText(form, keeper)) {
        for (const kind of ["newer", "newer-and-yours", "handed", "merged", "conflict"]) news.unsay(kind);
        return;
      }
      // Nothing was typed: the desk is away.
      if (keeper.isInVersion()) return;
    }
  };
  const shared = { form, story, keeper, named, line, news, hear, indicator, troubles, showNewest, beat: () => pulse.beat(), failed: troubles.failed };
  const saver = autosave({ ...shared, arrived: (data, { wasNew }) => {
    troubles.over();
    indicator.keptAt(data.kept_at_words);
    if (wasNew) freshenAround(form).then(pulse.beat);
    hear(data);
    version.catchUp();
  } });
  const version = versions(shared);
  const events = hearEvents({ ...shared, tellAgain: saver.tellAgain });
  const lock = lockOn({ ...shared, knows: events.knows });
  const pulse = heartbeat(shared);
  const touch = () => {
    keeper.touch();
    saver.soon();
    pulse.typing();
  };
  const goOn = async (link) => {
    if ("locked" in form.dataset || keeper.isInVersion() || await version.save()) location.assign(link.href);
  };
  const next = nextStep(form, { begin: async () => !story.isNew || version.save(), goOn });

  keepOnLeaving({ keeper, saver });
  document.addEventListener(LEAVING, (event) => event.detail.push(saver.now().then(() => keeper.isStill())));
  onSignedOutElsewhere(form.dataset.person, keeper.stop);
  watch(form, { touch, save: version.save, goOn, next });
  indicator.paint();
  // An address that asked for one of several texts has done so.
  history.replaceState(history.state, "", location.pathname + location.hash);
  whenReady(async () => {
    await keeper.settle();
    await named;
    await offerLeftBehind({ ...shared, saver });
  });
  named.then(pulse.beat);
  return { touch, save: () => version.save(), next };
}

// A page that shows a tab's words goes on as that tab; what an earlier page wrote under the name is set aside first.
async function takeName(form, story, keeper) {
  const named = form.querySelector("input[name=tab]")?.value;
  if (!named || !(await claim(named))) return;
  const here = { person: form.dataset.person, place: story.place };
  const old = TAB;
  await setAside({ ...here, tab: named }, randomName());
  goOnAs(named, { isClaimed: true });
  rememberTab(story.place);
  if (keeper.isStill() || await keeper.persist()) await forget({ ...here, tab: old });
}

// The editor, where there is one, shows the text, and players in it have made room for themselves.
function whenReady(then) {
  const editors = window.CKEDITOR;
  const calmly = () => { setTimeout(then, CALM); };
  if (!editors) then();
  else if (editorOf()) calmly();
  else editors.once("instanceReady", calmly);
}
