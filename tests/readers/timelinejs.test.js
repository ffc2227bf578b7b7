// TimelineJS shows what `sourceline export timelinejs` writes.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { launch } from "../browser/support/browser.js";
import { ROOT } from "../browser/support/server.js";
import { exported, timelineOf } from "./support.js";

const DIST = join(ROOT, "node_modules/@knight-lab/timelinejs/dist");
const PAGE = `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="/css/timeline.css">
<div id="timeline" style="width: 1200px; height: 700px"></div><script src="/js/timeline.js"></script>
<script>fetch("/data.json").then((data) => data.json()).then((data) => { window.timeline = new TL.Timeline("timeline", data) })</script>`;
const TYPES = { html: "text/html", css: "text/css", js: "text/javascript", json: "application/json" };

const browser = await launch();
after(() => browser.close());

/**
 * A page with TimelineJS that has read a document.
 * @param {string} json
 */
async function show(json) {
  const page = await browser.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.route("**/*", async (route) => {
    const { pathname } = new URL(route.request().url());
    const type = TYPES[/** @type {keyof typeof TYPES} */ (pathname.split(".").at(-1))] ?? TYPES.html;
    const body = pathname === "/" ? PAGE : pathname === "/data.json" ? json : await readFile(join(DIST, pathname)).catch(() => null);
    await (body === null ? route.abort() : route.fulfill({ contentType: `${type}; charset=utf-8`, body }));
  });
  await page.goto("http://timelinejs.test/");
  await page.waitForFunction(() => /** @type {any} */ (window).timeline?.ready);
  return { page, errors };
}

test("TimelineJS shows a slide and a marker for every event of the first edition, and its eras", async () => {
  const json = await exported("timelinejs");
  const document = JSON.parse(json);
  const { page, errors } = await show(json);
  assert.equal(await page.locator(".tl-timemarker").count(), document.events.length);
  assert.equal(await page.locator(".tl-slide").count(), document.events.length + 1);
  assert.equal(await page.locator(".tl-timeera").count(), document.eras.length);
  assert.equal(await page.locator(".tl-message-content").filter({ visible: true }).count(), 0);
  await page.evaluate(() => /** @type {any} */ (window).timeline.goToId("1950-sino-soviet-treaty"));
  const slide = page.locator(".tl-slide[id='1950-sino-soviet-treaty']");
  assert.match((await slide.textContent()) ?? "", /Sources.*Connections/s);
  assert.equal(await slide.locator("a[href='https://timeline.example/events/1950-sino-soviet-treaty']").count(), 1);
  assert.deepEqual(errors, []);
  await page.close();
});

test("TimelineJS prints each date in our words, places years before the common era, and shows markup in titles as text", async () => {
  const timeline = await timelineOf(["-0043-03-15", "-0043", "1450~", "195X", "1914-07-28/1918-11-11", "2022-02-24/.."]);
  const { page, errors } = await show(await exported("timelinejs", timeline.path));
  await timeline.remove();
  const slides = await page.locator(".tl-slide").allInnerTexts();
  const words = ["15 March 44 BCE", "44 BCE", "1450", "1950s", "28 July 1914", "24 February 2022"];
  assert.equal(slides.length, words.length + 1);
  const text = slides.join("\n");
  for (const word of words) assert.ok(text.includes(word), `${word}: ${text}`);
  assert.match(text, /Event 0 <i> & #x/);
  /** @type {{ id: string, year: number }[]} */
  const dates = await page.evaluate(() => /** @type {any} */ (window).timeline.config.events.map((/** @type {any} */ event) => ({ id: event.unique_id, year: event.start_date.data.date_obj.getUTCFullYear() })));
  // JavaScript counts a year 0, and TimelineJS takes the label for its number.
  assert.equal(dates.find(({ id }) => id === "e-1")?.year, -44);
  assert.deepEqual(errors, []);
  await page.close();
});
