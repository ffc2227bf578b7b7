// From the timeline to an event and back, within a filter.
import assert from "node:assert/strict";
import { bothReaders } from "./support/browser.js";
import { here, titles } from "./support/list.js";
import { SOURCE } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const scrolled = (page) => page.evaluate(() => window.scrollY);

const FOUNDING = "/events/0421-council";
const OATH = "/events/0312-league-founded";

bothReaders("an event opens from the list, and carries the filter", {}, async (page) => {
  await page.goto("/?actor=maron");
  const entry = page.locator("article.event-item h3 a").nth(2);
  const title = await entry.textContent();
  await entry.click();
  await page.waitForURL(/\/events\//);
  assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), title);
  assert.equal(new URL(page.url()).search, "?actor=maron");
});

bothReaders("an event opens from its label in the chart, and carries the filter", {}, async (page) => {
  await page.goto("/?actor=kharis");
  await page.locator(`.scene .label[href^="${OATH}"] text`).click();
  await page.waitForURL(/\/events\//);
  assert.equal(here(page), `${OATH}?actor=kharis`);
});

bothReaders("an event opens from its mark in the chart", { width: 360 }, async (page) => {
  await page.goto("/?era=harbour-wars&from=0346&to=0346");
  await page.locator('.mark a[href^="/events/0346-miron-oration"] use:visible').first().click();
  await page.waitForURL(/\/events\//);
  assert.equal(here(page), "/events/0346-miron-oration?era=harbour-wars&from=0346&to=0346");
});

bothReaders("an era's band in the chart narrows the view to the era", {}, async (page) => {
  await page.goto("/?actor=maron");
  await page.locator('.drawing:visible a.era[href*="era=harbour-wars"]').click();
  await page.waitForURL((url) => url.search === "?era=harbour-wars&actor=maron");
});

bothReaders("earlier and later events stay inside the filter, from its first to its last", {}, async (page) => {
  await page.goto("/?actor=kharis&to=0400");
  const listed = await titles(page);
  assert.ok(listed.length > 4);
  await page.locator("article.event-item h3 a").first().click();
  const seen = [];
  const later = page.locator('.prev-next a[rel="next"]');
  const heading = page.getByRole("heading", { level: 1 });
  for (;;) {
    await page.waitForURL((url) => url.pathname.startsWith("/events/") && url.search === "?actor=kharis&to=0400");
    seen.push((await heading.textContent()) ?? "");
    if ((await later.count()) === 0) break;
    const next = await later.getAttribute("href");
    await later.click();
    await page.waitForURL((url) => url.pathname + url.search === next);
  }
  assert.deepEqual(seen, listed);
  assert.ok((await page.locator('.prev-next a[rel="prev"]').innerText()).includes(listed.at(-2) ?? "?"));
  await page.locator(".breadcrumbs a").click();
  await page.waitForURL((url) => url.pathname === "/");
  assert.equal(here(page), "/?actor=kharis&to=0400");
});

bothReaders("going back restores the filter and the place in the list", { height: 640 }, async (page) => {
  await page.goto("/?actor=maron");
  const entry = page.locator("article.event-item h3 a").nth(6);
  // At once: Chromium may keep a place that a reader who is as fast as a script passed on the way.
  await entry.evaluate((node) => node.scrollIntoView({ block: "center" }));
  await entry.hover();
  const place = await scrolled(page);
  assert.ok(place > 200, `scrolled to ${place}`);
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForURL(/\/events\//);
  const isRestored = (/** @type {number} */ place) => Math.abs(window.scrollY - place) <= 2;
  // The place that Chromium saves when a page is left may arrive after a reader who is as fast as a script has gone back. It is
  // there when such a reader goes back again.
  for (let tries = 1; ; tries += 1) {
    await page.goBack();
    assert.equal(here(page), "/?actor=maron");
    const restored = await page.waitForFunction(isRestored, place, { timeout: 5_000 }).catch(() => null);
    if (restored) break;
    assert.ok(tries < 3, `the place ${place} is not restored, but ${await scrolled(page)}`);
    await page.goForward();
  }
  assert.equal(await page.locator('input[name="actor"][value="maron"]').isChecked(), true);
});

bothReaders("a related event opens from a claim, and has the same claim from its side", {}, async (page) => {
  await page.goto(FOUNDING);
  const claim = page.locator("#supersedes");
  const words = await claim.locator(".relation-type").innerText();
  await claim.locator(`a[href="${OATH}"]`).click();
  await page.waitForURL(OATH);
  const back = page.locator(".claims li").filter({ has: page.locator(`a[href="${FOUNDING}"]`) }).first();
  assert.notEqual(await back.locator(".relation-type").innerText(), words);
});

bothReaders("a source shows what is quoted from it, and each passage leads to the events that rest on it", {}, async (page) => {
  await page.goto(SOURCE);
  const passages = page.locator("figure.passage:has(blockquote)");
  assert.ok((await passages.count()) > 4);
  assert.equal(await passages.filter({ has: page.locator(".used-by a") }).count(), await passages.count());
  await passages.first().locator(".used-by a").first().click();
  await page.waitForURL(/\/events\//);
});
