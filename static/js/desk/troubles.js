// Why the words are not with the desk, as a sentence with what can be done; gone as soon as they are.

import { download } from "./download.js";

//: What the sign-in or a later try settles by itself needs no sentence of its own here.
const KINDS = ["away", "too-big", "invalid", "gone", "refused"];

export function showTroubles({ form, keeper, news, indicator, signIn }) {
  const last = async () => download((await keeper.look()).pairs);
  return {
    failed(answer) {
      const { kind, data } = answer;
      indicator.trouble();
      if (kind === "signed-out" || kind === "somebody-else") return signIn(kind);
      const shown = KINDS.includes(kind) ? kind : "refused";
      for (const other of KINDS) if (other !== shown) news.unsay(other);
      const sentence = data.refused ?? (data.messages ?? []).join(" ");
      return news.say(shown, { slots: { sentence: sentence || form.dataset.noReason }, acts: { download: last, close: () => news.unsay(shown) } });
    },
    over() {
      for (const kind of KINDS) news.unsay(kind);
    },
  };
}
