// How a picture is cut, as a story spells it and changes it; what is then shown of it is the library's own rule.

import { cropFor, frameOf, within } from "../pictures/one/cut.js";

export { frameOf };
export const RATIOS = { wide: [16, 9], classic: [3, 2], square: [1, 1], social: [1.91, 1] };
const DIGITS = 4;
const LEAST = 0.02;

// { turn, straighten, crop: [left, top, right, bottom], focal: [x, y] }
export function parse(text) {
  const numbers = text.split(" ").map(Number);
  const [turn, straighten, left, top, right, bottom, x, y] = numbers.length === 8 && numbers.every(Number.isFinite) ? numbers : [0, 0, 0, 0, 1, 1, 0.5, 0.5];
  return { turn, straighten, crop: [left, top, right, bottom], focal: [x, y] };
}

export function spell({ turn, straighten, crop, focal }) {
  return [turn, straighten, ...crop, ...focal].map((number) => String(Number(number.toFixed(DIGITS)) + 0)).join(" ");
}

// The rectangle [left, top, right, bottom] that a ratio shows, in fractions of the frame.
export function shownOf(cut, size, ratio) {
  const [width, height] = frameOf(cut, size);
  const [left, top, right, bottom] = cropFor(cut, size, ratio);
  return [left / width, top / height, right / width, bottom / height];
}

// The same cut with one side of its crop elsewhere; it always leaves something to see.
export function withSide(cut, side, value) {
  const crop = [...cut.crop];
  const other = crop[(side + 2) % 4];
  crop[side] = side < 2 ? within(value, 0, Math.max(0, other - LEAST)) : within(value, Math.min(1, other + LEAST), 1);
  return { ...cut, crop };
}

export function withFocal(cut, x, y) {
  return { ...cut, focal: [within(x, 0, 1), within(y, 0, 1)] };
}
