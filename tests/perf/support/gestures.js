// Gestures on the chart: three seconds of each, at the pace of the clock and not of the page.
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ x: number, y: number }} Point */

const LENGTH = 3000;

/** A page that lags behind by more than this is given up. */
const LATE = 10_000;

/** Notches of the wheel in each direction, and pixels per notch. */
const NOTCHES = 20;
const NOTCH = 100;

/** How far the chart is dragged to each side, in pixels, how often to and fro, and in how many moves. */
const REACH = 200;
const TIMES = 2;
const MOVES = 180;

/**
 * Ctrl and the wheel at a point: in, then out again.
 * @param {Page} page
 * @param {Point} at
 */
export async function zoom(page, at) {
  await page.mouse.move(at.x, at.y);
  await page.keyboard.down("Control");
  await paced(2 * NOTCHES, (n) => page.mouse.wheel(0, n < NOTCHES ? -NOTCH : NOTCH));
  await page.keyboard.up("Control");
}

/**
 * A drag to and fro without letting go. It ends where it began.
 * @param {Page} page
 * @param {Point} at
 */
export async function pan(page, at) {
  await page.mouse.move(at.x, at.y);
  await page.mouse.down();
  await paced(MOVES, (n) => page.mouse.move(at.x + REACH * Math.sin((2 * Math.PI * TIMES * (n + 1)) / MOVES), at.y));
  await page.mouse.up();
}

/**
 * Calls `act` `count` times, spread evenly over the length of a gesture. Late calls are made at once.
 * @param {number} count
 * @param {(n: number) => Promise<void>} act
 */
async function paced(count, act) {
  const begun = performance.now();
  for (let n = 0; n < count; n += 1) {
    const passed = performance.now() - begun;
    if (passed > LATE) return;
    const wait = (n * LENGTH) / count - passed;
    if (wait > 0) await sleep(wait);
    await act(n);
  }
}
