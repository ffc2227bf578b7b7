// The brush of the overview: two sliders and the range between them. A drag outside it draws a new window.
import { daysIn } from "./chart-fragments.js";
import { formatDay } from "./dates.js";
import { hasModifier } from "./modifier-keys.js";

/** @typedef {import("./viewport.js").Viewport} Viewport */
/** @typedef {"from" | "to" | "body" | "new"} Part */

/** The window within the whole timeline. */
export class Brush {
  /**
   * @param {HTMLElement} section
   * @param {Viewport} viewport
   */
  constructor(section, viewport) {
    this.viewport = viewport;
    /** The days of the histogram. The window may extend beyond them. */
    this.domain = daysIn(section.dataset.whole);
    const overview = /** @type {SVGSVGElement | null} */ (section.querySelector(".overview"));
    this.overview = overview;
    if (!overview) return;
    overview.setAttribute("role", "group");
    this.rect = overview.querySelector(".brush");
    this.handles = /** @type {SVGElement[]} */ ([...overview.querySelectorAll(".handle")]);
    for (const handle of this.handles) {
      handle.setAttribute("role", "slider");
      handle.addEventListener("keydown", (event) => this.key(event, sideOf(handle)));
    }
    this.drag(overview);
    this.show();
  }

  /**
   * Shows the histogram of another view.
   * @param {Document} page
   */
  update(page) {
    const next = page.querySelector("[data-chart] .overview")?.firstElementChild;
    if (next) this.overview?.firstElementChild?.replaceWith(next);
    this.show();
  }

  show() {
    const { a, b, limits } = this.viewport;
    const [low, high] = limits;
    const [first, end] = this.domain;
    const x = (/** @type {number} */ day) => Math.min(Math.max((day - first) / (end - first), 0), 1) * 100;
    this.rect?.setAttribute("x", `${x(a)}%`);
    this.rect?.setAttribute("width", `${x(b) - x(a)}%`);
    const ends = [[a, low, b - 1], [b, a + 1, high]];
    for (const [n, slider] of (this.handles ?? []).entries()) {
      const [value, least, most] = ends[n].map(Math.round);
      slider.parentElement?.setAttribute("x", `${x(ends[n][0])}%`);
      // `b` is the day after the last.
      const values = { now: value - n, min: least - n, max: most - n, text: formatDay(value - n, /** @type {SVGSVGElement} */ (this.overview).dataset) };
      for (const [name, text] of Object.entries(values)) slider.setAttribute(`aria-value${name}`, `${text}`);
    }
  }

  /**
   * @param {Part} part
   * @param {number} days
   */
  move(part, days) {
    const { a, b, limits } = this.viewport;
    if (part === "from") this.viewport.set(Math.min(Math.max(a + days, limits[0]), b - 1), b);
    else if (part === "to") this.viewport.set(a, Math.max(Math.min(b + days, limits[1]), a + 1));
    else this.viewport.pan(days);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {"from" | "to"} side
   */
  key(event, side) {
    if (hasModifier(event)) return;
    const [low, high] = this.viewport.limits;
    const whole = high - low;
    const step = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.1, PageUp: 0.1, Home: -1, End: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.viewport.stop();
    this.move(side, Math.sign(step) * Math.max(Math.abs(step) * whole, 1));
  }

  /** @param {SVGSVGElement} overview */
  drag(overview) {
    const { viewport } = this;
    /** @type {Part | undefined} */
    let part;
    let [left, width, last, start, down] = [0, 1, 0, 0, 0];
    const [first, end] = this.domain;
    const day = (/** @type {number} */ x) => first + Math.min(Math.max((x - left) / width, 0), 1) * (end - first);
    overview.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || part) return;
      ({ left, width } = overview.getBoundingClientRect());
      const handle = /** @type {Element} */ (event.target).closest(".handle");
      const at = day(event.clientX);
      if (handle) part = sideOf(handle);
      else part = at > viewport.a && at < viewport.b && viewport.length < viewport.limits[1] - viewport.limits[0] ? "body" : "new";
      [last, start, down] = [at, at, event.clientX];
      overview.setPointerCapture(event.pointerId);
      viewport.hold();
    });
    overview.addEventListener("pointermove", (event) => {
      // A few pixels are not a drag: hands tremble.
      if (!part || (start === last && Math.abs(event.clientX - down) < 4)) return;
      const at = day(event.clientX);
      if (part === "new") viewport.set(Math.min(start, at), Math.max(start, at));
      else this.move(part, at - last);
      last = at;
    });
    const up = (/** @type {PointerEvent} */ event) => {
      if (!part) return;
      // A click outside the brush moves the window there.
      if (part === "new" && start === last && event.type === "pointerup") viewport.animateTo(start - viewport.length / 2, start + viewport.length / 2);
      part = undefined;
      viewport.release();
    };
    overview.addEventListener("pointerup", up);
    overview.addEventListener("pointercancel", up);
  }
}

/** @param {Element} handle */
function sideOf(handle) {
  return handle.matches(".from") ? "from" : "to";
}
