// What somebody looks for, as an expression that finds it in any spelling they did not ask to tell apart.

const LETTER = "[\\p{L}\\p{N}\\p{M}]";
const ALIKE = [
  ["'’", "['’]"],
  [" ", "[ \\u00a0\\u202f\\u2009]"],
];
const JOINED = { "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE" };
const RANGES = [[0xc0, 0x24f], [0x1e00, 0x1eff]];

// `words` may be found in any case, with any accents, inside longer words, as far as the choices leave it open. A plain
// space also finds a no-break one, and a straight apostrophe a curled one; never the other way round for spaces.
export function patternOf(words, { matchCase = false, matchAccents = false, wholeWords = false } = {}) {
  if (!words) return null;
  const text = words.normalize("NFC");
  let found = "";
  for (let place = 0; place < text.length;) {
    const sign = String.fromCodePoint(text.codePointAt(place));
    const pair = text.slice(place, place + 2);
    const joined = matchAccents ? "" : joinedAs(pair, matchCase);
    found += joined ? `(?:${letters(pair[0])}${letters(pair[1])}|${joined})` : one(sign, matchAccents);
    place += joined ? 2 : sign.length;
  }
  if (wholeWords) found = `(?<!${LETTER})(?:${found})(?!${LETTER})`;
  return new RegExp(found, `gu${matchCase ? "" : "i"}`);
}

function joinedAs(pair, matchCase) {
  const same = (sign) => (matchCase ? JOINED[sign] === pair : JOINED[sign].toLowerCase() === pair.toLowerCase());
  return Object.keys(JOINED).find(same) ?? "";
}

function one(sign, matchAccents) {
  const alike = ALIKE.find(([signs]) => signs.includes(sign));
  if (alike) return alike[1];
  if (JOINED[sign] && !matchAccents) return `(?:${sign}|${[...JOINED[sign]].map(letters).join("")})`;
  if (matchAccents) return spelt(sign);
  return letters(sign.normalize("NFD")[0]);
}

// An accented letter is one sign or two: both are the same letter.
function spelt(sign) {
  const taken = sign.normalize("NFD");
  return taken === sign ? `${escaped(sign)}(?!\\p{M})` : `(?:${escaped(sign)}|${[...taken].map(escaped).join("")})`;
}

// The letter with whatever accents, written either way.
function letters(base) {
  const others = accented().get(base);
  return others ? `(?:[${base}${others}]\\p{M}*)` : `${escaped(base)}${/\p{L}/u.test(base) ? "\\p{M}*" : ""}`;
}

let known;

function accented() {
  if (known) return known;
  known = new Map();
  for (const [from, to] of RANGES) {
    for (let code = from; code <= to; code++) {
      const sign = String.fromCharCode(code);
      const base = sign.normalize("NFD")[0];
      if (base !== sign) known.set(base, (known.get(base) ?? "") + sign);
    }
  }
  return known;
}

function escaped(sign) {
  return sign.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}
