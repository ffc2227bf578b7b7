// The chart and its time window, as a reader sees them.
/** @typedef {import("playwright-core").Page} Page */

/**
 * Opens a page and waits until its chart can be moved, and is drawn for its width: another drawing has other marks.
 * @param {Page} page
 * @param {string} path
 */
export async function openChart(page, path) {
  await page.goto(path);
  await page.locator(".chart.interactive").waitFor();
  await settled(page);
}

/**
 * The box of the chart's plot on the screen.
 * @param {Page} page
 */
export async function plot(page) {
  const box = await page.locator(".drawing:visible .plot").first().boundingBox();
  if (!box) throw new Error("the chart is drawn");
  return box;
}

/**
 * The days at the edges of the plot, calculated from the drawing and how it is scaled. `b` is the first day after the window.
 * @param {Page} page
 */
export function shown(page) {
  return page.evaluate(() => {
    const drawing = [...document.querySelectorAll(".drawing")].find((one) => one.checkVisibility());
    const plot = drawing?.querySelector(".plot")?.getBoundingClientRect();
    const score = drawing?.querySelector(".scene")?.getBoundingClientRect();
    if (!(drawing instanceof HTMLElement) || !plot || !score) throw new Error("the chart is drawn");
    const [a, b] = [Number(drawing.dataset.first), Number(drawing.dataset.last) + 1];
    const day = (/** @type {number} */ x) => a + ((x - score.left) / score.width) * (b - a);
    return { a: day(plot.left), b: day(plot.right) };
  });
}

/**
 * What the line above the chart says: from the first event to the last, and how many there are.
 * @param {Page} page
 */
export async function headOf(page) {
  return (await page.locator(".chart-tools .figures").textContent()) ?? "";
}

/**
 * Waits until the next move of the window has an entry of its own in the history.
 * @param {Page} page
 */
export async function nextEntry(page) {
  // As long as in static/timeline.js.
  await page.waitForTimeout(2000);
}

/**
 * The days of the whole timeline. `b` is the first day after it.
 * @param {Page} page
 */
export async function wholeTimeline(page) {
  const [first, last] = ((await page.locator(".chart").getAttribute("data-whole")) ?? "").split(" ").map(Number);
  return { a: first, b: last + 1 };
}

/** Days in a year of the Gregorian calendar. */
const YEAR = 365.2425;

/** The day on which a year begins, give or take one. @param {number} year */
export const dayOf = (year) => (year - 1970) * YEAR;

/** The year of a day, with its fraction. @param {number} day */
export const yearOf = (day) => 1970 + day / YEAR;

/**
 * Waits until the window is at rest: the address has arrived, and the drawing, the list and the sliders belong to it.
 * @param {Page} page
 * @param {(url: URL) => boolean} [arrived]
 */
export async function atRest(page, arrived = () => true) {
  await page.waitForURL(arrived);
  await page.waitForFunction(() => {
    const drawings = document.querySelectorAll(".drawing");
    const sliders = [...document.querySelectorAll("[role=slider]")].map((slider) => slider.getAttribute("aria-valuenow"));
    const { first, last } = /** @type {HTMLElement} */ (drawings[0] ?? document.body).dataset;
    const busy = document.querySelector("[data-results][aria-busy=true]");
    // When the reader goes back, the address changes before `popstate` fires.
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('[rel="canonical"]'));
    const current = new URL(canonical?.href ?? "").search === location.search;
    return drawings.length === 1 && first === sliders[0] && last === sliders[1] && !busy && current;
  });
}

/**
 * Waits until the chart has a drawing for the width that it has now. Charts that cannot be moved always have.
 * @param {Page} page
 */
export async function settled(page) {
  await page.waitForFunction(() => {
    const chart = document.querySelector(".chart.interactive");
    if (!chart) return true;
    const [drawing, ...others] = [...chart.querySelectorAll(".drawing")];
    const width = drawing?.querySelector(".plot")?.getBoundingClientRect().width ?? 0;
    if (others.length || !(drawing instanceof HTMLElement)) return false;
    const stretch = width / Number(drawing.dataset.width ?? getComputedStyle(drawing).getPropertyValue("--width"));
    // The same limits as in static/chart-view.js.
    return stretch >= 0.97 && stretch <= 1.15;
  });
}

/**
 * A mark or block as a reader sees it.
 * @typedef {object} Item
 * @property {string} name accessible
 * @property {string} path of its link
 * @property {boolean} isBlock
 * @property {number} lane the first is 0
 * @property {number} x of its middle, in CSS pixels from the left edge of the window
 * @property {number} y of its middle, from the top of the window
 * @property {number} width
 * @property {number} height
 */

/**
 * The marks and blocks that are shown, lane by lane in the order of time.
 * @param {Page} page
 * @returns {Promise<Item[]>}
 */
export function items(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll(".drawings .scene .lane")].flatMap((lane, n) => {
      const links = [...lane.querySelectorAll("[role=listitem] a")].filter((link) => link.getClientRects().length);
      return links.map((link) => {
        const named = document.getElementById(link.getAttribute("aria-labelledby") ?? "") ?? link;
        const { left, top, width, height } = (link.querySelector("use, rect") ?? link).getBoundingClientRect();
        const { pathname } = new URL(link.getAttribute("href") ?? "", location.href);
        return { name: named.getAttribute("aria-label") ?? "", path: pathname, isBlock: link.closest(".block") !== null, lane: n, x: left + width / 2, y: top + height / 2, width, height };
      });
    }),
  );
}

/**
 * The marks of an event.
 * @param {Page} page
 * @param {string} id
 */
export function marks(page, id) {
  return page.locator(`.drawings .mark:visible a[href^="/events/${id}"]`);
}

/**
 * Counts the entries that are pushed to the history from now on.
 * @param {Page} page
 */
export async function countPushes(page) {
  await page.evaluate(() => {
    const push = history.pushState.bind(history);
    Object.assign(window, { pushes: 0 });
    history.pushState = (...args) => {
      /** @type {any} */ (window).pushes += 1;
      push(...args);
    };
  });
  return () => page.evaluate(() => /** @type {any} */ (window).pushes);
}

/**
 * What was last announced to screen readers.
 * @param {Page} page
 */
export function announced(page) {
  return page.locator("[data-announce]").textContent();
}

/**
 * The event whose mark, entry or link has the focus, or the id of what has it.
 * @param {Page} page
 */
export function focusedName(page) {
  return page.evaluate(() => {
    const { activeElement } = document;
    const [, event] = /^\/events\/([^?#/]+)/.exec(activeElement?.getAttribute("href") ?? "") ?? [];
    return event ?? activeElement?.id ?? "";
  });
}
