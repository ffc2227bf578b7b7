// What a reader does with the chart, and sees of its window.
/** @typedef {import("playwright-core").Page} Page */

/**
 * Opens a page and waits until its chart can be moved.
 * @param {Page} page
 * @param {string} path
 */
export async function openChart(page, path) {
  await page.goto(path);
  await page.locator(".chart.live").waitFor();
}

/**
 * Where the plot of the chart stands on the screen.
 * @param {Page} page
 */
export async function plot(page) {
  const box = await page.locator(".drawing:visible .plot").first().boundingBox();
  if (!box) throw new Error("the chart is drawn");
  return box;
}

/**
 * The days at the edges of the plot, from what is drawn and how it is shown; the sliders say the same in days.
 * @param {Page} page
 */
export function shown(page) {
  return page.evaluate(() => {
    const drawing = [...document.querySelectorAll(".drawing")].find((one) => one.checkVisibility());
    const plot = drawing?.querySelector(".plot")?.getBoundingClientRect();
    const score = drawing?.querySelector(".score")?.getBoundingClientRect();
    if (!(drawing instanceof HTMLElement) || !plot || !score) throw new Error("the chart is drawn");
    const [a, b] = [Number(drawing.dataset.first), Number(drawing.dataset.last) + 1];
    const day = (/** @type {number} */ x) => a + ((x - score.left) / score.width) * (b - a);
    return { a: day(plot.left), b: day(plot.right) };
  });
}

/**
 * Waits until the window is at rest, with its own drawing, list and address.
 * @param {Page} page
 * @param {(url: URL) => boolean} [arrived]
 */
export async function atRest(page, arrived = () => true) {
  await page.waitForURL(arrived);
  await page.waitForFunction(() => {
    const drawings = document.querySelectorAll(".drawing.now");
    const sliders = [...document.querySelectorAll("[role=slider]")].map((slider) => slider.getAttribute("aria-valuenow"));
    const { first, last } = /** @type {HTMLElement} */ (drawings[0] ?? document.body).dataset;
    const busy = document.querySelector("[data-results][aria-busy=true]");
    // On the way back the address changes before the page hears of it.
    const canonical = /** @type {HTMLLinkElement | null} */ (document.querySelector('[rel="canonical"]'));
    const heard = new URL(canonical?.href ?? "").search === location.search;
    return drawings.length === 1 && first === sliders[0] && last === sliders[1] && !busy && heard;
  });
}

/**
 * Drags from one place to another, holding still before letting go, so that nothing is thrown.
 * @param {Page} page
 * @param {{ x: number, y: number }} from
 * @param {number} by how far to the right, in pixels
 */
export async function drag(page, from, by) {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let n = 1; n <= 10; n += 1) await page.mouse.move(from.x + (by * n) / 10, from.y);
  await page.waitForTimeout(120); // The trail of the last moves is 80 ms long.
  await page.mouse.up();
}

/**
 * Counts how often the address is pushed, from now on.
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
 * What was said to those who listen.
 * @param {Page} page
 */
export function said(page) {
  return page.locator("[data-announce]").textContent();
}

/** @param {Page} page */
export function focusedName(page) {
  return page.evaluate(() => document.activeElement?.getAttribute("data-event") ?? document.activeElement?.id ?? "");
}
