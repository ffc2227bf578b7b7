// One load of one page in a new browser: the cost until it is drawn, and the cost of moving it.
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { pan, zoom } from "./gestures.js";
import { quantile } from "./numbers.js";
import { watching } from "./watch.js";

/** What is measured; the floor is a page without scripts, which cannot be moved. @typedef {"sourceline" | "vis" | "floor"} Target */
/** @typedef {{ p50: number, p95: number, worst: number, moved: number }} Frames distances in milliseconds; how many frames showed another window */
/**
 * @typedef {object} Load
 * @property {number} drawn from the start of the navigation to the frame after all to be seen is in the document, in ms
 * @property {number} usable until it can be moved
 * @property {number} fcp
 * @property {number} page elements in the document
 * @property {number} chart elements in the chart, when drawn
 * @property {number} most elements in the chart, at most, while it is moved
 * @property {number} drawing elements in one drawing of the chart, at most
 * @property {number} heap of scripts after a forced collection, in bytes
 * @property {number} wire bytes received until drawn
 * @property {number} moving bytes received while it was moved
 * @property {Frames} zoom
 * @property {Frames} pan
 * @property {string[]} complaints of the browser
 */

/** As the tests of the browser have it. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** After how many milliseconds a page is given up. */
const PATIENCE = 60_000;

/** The window in which the chart is moved: where most events are. The whole of a timeline can be moved nowhere. */
const WINDOW = "?from=1890&to=1990";

export function launch() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
}

/**
 * Loads a page and moves its chart; in words, why it did not.
 * @param {Target} target
 * @param {string} url
 * @param {number} cpu how many times the processor is slowed
 * @returns {Promise<Load | string>}
 */
export async function load(target, url, cpu) {
  const browser = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: "light" });
    return await within(PATIENCE * 3, measure(page, target, url, cpu), "it took far too long");
  } catch (error) {
    return /** @type {Error} */ (error).message.split("\n")[0];
  } finally {
    await browser.close();
  }
}

/**
 * @param {import("playwright-core").Page} page
 * @param {Target} target
 * @param {string} url
 * @param {number} cpu
 * @returns {Promise<Load>}
 */
async function measure(page, target, url, cpu) {
  const complaints = listen(page);
  const session = await page.context().newCDPSession(page);
  let wire = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (wire += encodedDataLength));
  await session.send("Network.enable");
  await session.send("Network.setExtraHTTPHeaders", { headers: { "accept-encoding": "gzip" } });
  await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
  await page.addInitScript({ content: watching(target) });

  const first = await shown(page, url);
  const fcp = await within(PATIENCE, page.evaluate(() => globalThis.sight.fcp()), `not painted within ${PATIENCE / 1000} s`);
  await sleep(400); // For later requests: icons, fonts, prefetched drawings.
  const received = wire;
  const counted = await page.evaluate(() => globalThis.sight.count());
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");

  if (target === "floor") {
    const still = { p50: NaN, p95: NaN, worst: NaN, moved: 1 };
    return { ...first, fcp, page: counted.page, chart: counted.chart, most: counted.chart, drawing: counted.drawing, heap: usedSize, wire: received, moving: NaN, zoom: still, pan: still, complaints };
  }
  await shown(page, url + WINDOW);
  await sleep(400);
  const before = wire;
  const window = await page.evaluate(() => globalThis.sight.count());
  const zoomed = await record(page, zoom);
  await sleep(1000);
  const panned = await record(page, pan);
  await sleep(1000);
  const counts = [counted, window, ...zoomed.counts, ...panned.counts];
  return {
    ...first,
    fcp,
    page: counted.page,
    chart: counted.chart,
    most: Math.max(...counts.map(({ chart }) => chart)),
    drawing: Math.max(...counts.map(({ drawing }) => drawing)),
    heap: usedSize,
    wire: received,
    moving: wire - before,
    zoom: zoomed.frames,
    pan: panned.frames,
    complaints,
  };
}

/**
 * Goes to a page and waits until it is drawn.
 * @param {import("playwright-core").Page} page
 * @param {string} url
 */
async function shown(page, url) {
  await within(PATIENCE, page.goto(url, { waitUntil: "commit", timeout: PATIENCE }), `no answer within ${PATIENCE / 1000} s`);
  return within(PATIENCE, page.evaluate(() => globalThis.sight.shown), `not drawn within ${PATIENCE / 1000} s`);
}

/**
 * @param {import("playwright-core").Page} page
 * @param {(page: import("playwright-core").Page, at: { x: number, y: number }) => Promise<void>} gesture
 */
async function record(page, gesture) {
  const at = await page.evaluate(() => globalThis.sight.centre());
  await page.mouse.move(at.x, at.y);
  await page.evaluate(() => globalThis.sight.record());
  await gesture(page, at);
  const { distances, moved, counts } = await within(PATIENCE, page.evaluate(() => globalThis.sight.recorded()), `still busy ${PATIENCE / 1000} s after it was moved`);
  const frames = { p50: quantile(distances, 0.5), p95: quantile(distances, 0.95), worst: Math.max(...distances), moved };
  return { frames, counts };
}

/**
 * Collects the errors and warnings of the browser.
 * @param {import("playwright-core").Page} page
 */
function listen(page) {
  /** @type {string[]} */
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`script: ${error.message}`));
  page.on("response", (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()}: ${answer.url()}`);
  });
  return complaints;
}

/**
 * Fails if something takes longer than `patience`.
 * @template T
 * @param {number} patience in milliseconds
 * @param {Promise<T>} work
 * @param {string} what
 * @returns {Promise<T>}
 */
function within(patience, work, what) {
  work.catch(() => {}); // After a timeout nothing waits for a later rejection.
  const late = sleep(patience, undefined, { ref: false }).then(() => Promise.reject(new Error(what)));
  return Promise.race([work, late]);
}
