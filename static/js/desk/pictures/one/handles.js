// Pointers on the stage: the focal point is clicked or dragged, the sides and corners of the crop are dragged.
import { within } from "./cut.js";

const LEAST = 0.02;
const STEP = 0.01;
const BIG_STEP = 0.1;
const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

const place = (stage, event) => {
  const box = stage.getBoundingClientRect();
  return [within((event.clientX - box.left) / box.width, 0, 1), within((event.clientY - box.top) / box.height, 0, 1)];
};

// `moved(x, y)` is told of every place the pointer goes to while it is down.
const dragged = (element, stage, moved) => {
  element.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    event.preventDefault();
    event.stopPropagation();
    element.setPointerCapture(event.pointerId);
    const follow = (next) => moved(...place(stage, next));
    follow(event);
    element.addEventListener("pointermove", follow);
    const stop = () => element.removeEventListener("pointermove", follow);
    element.addEventListener("pointerup", stop, { once: true });
    element.addEventListener("pointercancel", stop, { once: true });
  });
};

// `change(update)` replaces the cut by what `update(cut)` makes of it.
export const holdFocalPoint = (stage, point, change) => {
  const to = (x, y) => change((cut) => ({ ...cut, focal: [x, y] }));
  dragged(stage, stage, (x, y) => {
    to(x, y);
    point.focus({ preventScroll: true });
  });
  point.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? BIG_STEP : STEP;
    change((cut) => ({ ...cut, focal: cut.focal.map((part, axis) => within(part + move[axis] * step, 0, 1)) }));
  });
};

// A handle is named by the sides it moves: "left", "top", "left top" ...
export const holdCrop = (stage, handle, change) => {
  const sides = handle.dataset.sides.split(" ");
  dragged(handle, stage, (x, y) => {
    change((cut) => {
      const [left, top, right, bottom] = cut.crop;
      const moved = {
        left: within(x, 0, right - LEAST),
        top: within(y, 0, bottom - LEAST),
        right: within(x, left + LEAST, 1),
        bottom: within(y, top + LEAST, 1),
      };
      const now = { left, top, right, bottom };
      for (const side of sides) now[side] = moved[side];
      return { ...cut, crop: [now.left, now.top, now.right, now.bottom] };
    });
  });
};
