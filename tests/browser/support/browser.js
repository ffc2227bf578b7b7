// The tests' browser: each test gets a fresh context, and fails on whatever the browser complains about.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { startProgram } from "./server.js";
import { startCopy } from "./static-server.js";
import { FIXTURE } from "./timelines.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("node:test").TestContext} TestContext */
/**
 * What kind of reader.
 * @typedef {object} How
 * @property {string | undefined} [timeline] the folder of data that is read: the fixture if the key is missing, the built-in edition if it is `undefined`
 * @property {boolean} [copy] whether it is a static copy that is read
 * @property {number} [width] of the window, in CSS pixels; 1280 by default
 * @property {number} [height] of the window; 800 by default
 * @property {boolean} [touch] whether the screen can be touched
 * @property {boolean} [scripts] whether scripts run
 * @property {"light" | "dark"} [theme] of the system
 * @property {"active"} [forced] whether the system forces its colours
 * @property {string[]} [permissions] what the site may do
 * @property {boolean} [lenient] whether the site's content security policy is bypassed, for tools that write inline styles while they measure
 * @property {boolean} [missing] whether the page is meant to answer 404, which the browser's console mentions
 * @property {() => string[]} [beyond] other origins that may be asked
 */

/**
 * Debian's browsers. The headless shell is the same engine without the user interface of a browser: a context costs a
 * fifth of the processor time that it costs in Chromium.
 */
const EXECUTABLES = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How long a test and a single wait may take. Only a test that fails takes that long, however busy the machine is. */
const TEST_TIMEOUT = 600_000;
const WAIT_TIMEOUT = 60_000;

/** @typedef {Awaited<ReturnType<typeof startProgram>>} Program */

/** @type {Map<string, Promise<Program>>} the servers of this file's tests, by folder of data */
const programs = new Map();

/** @type {Program} the one that the present test reads */
let program;

/** @type {ReturnType<typeof launch> | undefined} */
let browser;

/** Starts Debian's browser. */
export function launch() {
  return chromium.launch({ executablePath: EXECUTABLES.find(existsSync), args: ARGUMENTS });
}

/**
 * The server of a timeline or of a copy of it. One serves all tests of a file.
 * @param {string | undefined} folder
 * @param {boolean} [copy]
 */
export function serve(folder, copy) {
  const key = `${copy} ${folder}`;
  const running = programs.get(key) ?? (copy ? startCopy(folder ?? FIXTURE) : startProgram(folder));
  programs.set(key, running);
  return running;
}

after(async () => {
  await (await browser)?.close();
  for (const running of programs.values()) await (await running).end();
});

/** The site's origin. */
export function origin() {
  return new URL(program.url).origin;
}

/**
 * A test in a browser, named for what the reader gets.
 * @param {string} name
 * @param {How} how
 * @param {(page: Page, test: TestContext) => Promise<void>} body
 */
export function reader(name, how, body) {
  test(name, { timeout: TEST_TIMEOUT }, async (/** @type {TestContext} */ current) => {
    browser ??= launch();
    program = await serve("timeline" in how ? how.timeline : FIXTURE, how.copy);
    const context = await (await browser).newContext({
      baseURL: program.url,
      viewport: { width: how.width ?? 1280, height: how.height ?? 800 },
      hasTouch: how.touch ?? false,
      javaScriptEnabled: how.scripts ?? true,
      colorScheme: how.theme ?? "light",
      forcedColors: how.forced ?? "none",
      permissions: how.permissions,
      bypassCSP: how.lenient ?? false,
    });
    context.setDefaultTimeout(WAIT_TIMEOUT);
    const complaints = listen(context, how);
    try {
      const page = await context.newPage();
      if (how.scripts ?? true) waitForScripts(page);
      await body(page, current);
    } finally {
      await close(context);
    }
    assert.deepEqual(complaints, [], "the browser complained");
  });
}

/**
 * Lets a page be opened only once its scripts have started, which they do after the first paint.
 * @param {Page} page
 */
function waitForScripts(page) {
  const started = () => document.documentElement.dataset.started !== undefined || !document.querySelector("script:is([src*=main], [src*=timeline-page])");
  for (const method of /** @type {const} */ (["goto", "reload", "goBack", "goForward"])) {
    const open = /** @type {Function} */ (page[method]).bind(page);
    page[method] = async (/** @type {any[]} */ ...of) => {
      const response = await open(...of);
      await page.waitForFunction(started);
      return response;
    };
  }
}

/**
 * The same test twice: with and without scripts.
 * @param {string} name
 * @param {How} how
 * @param {(page: Page, test: TestContext) => Promise<void>} body
 */
export function bothReaders(name, how, body) {
  reader(name, how, body);
  reader(`${name}, without scripts`, { ...how, scripts: false }, body);
}

/**
 * Closes a context. Chromium may ignore a request to close a page if it arrives while a navigation is being committed
 * (microsoft/playwright#42366), so each page is first brought to an empty document, where no navigation is under way.
 * @param {import("playwright-core").BrowserContext} context
 */
async function close(context) {
  await Promise.allSettled(context.pages().map((page) => page.goto("about:blank")));
  await context.close();
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
    // A page that is left gives up what it still waits for, such as its icon, which Chromium requests last.
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
