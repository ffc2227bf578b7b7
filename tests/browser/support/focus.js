// Where the focus is, and whether a reader can see it.
import assert from "node:assert/strict";

/** @typedef {import("playwright-core").Page} Page */

/**
 * What has the focus.
 * @typedef {object} Focused
 * @property {string} words its accessible name or text
 * @property {string} value the name and value of an input, such as `actor=maron`
 * @property {string} href its address
 * @property {boolean} visible whether it is framed and in the window
 */

/** Defines `describeFocus()` in the page. In the page's own world, where it can listen to keys. */
const describe = () => {
  Object.assign(window, {
    /** @returns {Focused | null} */
    describeFocus() {
      const node = document.activeElement;
      if (!node || node === document.body) return null;
      const style = getComputedStyle(node);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      // In the chart a ring around the mark takes the place of the outline, and on the overview the frame of the hit area.
      const hit = node.querySelector(".hit-box") ?? node.querySelector(":scope:is([role=listitem] > a) :is(use, rect)");
      const framed = hit !== null && getComputedStyle(hit).stroke !== "none" && parseFloat(getComputedStyle(hit).strokeWidth) >= 2;
      const { left, right, top, bottom } = (hit ?? node).getBoundingClientRect();
      const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right - left > 4 && bottom - top > 4;
      return {
        words: (node.getAttribute("aria-label") ?? node.textContent ?? "").trim(),
        value: node instanceof HTMLInputElement ? `${node.name}=${node.value}` : "",
        href: node.getAttribute("href") ?? "",
        visible: (outlined || framed) && inside,
      };
    },
  });
};

/**
 * What has the focus.
 * @param {Page} page
 * @returns {Promise<Focused | null>}
 */
export async function focused(page) {
  await page.evaluate(describe);
  return page.evaluate(() => /** @type {any} */ (window).describeFocus());
}

/** How many times Tab is pressed before the page is asked what happened. */
const BATCH = 40;

/**
 * Presses Tab from the top of a page until the focus leaves the page, and returns what had the focus after each press.
 * The page itself takes notes, whenever Tab is pressed again: to ask after each press would take ten times as long.
 * @param {Page} page that has just been loaded
 * @param {number} most presses
 */
async function tabThrough(page, most) {
  await page.evaluate(describe);
  await page.evaluate(() => {
    /** @type {(Focused | null)[]} */
    const stops = [];
    Object.assign(window, { stops });
    addEventListener("keydown", () => stops.push(/** @type {any} */ (window).describeFocus()), { capture: true });
  });
  const devices = await page.context().newCDPSession(page);
  const press = () => devices.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Tab", code: "Tab", windowsVirtualKeyCode: 9 });
  /** @type {Focused[]} */
  let stops = [];
  for (let presses = 0; presses <= most + BATCH; presses += BATCH) {
    await Promise.all(Array.from({ length: BATCH }, press));
    // The first note is from before the first press.
    const [, ...notes] = await page.evaluate(() => /** @type {(Focused | null)[]} */ (/** @type {any} */ (window).stops));
    const end = notes.indexOf(null);
    stops = /** @type {Focused[]} */ (end < 0 ? notes : notes.slice(0, end));
    if (end >= 0) break;
  }
  await devices.detach();
  return stops;
}

/**
 * Asserts that wherever Tab goes on a page the focus is in sight, and that it is trapped nowhere.
 * @param {Page} page that has just been loaded
 */
export async function assertFocusInSight(page) {
  // The card that a reference's number opens has up to three links of its own.
  const [own, numbers] = [await page.locator("a[href], button, input, select, summary, [tabindex]").count(), await page.locator("sup a").count()];
  const most = own + 3 * numbers;
  const stops = await tabThrough(page, most);
  assert.deepEqual(stops.filter(({ visible }) => !visible), []);
  assert.ok(stops.length > 5 && stops.length <= most, `${stops.length} stops, and no trap`);
}

/**
 * Whether an element that matches has the focus.
 * @param {Page} page
 * @param {string} selector
 */
export function hasFocus(page, selector) {
  return page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, selector);
}
