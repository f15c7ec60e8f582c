// How a picture is cut, in the numbers of pictures/shapes: turned, straightened, cropped, with the point that stays in
// sight. Fractions of the frame that turning and straightening leave.

export const RATIOS = { wide: 16 / 9, classic: 3 / 2, square: 1, social: 1.91 };
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

// Proportions (width by height) of the frame that turning leaves; straightening keeps them.
export function proportions({ width, height }, { turn }) {
  return turn % 180 ? height / width : width / height;
}

// The rectangle [left, top, right, bottom], in fractions of the frame, that a ratio shows: the largest there is in the
// crop, as centred on the focal point as the crop allows.
export function cropFor({ crop, focal }, frame, ratio) {
  const [left, top, right, bottom] = crop;
  const [across, down] = [right - left, bottom - top];
  if (!ratio) return [...crop];
  const wanted = ratio / frame;
  const [width, height] = across / down > wanted ? [down * wanted, down] : [across, across / wanted];
  const x = within(focal[0] - width / 2, left, right - width);
  const y = within(focal[1] - height / 2, top, bottom - height);
  return [x, y, x + width, y + height];
}

// The same with one side of the crop elsewhere; it always leaves something to see.
export function withSide(shape, side, value) {
  const crop = [...shape.crop];
  const other = crop[(side + 2) % 4];
  crop[side] = side < 2 ? within(value, 0, other - LEAST) : within(value, other + LEAST, 1);
  return { ...shape, crop };
}

export function withFocal(shape, x, y) {
  return { ...shape, focal: [within(x, 0, 1), within(y, 0, 1)] };
}

function within(value, least, most) {
  return Math.max(least, Math.min(value, Math.max(least, most)));
}
