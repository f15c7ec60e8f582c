// Runs before the page is drawn, so that no line moves: the size of the text this reader chose last time.
try {
  const step = localStorage.getItem("text-size");
  if (step === "1" || step === "2") document.documentElement.dataset.text = step;
} catch { /* A browser that keeps nothing shows the usual size. */ }
