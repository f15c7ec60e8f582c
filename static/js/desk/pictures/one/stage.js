// The stage of one picture: where it is cut and what must stay in sight, seen at every ratio while it is changed.
import { frameOf, turnedLeft, turnedRight } from "./cut.js";
import { layInFrame, showBox } from "./frames.js";
import { holdCrop, holdFocalPoint } from "./handles.js";
import { read, reset, write } from "./inputs.js";

const form = document.querySelector("[data-cut-form]");
const stage = document.querySelector("[data-stage]");

const made = (name, ...inside) => {
  const element = document.createElement("span");
  element.className = name;
  element.append(...inside);
  return element;
};

const theImage = (address) => {
  const image = new Image();
  Object.assign(image, { src: address, alt: "", draggable: false });
  return image;
};

const open = () => {
  const size = [Number(stage.dataset.width), Number(stage.dataset.height)];
  const image = theImage(stage.dataset.whole);
  image.className = "stage-image";
  stage.querySelector("img").replaceWith(image);
  image.alt = stage.dataset.alt;
  const panes = [...document.querySelectorAll("[data-ratio]")].map((pane) => {
    const copy = theImage(stage.dataset.whole);
    const frame = made("ratio-frame", copy);
    copy.alt = pane.querySelector("img").alt;
    pane.replaceChildren(frame);
    pane.classList.add("ratio-pane--live");
    return { pane, frame, image: copy, ratio: pane.dataset.ratio.split(" ").map(Number) };
  });
  const point = stage.querySelector("[data-focal]");
  const crop = stage.querySelector("[data-crop]");
  const tilt = form.elements.straighten;

  const show = () => {
    const cut = read(form);
    const [width, height] = frameOf(cut, size);
    stage.style.aspectRatio = `${width} / ${height}`;
    stage.style.setProperty("--proportion", width / height);
    layInFrame(image, cut, size);
    const [left, top, right, bottom] = cut.crop;
    Object.assign(crop.style, {
      left: `${left * 100}%`,
      top: `${top * 100}%`,
      width: `${(right - left) * 100}%`,
      height: `${(bottom - top) * 100}%`,
    });
    Object.assign(point.style, { left: `${cut.focal[0] * 100}%`, top: `${cut.focal[1] * 100}%` });
    const [x, y] = cut.focal.map((part) => Math.round(part * 100));
    point.setAttribute("aria-label", stage.dataset.says.replace("{x}", x).replace("{y}", y));
    for (const { pane, frame, image: copy, ratio } of panes) showBox(pane, frame, copy, cut, size, ratio);
    form.querySelector("[data-degrees]").textContent = `${cut.straighten.toLocaleString(document.documentElement.lang)}°`;
  };

  const change = (update) => {
    write(form, update(read(form)));
    show();
  };

  holdFocalPoint(stage, point, change);
  for (const handle of stage.querySelectorAll("[data-sides]")) holdCrop(stage, handle, change);
  const does = {
    left: () => change(turnedLeft),
    right: () => change(turnedRight),
    reset: () => (reset(form), show()),
  };
  for (const button of form.querySelectorAll("[data-does]")) {
    button.hidden = false;
    button.addEventListener("click", (event) => {
      event.preventDefault();
      does[button.dataset.does]();
    });
  }
  form.addEventListener("input", show);
  for (const kind of ["focus", "pointerdown", "input"]) tilt.addEventListener(kind, () => stage.classList.add("stage--grid"));
  for (const kind of ["blur", "pointerup"]) tilt.addEventListener(kind, () => stage.classList.remove("stage--grid"));
  show();
  stage.classList.add("stage--live");
};

if (form && stage) open();
