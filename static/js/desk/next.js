// The key for the next step. A page may not show the step yet, because its story is just being begun or a colleague moved
// it on: then the desk is asked, and what it says is shown and done.

import { announce } from "./announce.js";
import { freshenAround } from "./fresh.js";

// `begin` is true once the desk has the story.
export function nextStep(form, { begin, goOn }) {
  const shown = () => form.querySelector("[data-next]");
  return async () => {
    if (!shown()) {
      if (!(await begin())) return;
      await freshenAround(form);
    }
    if (shown()) await goOn(shown());
    else announce(form.dataset.noStep);
  };
}
