// One line on all the files: shown at once, said aloud at a pace one can listen to.

import { announce } from "../announce.js";

const PACE = 10_000;

export class Total {
  constructor(section) {
    this.section = section;
    this.saidAt = 0;
  }

  tell(rows) {
    const count = (...states) => rows.filter((row) => states.includes(row.state)).length;
    const done = rows.filter((row) => row.isDone).length;
    const stopped = count("stopped", "forgotten");
    const isOver = done + stopped === rows.length;
    const { finished, total } = this.section.dataset;
    const words = (isOver ? finished : total).replace("{done}", done).replace("{all}", rows.length).replace("{here}", count("here"))
      .replace("{double}", count("double")).replace("{refused}", count("refused")).replace("{stopped}", stopped);
    this.section.querySelector("[data-total-words]").textContent = words;
    const all = rows.reduce((sum, row) => sum + row.size, 0) || 1;
    const gone = rows.reduce((sum, row) => sum + row.size * (row.isDone ? 1 : row.part), 0);
    this.section.querySelector("[data-total-bar]").value = gone / all;
    this.aloud(words, isOver);
  }

  aloud(words, isOver) {
    if (words === this.said || (!isOver && Date.now() - this.saidAt < PACE)) return;
    this.said = words;
    this.saidAt = Date.now();
    announce(words);
  }
}
