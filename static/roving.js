// The chart is one stop of Tab; the arrows go from item to item in it.
import { held } from "./keys.js";
import { dayOfItem, nearest } from "./picture.js";

/** @typedef {import("./picture.js").Picture} Picture */

/** How often the window is moved on in search of the next event. */
const TRIES = 6;

/**
 * @param {HTMLElement} section
 * @param {Picture} [picture] where the chart can be moved
 */
export function roving(section, picture) {
  /** The line of the chart on which the focus moves; the eras stand above the first. */
  let lane = 0;
  /** @type {{ day: number, later: boolean, tries: number } | undefined} what the focus is on its way to, beyond which day */
  let sought;

  const items = (/** @type {Element} */ score) => /** @type {SVGAElement[]} */ ([...score.querySelectorAll("a[data-lanes]")]);
  const lanes = (/** @type {SVGElement} */ item) => (item.dataset.lanes?.match(/\d+/g) ?? []).map(Number);
  /** @param {Element} score */
  const stops = (score) => /** @type {SVGAElement[]} */ ([...score.querySelectorAll("a:not([aria-hidden] a)")]);

  /** Of each drawing, one item can be reached by Tab. */
  const dress = () => {
    for (const score of section.querySelectorAll(".scene")) {
      const all = stops(score);
      const one = all.find((item) => item === document.activeElement) ?? items(score)[0] ?? all[0];
      for (const item of all) item.tabIndex = item === one ? 0 : -1;
    }
  };

  /** @param {SVGAElement | null | undefined} item */
  const go = (item) => {
    if (!item) return;
    for (const other of stops(/** @type {Element} */ (item.closest(".scene")))) other.tabIndex = other === item ? 0 : -1;
    item.focus();
    if (!picture || !item.dataset.lanes) return;
    // What is outside the window comes inside.
    const { a, b, length } = picture.span;
    const { day = "", first = day, last = day } = item.dataset;
    const rim = length / 10;
    if (Number(last) < a) picture.span.to(Number(last) - rim, Number(last) - rim + length);
    else if (Number(first) >= b) picture.span.to(Number(first) + rim - length, Number(first) + rim);
  };

  /** Moves the window on, and the focus once there is something to focus. */
  const seek = (/** @type {boolean} */ later, tries = TRIES) => {
    if (!picture) return;
    const { span } = picture;
    const day = later ? span.b : span.a;
    if (!tries || (later ? span.b >= span.limits[1] : span.a <= span.limits[0])) return;
    sought = { day, later, tries };
    span.act(later ? "later" : "earlier");
  };

  picture?.addEventListener("swap", () => {
    dress();
    if (!sought || picture.span.moving) return;
    const { day, later, tries } = sought;
    sought = undefined;
    const all = items(picture.score);
    const next = later ? all.find((item) => dayOfItem(item) >= day) : all.findLast((item) => dayOfItem(item) < day);
    if (next) go(next);
    else seek(later, tries - 1);
  });

  /**
   * The nearest in time on the next line above or below on which there is another.
   * @param {SVGAElement} from
   * @param {SVGAElement[]} all
   * @param {number} step
   */
  const across = (from, all, step) => {
    const day = dayOfItem(from);
    const others = all.filter((item) => item !== from);
    const most = Math.max(...all.flatMap(lanes));
    for (let next = lane + step; next >= 0 && next <= most; next += step) {
      const found = nearest(others.filter((item) => lanes(item).includes(next)), day);
      if (!found) continue;
      lane = next;
      return found;
    }
    return null;
  };

  /**
   * What stands above or below an item, or nearest to its middle.
   * @param {SVGAElement} from
   * @param {SVGAElement[]} others
   */
  const beside = (from, others) => {
    const box = (/** @type {Element} */ item) => (item.querySelector(".hit-box") ?? item).getBoundingClientRect();
    const middle = box(from).left + box(from).width / 2;
    const off = (/** @type {Element} */ item) => Math.max(box(item).left - middle, middle - box(item).right, 0);
    return others.toSorted((a, b) => off(a) - off(b))[0];
  };

  section.addEventListener("keydown", (event) => {
    const item = /** @type {SVGAElement | null} */ (/** @type {Element} */ (event.target).closest(".scene a"));
    if (!item || held(event)) return;
    const score = /** @type {Element} */ (item.closest(".scene"));
    const all = items(score);
    const eras = /** @type {SVGAElement[]} */ ([...score.querySelectorAll("a.era")]);
    const isEra = item.matches(".era");
    const row = isEra ? eras : all;
    const { key } = event;
    let next;
    if (key === "ArrowRight" || key === "ArrowLeft") {
      next = row[row.indexOf(item) + (key === "ArrowRight" ? 1 : -1)];
      if (!next && !isEra) seek(key === "ArrowRight");
    } else if (key === "ArrowDown") next = isEra ? beside(item, all) : across(item, all, 1);
    else if (key === "ArrowUp") next = isEra ? null : (across(item, all, -1) ?? beside(item, eras));
    else if (key === "Home") next = row[0];
    else if (key === "End") next = row.at(-1);
    else return;
    event.preventDefault();
    go(next);
  });

  section.addEventListener("focusin", ({ target }) => {
    const item = /** @type {Element} */ (target);
    if (item instanceof SVGAElement && item.dataset.lanes && !lanes(item).includes(lane)) lane = lanes(item)[0] ?? lane;
  });
  dress();
}
