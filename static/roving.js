// The chart is one tab stop; arrow keys move the focus within it (ARIA Authoring Practices, roving tabindex).
import { hasModifier } from "./shortcuts.js";
import { dayOfItem, nearest } from "./chart-view.js";

/** @typedef {import("./chart-view.js").ChartView} ChartView */

/** How many times the window moves on in search of the next event. */
const MAX_STEPS = 6;

/**
 * @param {HTMLElement} section
 * @param {ChartView} [view] if the chart can be moved
 */
export function roving(section, view) {
  /** The lane in which the focus moves. The eras are above the first. */
  let lane = 0;
  /** @type {{ day: number, later: boolean, tries: number } | undefined} the search for an event before or after a day */
  let search;

  const items = (/** @type {Element} */ scene) => /** @type {SVGAElement[]} */ ([...scene.querySelectorAll("a[data-lanes]")]);
  const lanes = (/** @type {SVGElement} */ item) => (item.dataset.lanes?.match(/\d+/g) ?? []).map(Number);
  /** @param {Element} scene */
  const stops = (scene) => /** @type {SVGAElement[]} */ ([...scene.querySelectorAll("a:not([aria-hidden] a)")]);

  /** In each drawing, Tab reaches one item. */
  const setTabStops = () => {
    for (const scene of section.querySelectorAll(".scene")) {
      const all = stops(scene);
      const one = all.find((item) => item === document.activeElement) ?? items(scene)[0] ?? all[0];
      for (const item of all) item.tabIndex = item === one ? 0 : -1;
    }
  };

  /** @param {SVGAElement | null | undefined} item */
  const focus = (item) => {
    if (!item) return;
    for (const other of stops(/** @type {Element} */ (item.closest(".scene")))) other.tabIndex = other === item ? 0 : -1;
    item.focus();
    if (!view || !item.dataset.lanes) return;
    // Moves the window to an item outside it.
    const { a, b, length } = view.viewport;
    const { day = "", first = day, last = day } = item.dataset;
    const margin = length / 10;
    if (Number(last) < a) view.viewport.animateTo(Number(last) - margin, Number(last) - margin + length);
    else if (Number(first) >= b) view.viewport.animateTo(Number(first) + margin - length, Number(first) + margin);
  };

  /** Moves the window on, and then the focus if there is an event. */
  const seek = (/** @type {boolean} */ later, tries = MAX_STEPS) => {
    if (!view) return;
    const { viewport } = view;
    const day = later ? viewport.b : viewport.a;
    if (!tries || (later ? viewport.b >= viewport.limits[1] : viewport.a <= viewport.limits[0])) return;
    search = { day, later, tries };
    viewport.command(later ? "later" : "earlier");
  };

  view?.addEventListener("swap", () => {
    setTabStops();
    if (!search || view.viewport.moving) return;
    const { day, later, tries } = search;
    search = undefined;
    const all = items(view.scene);
    const next = later ? all.find((item) => dayOfItem(item) >= day) : all.findLast((item) => dayOfItem(item) < day);
    if (next) focus(next);
    else seek(later, tries - 1);
  });

  /**
   * The nearest item in time in the next lane, above or below, that has one.
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
   * The item above or below, or the nearest to the middle.
   * @param {SVGAElement} from
   * @param {SVGAElement[]} others
   */
  const closest = (from, others) => {
    const box = (/** @type {Element} */ item) => (item.querySelector(".hit-box") ?? item).getBoundingClientRect();
    const middle = box(from).left + box(from).width / 2;
    const distance = (/** @type {Element} */ item) => Math.max(box(item).left - middle, middle - box(item).right, 0);
    return others.toSorted((a, b) => distance(a) - distance(b))[0];
  };

  section.addEventListener("keydown", (event) => {
    const item = /** @type {SVGAElement | null} */ (/** @type {Element} */ (event.target).closest(".scene a"));
    if (!item || hasModifier(event)) return;
    const scene = /** @type {Element} */ (item.closest(".scene"));
    const all = items(scene);
    const eras = /** @type {SVGAElement[]} */ ([...scene.querySelectorAll("a.era")]);
    const isEra = item.matches(".era");
    const row = isEra ? eras : all;
    const { key } = event;
    let next;
    if (key === "ArrowRight" || key === "ArrowLeft") {
      next = row[row.indexOf(item) + (key === "ArrowRight" ? 1 : -1)];
      if (!next && !isEra) seek(key === "ArrowRight");
    } else if (key === "ArrowDown") next = isEra ? closest(item, all) : across(item, all, 1);
    else if (key === "ArrowUp") next = isEra ? null : (across(item, all, -1) ?? closest(item, eras));
    else if (key === "Home") next = row[0];
    else if (key === "End") next = row.at(-1);
    else return;
    event.preventDefault();
    focus(next);
  });

  section.addEventListener("focusin", ({ target }) => {
    const item = /** @type {Element} */ (target);
    if (item instanceof SVGAElement && item.dataset.lanes && !lanes(item).includes(lane)) lane = lanes(item)[0] ?? lane;
  });
  setTabStops();
}
