// The chart under the pointer: it pans and zooms, and the address follows once.
import assert from "node:assert/strict";
import { origin, reader } from "./support/browser.js";
import { announced, atRest, countPushes, headOf, openChart, plot, shown, wholeTimeline } from "./support/chart.js";
import { here } from "./support/list.js";
import { drag, timedMouse } from "./support/mouse.js";

/** A window with room on both sides. */
const DECADE = "/?from=0355&to=0364";

/**
 * Whether a number is near another.
 * @param {number} is
 * @param {number} wanted
 * @param {number} off
 */
const near = (is, wanted, off) => assert.ok(Math.abs(is - wanted) <= off, `${is} is within ${off} of ${wanted}`);

reader("a drag pans; list, counts and address follow once, when it rests", {}, async (page) => {
  await page.clock.install();
  await openChart(page, DECADE);
  const before = await shown(page);
  const box = await plot(page);
  const pushes = await countPushes(page);
  const list = await page.locator(".sentence").textContent();
  const mouse = await timedMouse(page);
  await mouse.press({ x: box.x + 600, y: box.y + 120 });
  await mouse.move(-box.width / 3.2, 10);
  await page.waitForFunction((a) => Number(document.querySelector("[role=slider]")?.getAttribute("aria-valuenow")) > a + 900, before.a);
  assert.equal(here(page), DECADE, "the address is left alone while it moves");
  await page.clock.runFor(5000);
  assert.equal(here(page), DECADE, "also while it is held still");
  await mouse.release(5000);
  await atRest(page, (url) => url.pathname + url.search !== DECADE);
  const after = await shown(page);
  near((after.a - before.a) / (before.b - before.a), 1 / 3.2, 0.02);
  near(after.b - after.a, before.b - before.a, 2);
  assert.equal(await pushes(), 1);
  assert.notEqual(await page.locator(".sentence").textContent(), list);
  await page.waitForFunction((head) => document.querySelector("[data-announce]")?.textContent === head, (await headOf(page)).replace(" ·", ","));
  assert.equal(await page.locator('input[name="from"]').inputValue(), new URL(page.url()).searchParams.get("from"));
});

reader("a drag opens no event, a click does", {}, async (page) => {
  await openChart(page, "/?from=0340&to=0359");
  const label = page.locator('.drawing a.label[href*="/0347-first-harbour-war"]:visible text');
  const box = (await label.boundingBox()) ?? assert.fail("labelled");
  await drag(page, { x: box.x + 20, y: box.y + 8 }, -150);
  await atRest(page, (url) => url.searchParams.get("from") !== "0340");
  assert.equal(new URL(page.url()).pathname, "/");
  await label.click();
  await page.waitForURL(/\/events\/0347-first-harbour-war/);
});

reader("Ctrl with the wheel zooms about the pointer; a plain wheel scrolls the page and says how to zoom, once", { height: 600 }, async (page) => {
  await page.clock.install();
  await openChart(page, DECADE);
  const box = await plot(page);
  const at = 0.25;
  await page.mouse.move(box.x + box.width * at, box.y + 100);
  const before = await shown(page);
  const fixed = before.a + (before.b - before.a) * at;
  await page.keyboard.down("Control");
  for (let n = 0; n < 3; n += 1) await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await atRest(page, (url) => url.pathname + url.search !== DECADE);
  const after = await shown(page);
  assert.ok(after.b - after.a < (before.b - before.a) / 2);
  near(after.a + (after.b - after.a) * at, fixed, 3);
  assert.equal(await page.evaluate(() => scrollY), 0);

  const address = here(page);
  const hint = page.locator(".wheel-hint");
  assert.equal(await hint.isVisible(), false);
  await page.mouse.wheel(0, 100);
  await hint.waitFor();
  await page.waitForFunction(() => scrollY > 50);
  await page.clock.runFor(5000);
  await hint.waitFor({ state: "detached" });
  await page.mouse.wheel(0, 20);
  await page.waitForFunction(() => scrollY > 110);
  assert.equal(await hint.count(), 0);
  assert.equal(here(page), address);
  // Nor does it on the next page of the session.
  await page.reload();
  await page.locator(".chart.interactive").waitFor();
  await page.mouse.wheel(0, 20);
  await page.waitForFunction(() => scrollY > 130);
  assert.equal(await hint.isVisible(), false);
});

