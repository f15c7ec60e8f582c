// What a story's page can do besides being read: larger text, print, copy the address, the system's own share sheet.
// The buttons are in the page and shown by the style sheet only where scripts run.

const root = document.documentElement;
const LARGEST = 2;

const size = () => Number(root.dataset.text ?? 0);
const steps = document.querySelectorAll("[data-text][type=button]");

// Not `disabled`, which would take the focus away from who just pressed it.
const say = () => {
  for (const button of steps) button.setAttribute("aria-disabled", String(size() === (button.dataset.text === "+" ? LARGEST : 0)));
};
for (const button of steps) {
  button.addEventListener("click", () => {
    const step = Math.min(Math.max(size() + (button.dataset.text === "+" ? 1 : -1), 0), LARGEST);
    root.dataset.text = String(step);
    try { localStorage.setItem("text-size", String(step)); } catch { /* It holds for this page. */ }
    say();
  });
}
say();

document.querySelector("[data-print]")?.addEventListener("click", () => print());

const copy = document.querySelector("[data-copy]");
copy?.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = copy.dataset.copied;
  } catch {
    // Not allowed here: the address stands beside it, chosen and ready.
    getSelection().selectAllChildren(copy.parentElement.querySelector("a"));
  }
});

const share = document.querySelector("[data-share]");
if (share && navigator.share) {
  share.hidden = false;
  share.addEventListener("click", () => {
    navigator.share({ title: document.querySelector("h1").textContent, url: copy.dataset.copy }).catch(() => {});
  });
}
