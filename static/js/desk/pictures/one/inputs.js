// The cut as the form's inputs hold it: what is seen is what is sent.
import { asItCame, within } from "./cut.js";

const SIDES = ["left", "top", "right", "bottom"];
const LEAST = 0.02;

const number = (form, name) => Number(form.elements[name].value) || 0;
const kept = (fraction) => String(Math.round(fraction * 10_000) / 100);

export const read = (form) => {
  const off = SIDES.map((side) => within(number(form, side) / 100, 0, 1));
  const crop = [off[0], off[1], 1 - off[2], 1 - off[3]];
  // Two sides that meet would leave nothing to see.
  if (crop[2] - crop[0] < LEAST) crop[2] = Math.min(1, crop[0] + LEAST);
  if (crop[3] - crop[1] < LEAST) crop[3] = Math.min(1, crop[1] + LEAST);
  return {
    turn: number(form, "turn"),
    straighten: within(number(form, "straighten"), -20, 20),
    crop,
    focal: [within(number(form, "focal_x") / 100, 0, 1), within(number(form, "focal_y") / 100, 0, 1)],
  };
};

export const write = (form, { turn, straighten, crop, focal }) => {
  form.elements.turn.value = String(turn);
  form.elements.straighten.value = String(straighten);
  [crop[0], crop[1], 1 - crop[2], 1 - crop[3]].forEach((off, index) => {
    form.elements[SIDES[index]].value = kept(off);
  });
  form.elements.focal_x.value = kept(focal[0]);
  form.elements.focal_y.value = kept(focal[1]);
};

export const reset = (form) => write(form, asItCame());
