// The overview's brush: two sliders and what is between them; a drag beside it draws a new window.
import { inWords } from "./days.js";
import { held } from "./keys.js";

/** @typedef {import("./span.js").Span} Span */
/** @typedef {"from" | "to" | "body" | "new"} Part */

/** The window on the whole timeline. */
export class Brush {
  /**
   * @param {HTMLElement} section
   * @param {Span} span
   */
  constructor(section, span) {
    this.span = span;
    const overview = /** @type {SVGSVGElement | null} */ (section.querySelector(".overview"));
    this.overview = overview;
    if (!overview) return;
    overview.setAttribute("role", "group");
    this.rect = overview.querySelector(".brush");
    this.handles = /** @type {SVGElement[]} */ ([...overview.querySelectorAll(".handle")]);
    for (const handle of this.handles) handle.addEventListener("keydown", (event) => this.key(event, sideOf(handle)));
    this.drag(overview);
    this.show();
  }

  /**
   * Takes over another view's columns.
   * @param {Document} page
   */
  take(page) {
    const next = page.querySelector("[data-chart] .overview")?.firstElementChild;
    if (next) this.overview?.firstElementChild?.replaceWith(next);
    this.show();
  }

  show() {
    const { a, b, limits } = this.span;
    const [low, high] = limits;
    const x = (/** @type {number} */ day) => ((day - low) / (high - low)) * 100;
    this.rect?.setAttribute("x", `${x(a)}%`);
    this.rect?.setAttribute("width", `${x(b) - x(a)}%`);
    const ends = [[a, low, b - 1], [b, a + 1, high]];
    for (const [n, slider] of (this.handles ?? []).entries()) {
      const [at, least, most] = ends[n].map(Math.round);
      slider.parentElement?.setAttribute("x", `${x(ends[n][0])}%`);
      // The last day of the window is the one before that with which the next begins.
      const values = { now: at - n, min: least - n, max: most - n, text: inWords(at - n, /** @type {SVGSVGElement} */ (this.overview).dataset) };
      for (const [name, value] of Object.entries(values)) slider.setAttribute(`aria-value${name}`, `${value}`);
    }
  }

  /**
   * @param {Part} part
   * @param {number} days
   */
  move(part, days) {
    const { a, b, limits } = this.span;
    if (part === "from") this.span.set(Math.min(Math.max(a + days, limits[0]), b - 1), b);
    else if (part === "to") this.span.set(a, Math.max(Math.min(b + days, limits[1]), a + 1));
    else this.span.pan(days);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {"from" | "to"} side
   */
  key(event, side) {
    if (held(event)) return;
    const [low, high] = this.span.limits;
    const whole = high - low;
    const step = { ArrowLeft: -0.02, ArrowDown: -0.02, ArrowRight: 0.02, ArrowUp: 0.02, PageDown: -0.1, PageUp: 0.1, Home: -1, End: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    this.span.stop();
    this.move(side, Math.sign(step) * Math.max(Math.abs(step) * whole, 1));
  }

  /** @param {SVGSVGElement} overview */
  drag(overview) {
    const { span } = this;
    /** @type {Part | undefined} */
    let part;
    let [left, width, last, start, down] = [0, 1, 0, 0, 0];
    const day = (/** @type {number} */ x) => span.limits[0] + (Math.min(Math.max((x - left) / width, 0), 1) * (span.limits[1] - span.limits[0]));
    overview.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || part) return;
      ({ left, width } = overview.getBoundingClientRect());
      const handle = /** @type {Element} */ (event.target).closest(".handle");
      const at = day(event.clientX);
      if (handle) part = sideOf(handle);
      else part = at > span.a && at < span.b && span.length < span.limits[1] - span.limits[0] ? "body" : "new";
      [last, start, down] = [at, at, event.clientX];
      overview.setPointerCapture(event.pointerId);
      span.stop();
      span.held = true;
    });
    overview.addEventListener("pointermove", (event) => {
      // A hand that trembles has not dragged.
      if (!part || (start === last && Math.abs(event.clientX - down) < 4)) return;
      const at = day(event.clientX);
      if (part === "new") span.set(Math.min(start, at), Math.max(start, at));
      else this.move(part, at - last);
      last = at;
    });
    const up = (/** @type {PointerEvent} */ event) => {
      if (!part) return;
      // A click beside the brush brings the window there.
      if (part === "new" && start === last && event.type === "pointerup") span.to(start - span.length / 2, start + span.length / 2);
      part = undefined;
      span.held = false;
      span.wait();
    };
    overview.addEventListener("pointerup", up);
    overview.addEventListener("pointercancel", up);
  }
}

/** @param {Element} handle */
function sideOf(handle) {
  return handle.matches(".from") ? "from" : "to";
}