reader("a horizontal wheel pans, and neither goes beyond the timeline", {}, async (page) => {
  await openChart(page, DECADE);
  const whole = await wholeTimeline(page);
  const start = await shown(page);
  const box = await plot(page);
  await page.mouse.move(box.x + 400, box.y + 100);
  await page.mouse.wheel(300, 0);
  await atRest(page, (url) => url.searchParams.get("from") !== "0355");
  assert.ok((await shown(page)).a > start.a);
  for (let n = 0; n < 30; n += 1) await page.mouse.wheel(-600, 0);
  await atRest(page, (url) => url.searchParams.get("from") === "0300");
  near((await shown(page)).a, whole.a, 1);
  await page.keyboard.down("Control");
  for (let n = 0; n < 20; n += 1) await page.mouse.wheel(0, 120);
  await page.keyboard.up("Control");
  await atRest(page, (url) => url.search === "");
  near((await shown(page)).b, whole.b, 1);
  await page.keyboard.down("Control");
  for (let n = 0; n < 60; n += 1) await page.mouse.wheel(0, -120);
  await page.keyboard.up("Control");
  await atRest(page, (url) => url.searchParams.get("from") === url.searchParams.get("to") && url.search !== "");
  const day = await shown(page);
  near(day.b - day.a, 1, 0.01);
});

/**
 * Throws the chart, and returns how far it goes on after it was let go, in pixels.
 * @param {import("playwright-core").Page} page
 */
async function thrown(page) {
  await openChart(page, DECADE);
  const box = await plot(page);
  const before = await shown(page);
  const mouse = await timedMouse(page);
  await mouse.press({ x: box.x + 700, y: box.y + 120 });
  await mouse.move(-240, 12);
  await mouse.release(4);
  await atRest(page, (url) => url.pathname + url.search !== DECADE);
  const after = await shown(page);
  return ((after.a - before.a) / (before.b - before.a)) * box.width - 240;
}

reader("what is thrown goes on for a while", {}, async (page) => {
  const far = await thrown(page);
  assert.ok(far > 30, `${far} px`);
});

reader("with reduced motion nothing goes on by itself", {}, async (page) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  near(await thrown(page), 0, 8);
});

reader("a horizontal swipe pans, a vertical one scrolls the page, two fingers zoom", { width: 360, height: 640 }, async (page) => {
  const devices = await page.context().newCDPSession(page);
  await devices.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 2 });
  await openChart(page, DECADE);
  const chart = page.locator(".drawings");
  await chart.scrollIntoViewIfNeeded();
  const box = (await chart.boundingBox()) ?? assert.fail("drawn");
  /** @typedef {{ x: number, y: number, id: number }[]} Fingers */
  /** @param {(part: number) => Fingers} path */
  const swipe = async (path) => {
    await devices.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: path(0) });
    for (let n = 1; n <= 10; n += 1) await devices.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: path(n / 10) });
    await devices.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  };
  const [x, y] = [box.x + 150, box.y + Math.min(box.height / 2, 200)];
  const before = await shown(page);
  await swipe((part) => [{ x: x - 100 * part, y, id: 1 }]);
  await atRest(page, (url) => url.pathname + url.search !== DECADE);
  const panned = await shown(page);
  assert.ok(panned.a > before.a + 300);
  const address = here(page);
  const scrolled = await page.evaluate(() => scrollY);
  await swipe((part) => [{ x, y: y - 100 * part, id: 1 }]);
  await page.waitForFunction((y) => scrollY > y + 30, scrolled);
  assert.equal(here(page), address);
  await chart.scrollIntoViewIfNeeded();
  const lower = (await chart.boundingBox()) ?? assert.fail("drawn");
  const middle = lower.y + Math.min(lower.height / 2, 200);
  await swipe((part) => [{ x: x - 20 - 80 * part, y: middle, id: 1 }, { x: x + 20 + 80 * part, y: middle, id: 2 }]);
  await atRest(page, (url) => url.pathname + url.search !== address);
  const zoomed = await shown(page);
  assert.ok(zoomed.b - zoomed.a < (panned.b - panned.a) / 2);
});

