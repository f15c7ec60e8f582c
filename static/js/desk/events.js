// What happened to the story while this page was open: a newer version, a publication, another state.

export function hearEvents({ form, keeper, news, showNewest, tellAgain }) {
  let told = form.dataset.head;

  const head = async (newest) => {
    if (newest?.by_me && String(newest.id) !== told && await isOwn(newest)) return undefined;
    const shown = ["newer", "newer-and-yours"].find((kind) => news.find(kind));
    if (!newest || String(newest.id) === form.dataset.head) return undefined;
    const clean = keeper.isInVersion();
    if (clean && "readsAlong" in form.dataset) return showNewest({ onlyIfClean: true });
    const kind = clean ? "newer" : "newer-and-yours";
    // Said once a version; what it means changes with what is in the form, without another word aloud.
    const again = String(newest.id) === told;
    if (again && (!shown || shown === kind)) return undefined;
    told = String(newest.id);
    if (shown) news.unsay(shown);
    return news.say(kind, {
      slots: { who: newest.by, number: newest.number, at: newest.at_words },
      acts: { show: () => showNewest({ onlyIfClean: true }), close: () => news.unsay(kind) },
      links: { compare: form.dataset.compare.replace("/0/", `/${form.dataset.number}/`).replace("/0..0/", `/${form.elements.base.value}..${newest.id}/`) },
      quietly: again,
    });
  };
  // After a pause the desk makes a version of what this very tab had sent: no news to who wrote it.
  const isOwn = async (newest) => {
    if (form.elements.base.value !== String(newest.id)) await tellAgain();
    if (form.elements.base.value !== String(newest.id)) return false;
    form.dataset.head = told = String(newest.id);
    return true;
  };
  const publication = (known) => {
    if (!known || String(known.version) === form.dataset.publication) return false;
    form.dataset.publication = String(known.version);
    if (known.sentence) news.say("event", { slots: { sentence: known.sentence }, acts: { close: () => news.unsay("event") } });
    return true;
  };
  const state = (known, quietly) => {
    if (!known?.name || known.name === form.dataset.state) return false;
    const first = !form.dataset.state;
    form.dataset.state = known.name;
    if (!first && !quietly) news.say("state", { slots: { state: known.label }, acts: { close: () => news.unsay("state") } });
    return !first;
  };
  return {
    // True where what surrounds the text should be asked for again.
    hear(facts, { bySelf = false } = {}) {
      head(facts.head);
      const published = publication(facts.publication);
      return state(facts.state, bySelf || published) || published;
    },
    // The person has been told of this version in other words.
    knows(version) { told = String(version); },
  };
}
