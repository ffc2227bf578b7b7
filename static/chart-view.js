// The drawing of a window: scaled and moved each frame without a layout, and replaced when a better one has arrived.
import { selectorFor } from "./focus.js";
import { prefersReducedMotion } from "./viewport.js";

/** @typedef {import("./viewport.js").Viewport} Viewport */

/** How much a drawing may be stretched or compressed before its labels look wrong. */
const TOLERANCE = 0.12;

/** The drawing in the chart's section. Fires `resize` when the plot has another width, and `swap` after a replacement. */
export class ChartView extends EventTarget {
  /**
   * @param {HTMLElement} section
   * @param {Viewport} viewport
   */
  constructor(section, viewport) {
    super();
    this.viewport = viewport;
    this.container = /** @type {HTMLElement} */ (section.querySelector(".drawings"));
    /** The width of the plot, in CSS pixels. */
    this.width = 0;
    /** Where the plot begins, in CSS pixels from the left edge of the browser's window. */
    this.left = 0;
    /** Whether the focus moves from one drawing to the next, not by the reader. */
    this.swapping = false;
    /** The days that the drawing shows: from `a` to before `b`. */
    this.a = 0;
    this.b = 0;
    /** The width that the drawing was made for. */
    this.drawnWidth = 0;
    // The page has drawings for several widths, one of which is visible. From now on there is one for the actual width.
    const all = /** @type {HTMLElement[]} */ ([...this.container.children]);
    this.drawing = all.find((drawing) => drawing.checkVisibility()) ?? all[0];
    this.scene = this.adopt(this.drawing);
    for (const other of all) if (other !== this.drawing) other.remove();
    new ResizeObserver(() => {
      const { left, width } = /** @type {Element} */ (this.drawing.querySelector(".plot")).getBoundingClientRect();
      if (!width) return;
      [this.left, this.width] = [left, width];
      this.dispatchEvent(new Event("resize"));
    }).observe(this.container);
  }

  /**
   * @param {HTMLElement} drawing
   * @returns {SVGSVGElement} the part of it that moves
   */
  adopt(drawing) {
    drawing.className = "drawing current";
    this.drawing = drawing;
    this.scene = /** @type {SVGSVGElement} */ (drawing.querySelector(".scene"));
    [this.a, this.b] = daysOf(drawing);
    this.drawnWidth = Number(drawing.dataset.width);
    return this.scene;
  }

  /** Where a day is, in percent of the drawing's width. */
  x(/** @type {number} */ day) {
    return ((day - this.a) / (this.b - this.a)) * 100;
  }

  /** Where a point of the screen is in the plot, as a fraction from 0 to 1. */
  fraction(/** @type {number} */ clientX) {
    return Math.min(Math.max((clientX - this.left) / this.width, 0), 1);
  }

  /** How much wider the drawing is shown than it was made for: 1 if it fits. */
  get stretch() {
    return ((this.b - this.a) / this.viewport.length) * (this.width / this.drawnWidth);
  }

  /** Whether the drawing is made for about the width and the length of the window. */
  get fits() {
    return Math.abs(this.stretch - 1) <= TOLERANCE;
  }

  /** Moves the window's part of the drawing into the plot. */
  show() {
    const { a, length } = this.viewport;
    const drawnDays = this.b - this.a;
    const { style } = this.scene;
    style.inlineSize = `${(drawnDays / length) * 100}%`;
    style.transform = `translateX(${((this.a - a) / drawnDays) * 100}%)`;
  }

  /**
   * Replaces the drawing. The focus stays on the same event, or goes to the nearest.
   * @param {HTMLElement} next
   * @param {boolean} [fade]
   */
  swap(next, fade = false) {
    const { drawing: old, container } = this;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const day = focused && dayOfItem(focused);
    const selector = focused && selectorFor(focused);
    for (const other of container.querySelectorAll(".drawing")) if (other !== old) other.remove();
    container.prepend(next);
    this.adopt(next);
    this.show();
    this.swapping = true;
    if (focused) {
      const same = selector && next.querySelector(selector);
      const target = same ?? nearest([...next.querySelectorAll("a[data-lanes]")], day ?? 0);
      /** @type {SVGElement | null} */ (target)?.focus({ preventScroll: true });
    }
    this.dispatchEvent(new Event("swap"));
    this.swapping = false;
    if (!fade || prefersReducedMotion()) return old.remove();
    old.inert = true;
    old.classList.add("fading");
    old.animate({ opacity: [1, 0] }, 150).finished.then(() => old.remove(), () => old.remove());
  }
}

/**
 * The days that a drawing shows, or the first drawing in a section: the first, and the one after the last.
 * @param {Element} element
 * @returns {[number, number]}
 */
export function daysOf(element) {
  const { first, last } = /** @type {HTMLElement} */ (element.querySelector(".drawing") ?? element).dataset;
  return [Number(first), Number(last) + 1];
}

/**
 * The day of a mark, or the middle of the days of an aggregate.
 * @param {Element} item
 */
export function dayOfItem(item) {
  const { day, first, last } = /** @type {SVGElement} */ (item).dataset;
  return day ? Number(day) : (Number(first) + Number(last)) / 2;
}

/**
 * @template {Element} T
 * @param {T[]} items
 * @param {number} day
 * @returns {T | null}
 */
export function nearest(items, day) {
  const distance = (/** @type {Element} */ item) => Math.abs(dayOfItem(item) - day);
  return items.reduce((/** @type {T | null} */ best, item) => (!best || distance(item) < distance(best) ? item : best), null);
}