/**
 * Counts, in the page, how many requests for drawings are in flight at once, and how many are given up.
 * @param {import("playwright-core").Page} page
 */
async function countFlights(page) {
  await page.addInitScript(() => {
    const { fetch } = window;
    let flying = 0;
    const flights = { most: 0, begun: 0, givenUp: 0 };
    Object.assign(window, { flights });
    window.fetch = async (address, options) => {
      if (!String(address).includes("/chart?")) return fetch(address, options);
      flying += 1;
      flights.begun += 1;
      flights.most = Math.max(flights.most, flying);
      let open = true;
      const end = () => {
        if (open) flying -= 1;
        open = false;
      };
      options?.signal?.addEventListener("abort", () => {
        if (open) flights.givenUp += 1;
        end();
      });
      return fetch(address, options).finally(end);
    };
  });
  return () => page.evaluate(() => /** @type {{ most: number, begun: number, givenUp: number }} */ (/** @type {any} */ (window).flights));
}

reader("an outdated request is aborted, and only one is in flight", {}, async (page) => {
  const flights = await countFlights(page);
  await openChart(page, DECADE);
  /** @type {() => void} */
  let go = () => {};
  const held = new Promise((done) => (go = () => done(undefined)));
  await page.route("**/chart?*", async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  const box = await plot(page);
  await page.mouse.move(box.x + 400, box.y + 100);
  // Each step leaves the window of the drawing that was asked for before.
  for (let n = 0; n < 6; n += 1) {
    const { begun } = await flights();
    await page.mouse.wheel(1000, 0);
    await page.waitForFunction((begun) => /** @type {any} */ (window).flights.begun > begun, begun);
  }
  assert.ok(await page.locator(".drawing .scene").first().isVisible(), "the old drawing stays");
  await page.locator(".loading-bar:not([hidden])").waitFor({ state: "attached" });
  go();
  await atRest(page, (url) => url.pathname + url.search !== DECADE);
  await page.locator(".loading-bar[hidden]").waitFor({ state: "attached" });
  const { most, givenUp } = await flights();
  assert.ok(givenUp >= 5, `${givenUp} were given up`);
  assert.equal(most, 1, "one request at a time");
});

reader("if a drawing cannot be loaded, the old one stays and moves along, and the reader is told", {}, async (page) => {
  await page.route("**/chart?*", (route) => route.abort("aborted"));
  await page.route(`${origin()}/?*`, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort("aborted")));
  await openChart(page, DECADE);
  const { a } = await shown(page);
  const entries = await page.locator("article.event-item").count();
  const box = await plot(page);
  await page.mouse.move(box.x + 400, box.y + 100);
  await page.mouse.wheel(5000, 0);
  const sorry = (await page.locator(".chart").getAttribute("data-load-error")) ?? assert.fail("worded");
  await page.waitForFunction((sorry) => document.querySelector("[data-announce]")?.textContent === sorry, sorry);
  assert.equal(await announced(page), sorry);
  assert.equal(await page.locator("article.event-item").count(), entries);
  assert.equal(await page.locator(".drawing:visible").count(), 1);
  await page.unroute(`${origin()}/?*`);
  await page.unroute("**/chart?*");
  await page.reload();
  assert.ok((await shown(page)).a > a + 365, "the address says where the reader is");
});
