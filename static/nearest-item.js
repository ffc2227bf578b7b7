// Which marks and blocks are near a point of the chart.

/** How far from a mark or block a point of a mouse may be, and how far that of a finger, in CSS pixels. */
const REACH = 22;
const TOUCH_REACH = 44;

/** @typedef {{ item: SVGAElement, x: number, y: number, halfWidth: number, halfHeight: number }} Box */

/** The boxes of the marks and blocks. They are measured once for each drawing and size. */
export class NearestItem {
  /** @param {HTMLElement} drawings */
  constructor(drawings) {
    this.drawings = drawings;
    /** @type {Box[]} middle and size, in CSS pixels from the corner of the scene */
    this.boxes = [];
    this.measured = "";
    /** @type {Element | null} */
    this.scene = null;
  }

  /** @returns {DOMRect} the box of the scene on the screen */
  measure() {
    // A drawing that fades out comes after the present one.
    const scene = /** @type {Element} */ (this.drawings.querySelector(".scene"));
    const frame = scene.getBoundingClientRect();
    const size = `${frame.width} ${frame.height}`;
    if (scene === this.scene && size === this.measured) return frame;
    [this.scene, this.measured] = [scene, size];
    this.boxes = [];
    for (const shape of scene.querySelectorAll("[role=listitem] > a > :is(use, rect)")) {
      const { left, top, width, height } = shape.getBoundingClientRect();
      const item = /** @type {SVGAElement} */ (shape.parentNode);
      // What is not drawn at this width has no size.
      if (width) this.boxes.push({ item, x: left + width / 2 - frame.left, y: top + height / 2 - frame.top, halfWidth: width / 2, halfHeight: height / 2 });
    }
    return frame;
  }

  /**
   * The marks and blocks within reach of a point of the screen, the nearest first. Of two that contain it, the one whose
   * middle is nearer is first.
   * @param {number} clientX
   * @param {number} clientY
   * @param {boolean} [touch]
   * @returns {SVGAElement[]}
   */
  near(clientX, clientY, touch = false) {
    const { left, top } = this.measure();
    const plot = /** @type {Element} */ (this.drawings.querySelector(".plot")).getBoundingClientRect();
    const reach = touch ? TOUCH_REACH : REACH;
    const found = [];
    for (const { item, x, y, halfWidth, halfHeight } of this.boxes) {
      const [acrossMiddle, alongMiddle] = [Math.abs(left + x - clientX), Math.abs(top + y - clientY)];
      const distance = Math.hypot(Math.max(acrossMiddle - halfWidth, 0), Math.max(alongMiddle - halfHeight, 0));
      // What is beyond the edge of the plot is not in sight.
      const inSight = left + x + halfWidth > plot.left && left + x - halfWidth < plot.right;
      if (distance <= reach && inSight) found.push({ item, distance, middle: Math.hypot(acrossMiddle, alongMiddle) });
    }
    return found.sort((a, b) => a.distance - b.distance || a.middle - b.middle).map(({ item }) => item);
  }

  /**
   * The marks and blocks within reach of another, which is the first.
   * @param {SVGAElement} item
   */
  around(item) {
    const { left, top } = this.measure();
    const box = this.boxes.find((one) => one.item === item);
    const found = box ? this.near(left + box.x, top + box.y) : [];
    return [item, ...found.filter((one) => one !== item)];
  }
}
