// Shows a part of a picture in a window, by moving, turning and scaling the one image that is there.
import { cropFor, frameOf, keptOf, turnedSize } from "./cut.js";

const percent = (number) => `${number * 100}%`;

// The image lies turned and straightened so that its frame fills the element it is in.
export const layInFrame = (image, cut, [width, height]) => {
  const kept = keptOf(cut, [width, height]);
  const [across, down] = turnedSize(cut, [width, height]);
  const [x, y] = [width / (across * kept), height / (down * kept)];
  Object.assign(image.style, {
    width: percent(x),
    height: percent(y),
    left: percent((1 - x) / 2),
    top: percent((1 - y) / 2),
    transform: `rotate(${cut.turn + cut.straighten}deg)`,
  });
};

// The window shows the box of this ratio; `frame` is the element the image lies in.
export const showBox = (pane, frame, image, cut, size, ratio) => {
  const [left, top, right, bottom] = cropFor(cut, size, ratio);
  const [frameWidth, frameHeight] = frameOf(cut, size);
  const [width, height] = [right - left, bottom - top];
  pane.style.aspectRatio = `${width} / ${height}`;
  pane.dataset.box = [left, top, right, bottom].join(" ");
  Object.assign(frame.style, {
    width: percent(frameWidth / width),
    height: percent(frameHeight / height),
    left: percent(-left / width),
    top: percent(-top / height),
  });
  layInFrame(image, cut, size);
};
