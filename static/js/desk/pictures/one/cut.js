// Which part of a picture is shown: the server's rule (pictures/shapes/crops.py), number for number.
// A cut is { turn, straighten, crop: [left, top, right, bottom], focal: [x, y] }; sizes are [width, height] in pixels.

export const asItCame = () => ({ turn: 0, straighten: 0, crop: [0, 0, 1, 1], focal: [0.5, 0.5] });

export const within = (number, least, most) => Math.min(Math.max(number, least), most);

// Python rounds halves to the even number; a pixel of difference would be another picture.
const round = (number) => {
  const below = Math.floor(number);
  const rest = number - below;
  if (rest === 0.5) return below % 2 === 0 ? below : below + 1;
  return rest < 0.5 ? below : below + 1;
};

export const turnedSize = (cut, [width, height]) => (cut.turn % 180 === 0 ? [width, height] : [height, width]);

// What straightening leaves of both sides: the largest upright rectangle of the same proportions.
export const keptOf = (cut, size) => {
  const [width, height] = turnedSize(cut, size);
  const angle = (Math.abs(cut.straighten) * Math.PI) / 180;
  const [across, along] = [Math.sin(angle), Math.cos(angle)];
  return Math.min(width / (width * along + height * across), height / (width * across + height * along));
};

export const frameOf = (cut, size) => {
  const kept = keptOf(cut, size);
  return turnedSize(cut, size).map((side) => Math.max(1, Math.floor(side * kept)));
};

const side = (start, end, length) => {
  const first = Math.min(round(start * length), length - 1);
  return [first, Math.max(first + 1, round(end * length))];
};

const start = (focal, length, first, last) => Math.max(first, Math.min(round(focal - length / 2), last - length));

// The box [left, top, right, bottom] in pixels of the frame; no ratio ([0, 0]) shows the whole crop.
export const cropFor = (cut, size, [across, down]) => {
  const [frameWidth, frameHeight] = frameOf(cut, size);
  const [left, right] = side(cut.crop[0], cut.crop[2], frameWidth);
  const [top, bottom] = side(cut.crop[1], cut.crop[3], frameHeight);
  if (!across) return [left, top, right, bottom];
  const width = Math.min(right - left, Math.max(1, round(((bottom - top) * across) / down)));
  const height = Math.min(bottom - top, Math.max(1, round(((right - left) * down) / across)));
  const x = start(cut.focal[0] * frameWidth, width, left, right);
  const y = start(cut.focal[1] * frameHeight, height, top, bottom);
  return [x, y, x + width, y + height];
};

// A quarter turn; crop and focal point keep to what they show.
export const turnedRight = ({ turn, straighten, crop: [l, t, r, b], focal: [x, y] }) => ({
  turn: (turn + 90) % 360,
  straighten,
  crop: [1 - b, l, 1 - t, r],
  focal: [1 - y, x],
});

export const turnedLeft = (cut) => turnedRight(turnedRight(turnedRight(cut)));
