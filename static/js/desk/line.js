// One errand at a time: a save never overtakes the autosave before it.

export function makeLine() {
  let last = Promise.resolve();
  return (errand) => {
    const mine = last.then(errand);
    last = mine.catch(() => {});
    return mine;
  };
}
