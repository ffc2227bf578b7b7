// A reader with a browser: each test gets a fresh one, and fails on whatever the browser complains of.
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "playwright-core";
import { startProgram } from "./program.js";

/** @typedef {import("playwright-core").Page} Page */
/**
 * What sort of reader.
 * @typedef {object} How
 * @property {number} [width] of the window, in CSS pixels; 1280 unless given
 * @property {number} [height] of the window; 800 unless given
 * @property {boolean} [scripts] whether scripts run
 * @property {"light" | "dark"} [theme] of the system
 * @property {"active"} [forced] whether the system forces its colours
 * @property {string[]} [permissions] what the site may do
 * @property {boolean} [lenient] whether the site's policy is passed over, for tools that write inline styles while they measure
 * @property {boolean} [missing] whether the page is meant to answer 404, which the browser's console mentions
 * @property {() => string[]} [beyond] origins beside the site's that may be asked
 */

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** @type {Awaited<ReturnType<typeof startProgram>>} */
let program;
/** @type {import("playwright-core").Browser} */
let browser;

/** @type {string | undefined} */
let data;

/**
 * Has the readers of this file read another timeline than the edition.
 * @param {string} folder
 */
export function readOver(folder) {
  data = folder;
}

/** @type {Promise<void> | undefined} */
let started;

/** Starts the program and the browser, once: when the first test begins, what it reads has been said. */
function start() {
  started ??= Promise.all([startProgram(data), launch()]).then((both) => void ([program, browser] = both));
  return started;
}

after(async () => {
  await browser?.close();
  await program?.end();
});

/** Starts Debian's Chromium. */
export function launch() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ARGUMENTS });
}

/** The site's origin. */
export function origin() {
  return new URL(program.url).origin;
}

/**
 * A test by a reader, named for what the reader gets.
 * @param {string} name
 * @param {How} how
 * @param {(page: Page) => Promise<void>} body
 */
export function reader(name, how, body) {
  test(name, { timeout: 180_000 }, async () => {
    await start();
    const context = await browser.newContext({
      baseURL: origin(),
      viewport: { width: how.width ?? 1280, height: how.height ?? 800 },
      javaScriptEnabled: how.scripts ?? true,
      colorScheme: how.theme ?? "light",
      forcedColors: how.forced ?? "none",
      permissions: how.permissions,
      bypassCSP: how.lenient ?? false,
    });
    context.setDefaultTimeout(20_000);
    const complaints = listen(context, how);
    try {
      await body(await context.newPage());
    } finally {
      await leave(context);
    }
    assert.deepEqual(complaints, [], "what the browser complained of");
  });
}

/**
 * The same test twice: with and without scripts.
 * @param {string} name
 * @param {How} how
 * @param {(page: Page) => Promise<void>} body
 */
export function bothReaders(name, how, body) {
  reader(name, how, body);
  reader(`${name}, without scripts`, { ...how, scripts: false }, body);
}

/**
 * Closes a reader's pages. Chromium may pass over the wish to close a page that comes while it commits a navigation
 * (microsoft/playwright#42366); then it is asked again.
 * @param {import("playwright-core").BrowserContext} context
 */
async function leave(context) {
  const late = () => sleep(2000, false, { ref: false });
  const closed = context.close().then(() => true);
  while (!(await Promise.race([closed, late()]))) {
    await Promise.race([Promise.allSettled(context.pages().map((page) => page.close())), late()]);
  }
}

/**
 * Collects errors and warnings of the console, errors of scripts, failed requests, and requests that leave the site.
 * @param {import("playwright-core").BrowserContext} context
 * @param {How} how
 */
function listen(context, how) {
  /** @type {string[]} */
  const complaints = [];
  context.on("console", (message) => {
    const expected = how.missing && /status of 404/.test(message.text()) && message.location().url === message.page()?.url();
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => {
    const { name, message, stack } = error.error();
    complaints.push(`script on ${error.page()?.url()}: ${stack || `${name} “${message}”`}`);
  });
  context.on("requestfailed", (request) => {
    // A page that is left lets go of what it still waits for, such as its icon, which Chromium asks for last.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${why}`);
  });
  context.on("request", (request) => {
    const to = new URL(request.url()).origin;
    if (to !== origin() && !how.beyond?.().includes(to)) complaints.push(`left the site: ${request.url()}`);
  });
  context.on("response", (answer) => {
    if (answer.status() >= 400 && !(how.missing && answer.request().isNavigationRequest())) {
      complaints.push(`${answer.status()}: ${answer.url()}`);
    }
  });
  return complaints;
}
