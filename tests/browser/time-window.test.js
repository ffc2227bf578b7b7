// The time window: one for chart, list, counts and address, also after going back.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { announced, atRest, openChart, settled, shown } from "./support/chart.js";
import { here, titles } from "./support/list.js";
import { sample } from "./support/timelines.js";

/** @typedef {import("playwright-core").Page} Page */

const DECADE = "/?from=0355&to=0364";

/** The link that moves the window. @param {Page} page @param {"earlier" | "later" | "in" | "out" | "whole"} move */
const button = (page, move) => page.locator(`.chart a[data-move="${move}"]`);

/** @param {Page} page */
const focusedName = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-event") ?? document.activeElement?.id ?? "");

reader("the buttons move the window, keep the focus, and stay links for those who want a tab of their own", {}, async (page) => {
  await openChart(page, DECADE);
  await button(page, "out").focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?from=0350&to=0369");
  assert.ok(await button(page, "out").evaluate((link) => link === document.activeElement));
  await page.waitForFunction(() => /^350–369, \d+ /.test(document.querySelector("[data-announce]")?.textContent ?? ""));
  assert.equal((await titles(page)).length, Number(/, (\d+) /.exec((await announced(page)) ?? "")?.[1]));
  // Two quick steps are two steps.
  await button(page, "later").click();
  await button(page, "later").click();
  await atRest(page, (url) => url.search === "?from=0370&to=0389");
  const opened = page.context().waitForEvent("page");
  await button(page, "earlier").click({ modifiers: ["Control"] });
  await (await opened).waitForURL(/from=0360/);
  assert.equal(here(page), "/?from=0370&to=0389");
  await button(page, "whole").click();
  await atRest(page, (url) => url.search === "");
});

reader("a pill opens the window that separates its events", {}, async (page) => {
  await openChart(page, "/");
  const pill = page.locator(".drawing:visible a.aggregate").first();
  const href = (await pill.getAttribute("href")) ?? "";
  await pill.focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.pathname + url.search === href);
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".mark, .aggregate")), "the focus goes to what is near");
});

reader("back and forward give exactly the window, the place in the list and the focus that were left", { height: 600 }, async (page) => {
  await openChart(page, "/");
  const link = page.locator("article.event-item h3 a").nth(8);
  await link.focus();
  const scroll = await page.evaluate(() => scrollY);
  const focus = await focusedName(page);
  const whole = await shown(page);
  assert.ok(scroll > 100);
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.has("from"));
  const closer = here(page);
  const window = await shown(page);
  await page.evaluate(() => scrollTo(0, 40));
  await button(page, "later").focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.pathname + url.search !== closer);

  await page.goBack();
  await atRest(page, (url) => url.pathname + url.search === closer);
  assert.deepEqual(await shown(page), window);
  await page.waitForFunction(() => scrollY === 40);
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-move") === "later");
  await page.goBack();
  await atRest(page, (url) => url.search === "");
  assert.deepEqual(await shown(page), whole);
  await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) <= 2, scroll);
  assert.equal(await focusedName(page), focus);
  await page.goForward();
  await atRest(page, (url) => url.pathname + url.search === closer);
  assert.deepEqual(await shown(page), window);
});

reader("from an event's page back, and after a reload, the window, the place and the focus are the same", { height: 600 }, async (page) => {
  await openChart(page, "/?from=0330&to=0389");
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.get("from") !== "0330");
  const left = here(page);
  const window = await shown(page);
  const link = page.locator("article.event-item h3 a").nth(1);
  await link.focus();
  const [focus, scroll] = [await focusedName(page), await page.evaluate(() => scrollY)];
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/events\//);
  await page.goBack();
  await page.waitForURL(left);
  for (const again of [false, true]) {
    if (again) await page.reload();
    await page.locator(".chart.interactive").waitFor();
    assert.equal(here(page), left);
    assert.deepEqual(await shown(page), window);
    await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) <= 2, scroll);
    await page.waitForFunction((id) => document.activeElement?.id === id, focus);
  }
});

reader("a window of another width of screen gets a drawing of its own", {}, async (page) => {
  await openChart(page, DECADE);
  const drawn = () => page.locator(".drawing.current").getAttribute("data-width");
  const before = await drawn();
  await page.setViewportSize({ width: 700, height: 800 });
  await settled(page);
  assert.notEqual(await drawn(), before);
  assert.equal(here(page), DECADE);
});

reader("the chart never has more than 1,500 elements", { timeline: sample(2000, 1) }, async (page) => {
  await openChart(page, "/");
  for (const key of ["+", "+", "Shift+ArrowRight", "-", "0"]) {
    const before = here(page);
    await page.keyboard.press(key);
    await atRest(page, (url) => url.pathname + url.search !== before);
    const count = await page.locator(".drawing.current *").count();
    assert.ok(count > 20 && count <= 1500, `${count} after ${key}`);
  }
});
