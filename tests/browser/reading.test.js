// From the timeline to an event and back, within a filter.
import assert from "node:assert/strict";
import { here, titles } from "./support/list.js";
import { bothReaders } from "./support/reader.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const scrolled = (page) => page.evaluate(() => window.scrollY);

bothReaders("an event opens from the list, and carries the filter", {}, async (page) => {
  await page.goto("/?actor=china");
  const entry = page.locator("article.entry h3 a").nth(2);
  const title = await entry.textContent();
  await entry.click();
  await page.waitForURL(/\/events\//);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  assert.equal(new URL(page.url()).search, "?actor=china");
});

bothReaders("an event opens from its label in the chart, and carries the filter", {}, async (page) => {
  await page.goto("/?actor=china");
  const mark = page.locator('a.mark[href^="/events/1950-sino-soviet-treaty"]:visible');
  await mark.locator("text.label").click();
  await page.waitForURL(/\/events\//);
  assert.equal(here(page), "/events/1950-sino-soviet-treaty?actor=china");
});

bothReaders("an event opens from its mark in the chart", { width: 360 }, async (page) => {
  await page.goto("/?era=split&from=1956&to=1956");
  await page.locator("a.mark .point:visible").first().click();
  await page.waitForURL(/\/events\//);
  assert.equal(here(page), "/events/1956-sino-soviet-split?era=split&from=1956&to=1956");
});

bothReaders("an era's band in the chart narrows the view to the era", {}, async (page) => {
  await page.goto("/?actor=china");
  const band = page.getByRole("link", { name: "Era: Alliance" });
  await band.click();
  await page.waitForURL((url) => url.search === "?era=alliance&actor=china");
});

bothReaders("earlier and later events stay inside the filter, from its first to its last", {}, async (page) => {
  await page.goto("/?actor=china&to=2001");
  const listed = await titles(page);
  assert.ok(listed.length > 2);
  await page.locator("article.entry h3 a").first().click();
  const seen = [];
  const later = page.locator('.step-nav a[rel="next"]');
  const heading = page.getByRole("heading", { level: 1 });
  for (;;) {
    await page.waitForURL((url) => url.pathname.startsWith("/events/") && url.search === "?actor=china&to=2001");
    seen.push((await heading.textContent()) ?? "");
    if ((await later.count()) === 0) break;
    const next = await later.getAttribute("href");
    await later.click();
    await page.waitForURL((url) => url.pathname + url.search === next);
  }
  assert.deepEqual(seen, listed);
  assert.match(await page.locator('.step-nav a[rel="prev"]').innerText(), new RegExp(listed.at(-2) ?? ""));
  await page.locator(".trail a").click();
  await page.waitForURL((url) => url.pathname === "/");
  assert.equal(here(page), "/?actor=china&to=2001");
});

bothReaders("going back restores the filter and the place in the list", { height: 640 }, async (page) => {
  await page.goto("/?actor=china");
  const entry = page.locator("article.entry h3 a").nth(6);
  await entry.scrollIntoViewIfNeeded();
  const place = await scrolled(page);
  assert.ok(place > 200, `scrolled to ${place}`);
  await entry.click();
  await page.waitForURL(/\/events\//);
  await page.goBack();
  assert.equal(here(page), "/?actor=china");
  await page.waitForFunction((place) => Math.abs(window.scrollY - place) <= 2, place);
  assert.equal(await page.locator('input[name="actor"][value="china"]').isChecked(), true);
});

bothReaders("a related event opens from what it led to, and says the same from its side", {}, async (page) => {
  await page.goto("/events/1950-sino-soviet-treaty");
  const claim = page.locator("#to-korean-war");
  assert.match(await claim.innerText(), /led to/);
  await claim.locator('a[href="/events/1950-korean-war"]').click();
  await page.waitForURL("/events/1950-korean-war");
  const back = page.locator(".claims li").filter({ has: page.locator('a[href="/events/1950-sino-soviet-treaty"]') }).first();
  assert.match(await back.innerText(), /came of/);
});

bothReaders("a source shows what is quoted from it, and each passage leads to the events that rest on it", {}, async (page) => {
  await page.goto("/sources/diplomat-2024-nightmare-for-nato");
  const passages = page.locator("figure.passage:has(blockquote)");
  assert.ok((await passages.count()) > 20);
  assert.equal(await passages.filter({ has: page.locator(".used a") }).count(), await passages.count());
  await passages.first().locator(".used a").first().click();
  await page.waitForURL(/\/events\//);
});
