// The drawing of a window: moved each frame without reading the layout, exchanged when there is a better one.
import { addressOf } from "./focus.js";
import { reduced } from "./span.js";

/** @typedef {import("./span.js").Span} Span */

/** The drawing in the section. */
export class Picture extends EventTarget {
  /**
   * @param {HTMLElement} section
   * @param {Span} span
   */
  constructor(section, span) {
    super();
    this.span = span;
    this.place = /** @type {HTMLElement} */ (section.querySelector(".drawings"));
    /** Width of the plot, in CSS pixels. */
    this.width = 0;
    /** Where the plot begins, in the window of the browser. */
    this.left = 0;
    /** Whether the focus is moved from one drawing to the next, and not by the reader. */
    this.swapping = false;
    /** The days that it shows: from `a` to before `b`. */
    this.a = 0;
    this.b = 0;
    /** The width for which it was made. */
    this.drawn = 0;
    // Of the drawings for several widths one is shown; from now on there is one for the width there is.
    const all = /** @type {HTMLElement[]} */ ([...this.place.children]);
    this.drawing = all.find((drawing) => drawing.checkVisibility()) ?? all[0];
    this.score = this.take(this.drawing);
    for (const other of all) if (other !== this.drawing) other.remove();
    new ResizeObserver(() => {
      const { left, width } = /** @type {Element} */ (this.drawing.querySelector(".plot")).getBoundingClientRect();
      if (!width) return;
      [this.left, this.width] = [left, width];
      this.dispatchEvent(new Event("resize"));
    }).observe(this.place);
  }

  /**
   * @param {HTMLElement} drawing
   * @returns {SVGSVGElement} what moves in it
   */
  take(drawing) {
    drawing.className = "drawing current";
    this.drawing = drawing;
    this.score = /** @type {SVGSVGElement} */ (drawing.querySelector(".scene"));
    [this.a, this.b] = daysOf(drawing);
    this.drawn = Number(drawing.dataset.width);
    return this.score;
  }

  /** Where a day stands, in percent of the drawing. */
  x(/** @type {number} */ day) {
    return ((day - this.a) / (this.b - this.a)) * 100;
  }

  /** The share of the plot, from 0 to 1, at a place on the screen. */
  share(/** @type {number} */ clientX) {
    return Math.min(Math.max((clientX - this.left) / this.width, 0), 1);
  }

  /** How much larger than it was made for the drawing is shown now. */
  get stretch() {
    return ((this.b - this.a) / this.span.length) * (this.width / this.drawn);
  }

  /** Puts the window's part of the drawing into the plot. */
  show() {
    const { a, length } = this.span;
    const whole = this.b - this.a;
    const { style } = this.score;
    style.inlineSize = `${(whole / length) * 100}%`;
    style.transform = `translateX(${((this.a - a) / whole) * 100}%)`;
  }

  /**
   * Shows another drawing in the place of this one; the focus stays on the same event, or goes to the nearest.
   * @param {HTMLElement} next
   * @param {boolean} [fade]
   */
  swap(next, fade = false) {
    const { drawing: old, place } = this;
    const focus = old.contains(document.activeElement) ? document.activeElement : null;
    const days = focus && dayOfItem(focus);
    const address = focus && addressOf(focus);
    for (const other of place.querySelectorAll(".drawing")) if (other !== old) other.remove();
    place.prepend(next);
    this.take(next);
    this.show();
    this.swapping = true;
    if (focus) {
      const same = address && next.querySelector(address);
      const to = same ?? nearest([...next.querySelectorAll("a[data-lanes]")], days ?? 0);
      /** @type {SVGElement | null} */ (to)?.focus({ preventScroll: true });
    }
    this.dispatchEvent(new Event("swap"));
    this.swapping = false;
    if (!fade || reduced()) return old.remove();
    old.inert = true;
    old.classList.add("fading");
    old.animate({ opacity: [1, 0] }, 150).finished.then(() => old.remove(), () => old.remove());
  }
}

/**
 * The days that a drawing shows, or the first in a section: from the one to before the other.
 * @param {Element} element
 * @returns {[number, number]}
 */
export function daysOf(element) {
  const { first, last } = /** @type {HTMLElement} */ (element.querySelector(".drawing") ?? element).dataset;
  return [Number(first), Number(last) + 1];
}

/**
 * The day at which an item stands, or in the middle of which.
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
  const far = (/** @type {Element} */ item) => Math.abs(dayOfItem(item) - day);
  return items.reduce((/** @type {T | null} */ best, item) => (!best || far(item) < far(best) ? item : best), null);
}
