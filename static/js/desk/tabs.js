// Sections under a list of links become tabs, as the ARIA practices describe them.

export function makeTabs(box) {
  if (!box) return;
  const list = box.querySelector(".side-tabs");
  const tabs = [...list.querySelectorAll("a")];
  const panels = tabs.map((tab) => box.querySelector(tab.hash));
  list.setAttribute("role", "tablist");
  for (const item of list.children) item.setAttribute("role", "presentation");
  tabs.forEach((tab, place) => {
    tab.id ||= `tab-${panels[place].id}`;
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-controls", panels[place].id);
    panels[place].setAttribute("role", "tabpanel");
    panels[place].removeAttribute("aria-label");
    panels[place].setAttribute("aria-labelledby", tab.id);
  });

  const select = (chosen) => {
    tabs.forEach((tab, place) => {
      const here = place === chosen;
      tab.setAttribute("aria-selected", String(here));
      tab.tabIndex = here ? 0 : -1;
      panels[place].hidden = !here;
    });
  };
  list.addEventListener("click", (event) => {
    const tab = event.target.closest("a");
    if (!tab) return;
    event.preventDefault();
    select(tabs.indexOf(tab));
  });
  list.addEventListener("keydown", (event) => {
    const here = tabs.indexOf(event.target);
    const next = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1, " ": here }[event.key];
    if (here < 0 || next === undefined) return;
    event.preventDefault();
    const place = (next + tabs.length) % tabs.length;
    select(place);
    tabs[place].focus();
  });

  const wrong = panels.findIndex((panel) => panel.querySelector(".problem"));
  const named = panels.findIndex((panel) => `#${panel.id}` === location.hash);
  select(Math.max(wrong, named, 0));
}
