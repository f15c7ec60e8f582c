// The session is over while somebody types: they sign in beside the text, in a window of its own, and the page goes on
// by itself. Somebody else who signs in here is not taken for them.

import { announce } from "./announce.js";
import { knownAs } from "./wire.js";

const EVERY = 3_000;

export function signInBeside({ form, news, back }) {
  let timer;
  let door;
  let isAsking = false;

  const look = async () => {
    clearTimeout(timer);
    if (isAsking) return;
    isAsking = true;
    const known = await knownAs(form);
    isAsking = false;
    if (known === "known") return over();
    if (known !== "away") say(known);
    timer = setTimeout(look, EVERY);
  };
  const over = () => {
    news.unsay("signed-out");
    news.unsay("somebody-else");
    door?.close();
    door = undefined;
    timer = undefined;
    announce(form.dataset.backAgain);
    back();
  };
  const open = (event) => {
    door = window.open(event.currentTarget.href, "newsroom-sign-in", "popup,width=520,height=720");
    if (door) event.preventDefault();
  };
  const say = (kind) => {
    news.unsay(kind === "signed-out" ? "somebody-else" : "signed-out");
    news.say(kind, { acts: { open } });
  };
  addEventListener("focus", () => { if (timer) look(); });
  return (kind) => {
    say(kind);
    timer ??= setTimeout(look, EVERY);
  };
}
