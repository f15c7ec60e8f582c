// How this story cuts a picture: the point that must stay in sight, and what is left out, with what every ratio will
// show. The library's picture is not touched.

import { frameOf, parse, RATIOS, shownOf, spell, withFocal, withSide } from "./crop_rule.js";
import { factsOf, previewOf } from "./library.js";
import { say } from "./words.js";

const STEP = 0.01;
const LARGE = 0.05;
const WIDTH = 960;
//: The picture and what works on it stand on one screen.
const TALLEST = 22;
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

// Resolves to the shape chosen, spelled, or null where nothing was; `only` names one ratio to show.
export async function openCut({ picture, shape, only = "" }) {
  const facts = await factsOf(picture).catch(() => null);
  return new Promise((done) => { cut(facts, { picture, shape, only }, done); });
}

function cut(facts, { picture, shape, only }, done) {
  const box = document.querySelector("[data-cut]");
  const part = (name) => box.querySelector(`[data-cut-${name}]`);
  const stop = new AbortController();
  const hear = (element, name, act) => element.addEventListener(name, act, { signal: stop.signal });
  const whole = { ...parse(shape), crop: [0, 0, 1, 1], focal: [0.5, 0.5] };
  let now = parse(shape);

  const close = (answer) => {
    stop.abort();
    box.close();
    done(answer);
  };
  part("refused").hidden = Boolean(facts);
  part("work").hidden = part("use").hidden = part("reset").hidden = !facts;
  const size = [facts?.width, facts?.height];
  const address = previewOf(picture, { width: WIDTH, shape: spell(whole) });
  const paint = () => {
    const [left, top, right, bottom] = now.crop;
    put(part("window"), { left, top, width: right - left, height: bottom - top });
    Object.assign(part("focal").style, { insetInlineStart: `${now.focal[0] * 100}%`, insetBlockStart: `${now.focal[1] * 100}%` });
    for (const field of box.querySelectorAll("[data-side]")) field.value = String(Math.round(sideOf(now, field.dataset.side) * 100));
    for (const shown of box.querySelectorAll("[data-ratio]")) paintRatio(shown, now, size);
  };
  for (const shown of box.querySelectorAll("[data-ratio]")) {
    shown.closest("li").hidden = Boolean(only) && shown.dataset.ratio !== only;
    shown.querySelector("img").src = facts ? address : "";
  }
  if (facts) {
    part("image").src = address;
    const [width, height] = frameOf(now, size);
    part("stage").style.aspectRatio = `${width} / ${height}`;
    part("stage").style.maxInlineSize = `min(100%, ${Math.round((TALLEST * width) / height)}rem)`;
    paint();
  }
  const moveFocal = (x, y) => { now = withFocal(now, x, y); paint(); };
  hear(part("stage"), "click", (event) => {
    const { left, top, width, height } = part("stage").getBoundingClientRect();
    moveFocal((event.clientX - left) / width, (event.clientY - top) / height);
    part("stage").focus();
  });
  hear(part("stage"), "keydown", (event) => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    const step = event.shiftKey ? LARGE : STEP;
    moveFocal(now.focal[0] + by[0] * step, now.focal[1] + by[1] * step);
  });
  hear(box, "input", (event) => {
    const { side } = event.target.dataset;
    if (!side) return;
    const value = Number(event.target.value) / 100;
    const place = ["left", "top", "right", "bottom"].indexOf(side);
    now = withSide(now, place, place < 2 ? value : 1 - value);
    paint();
  });
  hear(part("reset"), "click", () => { now = parse(facts.shape); paint(); });
  hear(part("use"), "click", () => close(spell(now)));
  for (const button of box.querySelectorAll("[data-cut-close]")) hear(button, "click", () => close(null));
  hear(box, "cancel", (event) => { event.preventDefault(); close(null); });
  hear(box, "keydown", (event) => event.stopPropagation());
  part("title").textContent = say(only ? "cutSocial" : "cutStory");
  box.showModal();
  (facts ? part("stage") : part("refused")).focus();
}

function sideOf({ crop: [left, top, right, bottom] }, side) {
  return { left, top, right: 1 - right, bottom: 1 - bottom }[side];
}

// The picture lies behind a window of that ratio, so that the window shows what will be seen.
function paintRatio(shown, shape, size) {
  const [left, top, right, bottom] = shownOf(shape, size, RATIOS[shown.dataset.ratio]);
  const [width, height] = [right - left, bottom - top];
  put(shown.querySelector("img"), { left: -left / width, top: -top / height, width: 1 / width, height: 1 / height });
}

function put(element, { left, top, width, height }) {
  Object.assign(element.style, { insetInlineStart: `${left * 100}%`, insetBlockStart: `${top * 100}%`, inlineSize: `${width * 100}%`, blockSize: `${height * 100}%` });
}
