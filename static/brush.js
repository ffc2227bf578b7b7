// The overview's brush: two sliders and what is between them; a drag beside it draws a new window.
import { inWords } from "./days.js";

/** @typedef {import("./span.js").Span} Span */
/** @typedef {"from" | "to" | "body" | "new"} Part */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {Element[]} children
 */
function svg(name, attributes, ...children) {
  const node = /** @type {SVGElement} */ (document.createElementNS(SVG, name));
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/** The window on the whole timeline. */
export class Brush {
  /**
   * @param {HTMLElement} section
   * @param {Span} span
   */
  constructor(section, span) {
    this.section = section;
    this.span = span;
    this.overview = section.querySelector(".overview");
    if (!this.overview) return;
    this.overview.setAttribute("role", "group");
    this.handles = [this.handle("from", "First day"), this.handle("to", "Last day")];
    this.dress();
    this.drag(/** @type {SVGSVGElement} */ (this.overview));
    this.show();
  }

  /**
   * @param {"from" | "to"} side
   * @param {string} name
   */
  handle(side, name) {
    const slider = svg("g", { class: `handle ${side}`, role: "slider", tabindex: "0", "aria-label": name },
      svg("rect", { class: "hit", y: "0", height: "43" }),
      svg("rect", { class: "grip", x: "-3", y: "12", width: "6", height: "19", rx: "3" }));
    slider.addEventListener("keydown", (event) => this.key(event, side));
    return svg("svg", { overflow: "visible" }, slider);
  }

  /** Puts the handles on top of what the server drew. */
  dress() {
    this.rect = this.overview?.querySelector(".brush");
    this.overview?.append(...(this.handles ?? []));
  }

  /**
   * Takes over another view's columns.
   * @param {Document} page
   */
  take(page) {
    const next = page.querySelector("[data-chart] .overview");
    if (!next || !this.overview) return;
    for (const child of [...this.overview.childNodes]) if (!this.handles?.includes(/** @type {SVGElement} */ (child))) child.remove();
    this.overview.prepend(...next.childNodes);
    this.rect = this.overview.querySelector(".brush");
    this.show();
  }

  show() {
    const { a, b, limits } = this.span;
    const [low, high] = limits;
    const x = (/** @type {number} */ day) => ((day - low) / (high - low)) * 100;
    this.rect?.setAttribute("x", `${x(a)}%`);
    this.rect?.setAttribute("width", `${x(b) - x(a)}%`);
    const ends = [[a, low, b - 1], [b, a + 1, high]];
    for (const [n, nested] of (this.handles ?? []).entries()) {
      const slider = /** @type {Element} */ (nested.firstElementChild);
      const [at, least, most] = ends[n].map(Math.round);
      nested.setAttribute("x", `${x(ends[n][0])}%`);
      // The last day of the window is the one before that with which the next begins.
      slider.setAttribute("aria-valuenow", String(at - n));
      slider.setAttribute("aria-valuemin", String(least - n));
      slider.setAttribute("aria-valuemax", String(most - n));
      slider.setAttribute("aria-valuetext", inWords(at - n));
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
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
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
      if (handle) part = handle.matches(".from") ? "from" : "to";
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
