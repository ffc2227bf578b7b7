// Filtering with scripts: only what differs is exchanged, and the reader stays where they are.
import assert from "node:assert/strict";
import { atRest, openChart, said } from "./support/chart.js";
import { choice, here, titles } from "./support/list.js";
import { origin, reader } from "./support/reader.js";

/**
 * Marks the page, so that it shows whether another was loaded.
 * @param {import("playwright-core").Page} page
 */
const mark = (page) => page.evaluate(() => Object.assign(window, { same: true }));
/** @param {import("playwright-core").Page} page */
const isSame = (page) => page.evaluate(() => /** @type {any} */ (window).same === true);

reader("a choice applies at once, keeps focus and scroll position, and says the count", { height: 600 }, async (page) => {
  await openChart(page, "/");
  await mark(page);
  const { box, count } = await choice(page, "Actor", "China");
  await box.scrollIntoViewIfNeeded();
  const scroll = await page.evaluate(() => scrollY);
  await box.focus();
  await page.keyboard.press("Space");
  await atRest(page, (url) => url.search === "?actor=china");
  assert.ok(await isSame(page), "without a page being loaded");
  assert.equal((await titles(page)).length, count);
  assert.equal(await said(page), await page.locator(".sentence").textContent());
  assert.ok(await box.evaluate((node) => node === document.activeElement));
  assert.equal(await page.evaluate(() => scrollY), scroll);
  const events = await page.locator(".drawing.now .score").getAttribute("aria-label");
  assert.match(events ?? "", new RegExp(`\\b${count} events`), "the chart shows the same events");
  await page.keyboard.press("Space");
  await atRest(page, (url) => url.search === "");
  assert.ok(await isSame(page));
});

reader("the window stays when a filter is set, and years that are typed are the window", {}, async (page) => {
  await openChart(page, "/?from=1949&to=1960");
  await mark(page);
  await (await choice(page, "Actor", "China")).box.check();
  await atRest(page, (url) => url.search === "?actor=china&from=1949&to=1960");
  await page.locator('input[name="to"]').fill("1999");
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?actor=china&from=1949&to=1999");
  assert.ok(await page.locator('input[name="to"]').evaluate((node) => node === document.activeElement));
  assert.ok(await isSame(page));
});

reader("chips, “Clear all” and the lines' modes exchange the view, and back brings the last one", {}, async (page) => {
  await openChart(page, "/?era=alliance&actor=china");
  await mark(page);
  const chips = page.getByRole("list", { name: "Active filters" });
  await chips.getByRole("link", { name: "Remove Alliance" }).focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?actor=china");
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? "", /China/, "the focus is on the next chip");
  await page.getByRole("navigation", { name: "Lines" }).getByRole("link", { name: "by kind" }).click();
  await atRest(page, (url) => url.search === "?actor=china&lanes=kind");
  assert.equal(await page.locator(".lane-modes [aria-current]").textContent(), "by kind");
  await chips.getByRole("link", { name: "Clear all" }).click();
  await atRest(page, (url) => !url.searchParams.has("actor"));
  assert.equal(await page.locator('input[name="actor"][value="china"]').isChecked(), false);
  await page.goBack();
  await atRest(page, (url) => url.search === "?actor=china&lanes=kind");
  assert.equal(await page.locator('input[name="actor"][value="china"]').isChecked(), true);
  assert.ok(await isSame(page));
});

reader("where a view cannot be fetched, its page is loaded", {}, async (page) => {
  await openChart(page, "/");
  await page.route(`${origin()}/?*`, (route) => (route.request().isNavigationRequest() ? route.continue() : route.abort("aborted")));
  await (await choice(page, "Actor", "China")).box.click();
  await page.waitForURL("/?actor=china");
  assert.equal(here(page), "/?actor=china");
});
