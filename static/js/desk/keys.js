// Single letters and `g` pairs of the desk. Elements name their own shortcut in `data-key`, an arrow in `data-arrow`.

const PATIENCE = 1200;

export function listenForKeys(page = document) {
  for (const opener of page.querySelectorAll("[data-opens]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => open(opener.dataset.opens));
  }
  let waiting = "";
  let timer;
  page.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (page.body.dataset.singleKeys === "off" || isTyping(event.target) || page.querySelector("dialog[open]")) return;
    const pressed = waiting ? `${waiting} ${event.key}` : event.key;
    clearTimeout(timer);
    waiting = "";
    if (act(page, pressed)) {
      event.preventDefault();
    } else if (event.key === "g") {
      waiting = "g";
      timer = setTimeout(() => { waiting = ""; }, PATIENCE);
    }
  });
}

// Whether the key did something.
function act(page, pressed) {
  if (pressed === "?") return open("keyboard-help");
  if (pressed === "j" && step(page, 1)) return true;
  if (pressed === "k" && step(page, -1)) return true;
  const name = CSS.escape(pressed);
  const target = page.querySelector(`[data-key="${name}"], [data-arrow="${name}"]`);
  if (!target) return false;
  if (target.matches("input")) target.select();
  target.focus();
  if (target.matches("a, button")) target.click();
  return true;
}

// Moves the focus along the stories of a list; Enter then is the link's own.
function step(page, by) {
  const stories = [...page.querySelectorAll("[data-story]")];
  if (!stories.length) return false;
  const here = stories.indexOf(page.activeElement);
  const next = here < 0 ? (by > 0 ? 0 : stories.length - 1) : Math.min(Math.max(here + by, 0), stories.length - 1);
  stories[next].focus();
  stories[next].scrollIntoView({ block: "nearest" });
  return true;
}

function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog || dialog.open) return false;
  dialog.showModal();
  return true;
}

function isTyping(element) {
  return element instanceof Element && Boolean(element.closest("input, textarea, select, [contenteditable]:not([contenteditable='false']), .cke"));
}
