// The sentences of the pictures in a story, as the page's template has them.

export function say(name, values = {}) {
  const words = document.querySelector("[data-pictured]")?.dataset[name] ?? "";
  return Object.entries(values).reduce((sentence, [key, value]) => sentence.replaceAll(`{${key}}`, value), words);
}

// One thing, or several: two sentences in the template, `name` and `nameMany`.
export function sayCount(name, count) {
  return say(count === 1 ? name : `${name}Many`, { count });
}
