// The marks and blocks of a drawing, and their days.

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
 * The marks and blocks in a part of a drawing that are drawn at this width, lane by lane, in the order of time.
 * @param {Element} part
 * @returns {SVGAElement[]}
 */
export function itemsIn(part) {
  const items = /** @type {SVGAElement[]} */ ([...part.querySelectorAll("[role=listitem] a")]);
  return items.filter((item) => item.getClientRects().length);
}

/**
 * The day of a mark, or the middle of the days of a block.
 * @param {Element} item
 */
export function dayOfItem(item) {
  const shape = /** @type {Element} */ (item.querySelector("use, rect"));
  const [x, width] = ["x", "width"].map((name) => parseFloat(shape.getAttribute(name) ?? "0"));
  const [a, b] = daysOf(/** @type {Element} */ (item.closest(".drawing")));
  return a + ((x + width / 2) / 100) * (b - a);
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
