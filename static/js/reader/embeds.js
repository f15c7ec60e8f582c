// A player is loaded when a reader asks for it, and not before; without this the link opens it at its provider's.

const MAY = "autoplay; encrypted-media; fullscreen; picture-in-picture";

for (const facade of document.querySelectorAll("[data-embed]")) {
  const link = facade.querySelector("a");
  link.addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "embed-frame";
    frame.title = facade.dataset.title;
    frame.allow = MAY;
    frame.allowFullscreen = true;
    // Some players refuse to show themselves to a page that does not say where it is: its host, and no more.
    frame.referrerPolicy = "strict-origin";
    frame.src = facade.dataset.embed;
    link.replaceWith(frame);
    frame.focus();
  });
}
