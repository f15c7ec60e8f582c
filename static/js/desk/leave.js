// The page may be gone in a moment: what is not kept yet is kept now. Leaving asks only where it would cost words.

export function keepOnLeaving({ keeper, saver }) {
  addEventListener("beforeunload", (event) => {
    if (!keeper.isSafe()) event.preventDefault();
  });
  const flush = () => keeper.flush();
  addEventListener("pagehide", () => saver.farewell(flush()));
  document.addEventListener("freeze", flush);
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") flush(); });
}
