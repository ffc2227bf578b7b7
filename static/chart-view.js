// The drawing of a window: scaled and moved each frame without a layout, and replaced when a better one has arrived.
import { dayOfItem, daysOf, itemsIn, nearest } from "./chart-items.js";
import { focusQuietly, selectorFor } from "./focus.js";
import { prefersReducedMotion } from "./viewport.js";

/** @typedef {import("./viewport.js").Viewport} Viewport */

/** How much narrower or wider a drawing may be shown than it was made for. Narrower, its labels touch; wider, it only wastes room. */
const LIMITS = [0.97, 1.15];

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
    /** The days that the drawing shows: from `a` to before `b`. */
    this.a = 0;
    this.b = 0;
    this.drawing = /** @type {HTMLElement} */ (this.container.querySelector(".drawing"));
    this.scene = this.adopt(this.drawing);
    /** The drawing of the page of this window. It is right at every width, also that of paper. */
    this.printable = this.drawing;
    // A copy, because the drawings may be replaced at any time.
    addEventListener("beforeprint", () => {
      const copy = /** @type {HTMLElement} */ (this.printable.cloneNode(true));
      copy.className = "drawing tiers paper";
      this.container.append(copy);
    });
    addEventListener("afterprint", () => this.container.querySelector(".paper")?.remove());
    new ResizeObserver(() => {
      const { left, width } = /** @type {Element} */ (this.drawing.querySelector(".plot")).getBoundingClientRect();
      if (!width) return;
      if (width !== this.width) this.container.style.minBlockSize = "";
      [this.left, this.width] = [left, width];
      this.dispatchEvent(new Event("resize"));
    }).observe(this.container);
  }

  /**
   * @param {HTMLElement} drawing
   * @returns {HTMLElement} the part of it that moves
   */
  adopt(drawing) {
    this.drawing = drawing;
    this.scene = /** @type {HTMLElement} */ (drawing.querySelector(".scene"));
    [this.a, this.b] = daysOf(drawing);
    return this.scene;
  }

  /** The width of the plot that the drawing was made for, in CSS pixels. The drawing of a page is made for several. */
  get drawnWidth() {
    return Number(this.drawing.dataset.width ?? getComputedStyle(this.drawing).getPropertyValue("--width"));
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
    const [least, most] = LIMITS;
    return this.stretch >= least && this.stretch <= most;
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
    const day = focused?.closest(".lane") && dayOfItem(focused);
    const selector = focused && selectorFor(focused);
    const lane = focused?.closest(".lane");
    const index = lane ? [...this.scene.querySelectorAll(".lane")].indexOf(lane) : -1;
    // What is below the chart stays where it is while the window moves, also if the next drawing is lower.
    if (next.dataset.first !== old.dataset.first || next.dataset.last !== old.dataset.last) container.style.minBlockSize = `${container.offsetHeight}px`;
    for (const other of container.querySelectorAll(".drawing:not(.paper)")) if (other !== old) other.remove();
    // Out of the flow before the next one is in it: otherwise the browser would scroll.
    old.classList.add("fading");
    container.prepend(next);
    this.adopt(next);
    this.show();
    if (focused) {
      const lane = next.querySelectorAll(".scene .lane")[index] ?? next;
      const same = selector && (lane.querySelector(selector) ?? next.querySelector(selector));
      const target = same ?? nearest(itemsIn(lane), day ?? 0) ?? nearest(itemsIn(next), day ?? 0);
      if (target) focusQuietly(/** @type {SVGElement} */ (target));
    }
    this.dispatchEvent(new Event("swap"));
    const done = () => old.remove();
    if (!fade || prefersReducedMotion()) return done();
    old.inert = true;
    old.animate({ opacity: [1, 0] }, 150).finished.then(done, done);
  }
}
