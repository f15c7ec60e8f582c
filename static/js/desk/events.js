// What happened to the story while this page was open: a newer version, a publication, another state.

export function hearEvents({ form, keeper, news, showNewest }) {
  const head = (newest) => {
    if (!newest || String(newest.id) === form.dataset.head) return;
    const clean = keeper.isInVersion();
    if (clean && "readsAlong" in form.dataset) return void showNewest({ onlyIfClean: true });
    const kind = clean ? "newer" : "newer-and-yours";
    news.unsay(clean ? "newer-and-yours" : "newer");
    news.say(kind, {
      slots: { who: newest.by, number: newest.number, at: newest.at_words },
      acts: { show: () => showNewest({ onlyIfClean: true }), close: () => news.unsay(kind) },
      links: { compare: form.dataset.compare.replace("/0/", `/${form.dataset.number}/`).replace("/0..0/", `/${form.elements.base.value}..${newest.id}/`) },
    });
  };
  const publication = (known) => {
    if (!known || String(known.version) === form.dataset.publication) return;
    form.dataset.publication = String(known.version);
    if (known.sentence) news.say("event", { slots: { sentence: known.sentence }, acts: { close: () => news.unsay("event") } });
    return true;
  };
  const state = (known) => {
    const name = known?.name ?? known?.state;
    if (!name || name === form.dataset.state) return false;
    const first = !form.dataset.state;
    form.dataset.state = name;
    if (first) return false;
    news.say("state", { slots: { state: known.label ?? name, sentence: known.sentence ?? "" }, acts: { close: () => news.unsay("state") } });
    return true;
  };
  // True where what surrounds the text should be asked for again.
  return (facts) => {
    head(facts.head);
    const published = publication(facts.publication);
    return state(facts.state) || published;
  };
}
