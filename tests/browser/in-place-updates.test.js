// Filtering with scripts: the page is updated in place, and the reader stays where they are.
import assert from "node:assert/strict";
import { origin, reader } from "./support/browser.js";
import { announced, atRest, openChart } from "./support/chart.js";
import { choice, here, titles } from "./support/list.js";

/**
 * Marks the page, so that it shows whether another was loaded.
 * @param {import("playwright-core").Page} page
 */
const mark = (page) => page.evaluate(() => Object.assign(window, { same: true }));
/** @param {import("playwright-core").Page} page */
const isSame = (page) => page.evaluate(() => /** @type {any} */ (window).same === true);

reader("a choice applies at once, keeps the focus and its place in the window, and says the count", { height: 600 }, async (page) => {
  await openChart(page, "/");
  await mark(page);
  const { box, count } = await choice(page, "actor", "maron");
  await box.scrollIntoViewIfNeeded();
  const top = async () => Math.round((await box.boundingBox())?.y ?? NaN);
  const before = await top();
  await box.focus();
  await page.keyboard.press("Space");
  await atRest(page, (url) => url.search === "?actor=maron");
  assert.ok(await isSame(page), "without a page being loaded");
  assert.equal((await titles(page)).length, count);
  assert.equal(await announced(page), await page.locator(".sentence").textContent());
  assert.ok(await box.evaluate((node) => node === document.activeElement));
  // A line above the chart says what is chosen; the browser scrolls by its height.
  assert.equal(await top(), before);
  const events = await page.locator(".drawing .scene").getAttribute("aria-label");
  assert.match(events ?? "", new RegExp(`, ${count} `), "the chart shows the same events");
  await page.keyboard.press("Space");
  await atRest(page, (url) => url.search === "");
  assert.ok(await isSame(page));
});

reader("the window stays when a filter is set, and years that are typed are the window", {}, async (page) => {
  await openChart(page, "/?from=0349&to=0360");
  await mark(page);
  await (await choice(page, "actor", "maron")).box.check();
  await atRest(page, (url) => url.search === "?actor=maron&from=0349&to=0360");
  await page.locator('input[name="to"]').fill("0399");
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?actor=maron&from=0349&to=0399");
  assert.ok(await page.locator('input[name="to"]').evaluate((node) => node === document.activeElement));
  assert.ok(await isSame(page));
});

reader("chips, “Clear all” and the lines' modes exchange the view, and back brings the last one", {}, async (page) => {
  await openChart(page, "/?era=harbour-wars&actor=maron");
  await mark(page);
  const chips = page.locator(".chips a");
  await chips.first().focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?actor=maron");
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /Maron/, "the focus is on the next chip");
  await page.locator('.lane-modes a[href*="lanes=kind"]').click();
  await atRest(page, (url) => url.search === "?actor=maron&lanes=kind");
  assert.match((await page.locator(".lane-modes [aria-current]").getAttribute("href")) ?? "", /lanes=kind/);
  await chips.last().click();
  await atRest(page, (url) => !url.searchParams.has("actor"));
  assert.equal(await page.locator('input[name="actor"][value="maron"]').isChecked(), false);
  await page.goBack();
  await atRest(page, (url) => url.search === "?actor=maron&lanes=kind");
  assert.equal(await page.locator('input[name="actor"][value="maron"]').isChecked(), true);
  assert.ok(await isSame(page));
});

reader("if a view cannot be fetched, its page is loaded", {}, async (page) => {
  await openChart(page, "/");
  await page.route(`${origin()}/?*`, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort("aborted")));
  await (await choice(page, "actor", "maron")).box.click();
  await page.waitForURL("/?actor=maron");
  assert.equal(here(page), "/?actor=maron");
});
