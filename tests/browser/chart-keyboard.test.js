// The chart for those who listen and by keyboard: links in chronological order, one stop of Tab, and the arrows inside.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { atRest, openChart, shown, wholeTimeline } from "./support/chart.js";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/**
 * The item that has the focus.
 * @param {Page} page
 */
const item = (page) =>
  page.evaluate(() => {
    const { dataset } = /** @type {HTMLElement} */ (document.activeElement ?? document.body);
    const all = [...(document.activeElement?.closest(".scene")?.querySelectorAll("a[data-lanes]") ?? [])];
    return { day: Number(dataset.day ?? dataset.first), lanes: dataset.lanes, nth: all.indexOf(document.activeElement ?? document.body), of: all.length };
  });

bothReaders("the chart is a group of links in chronological order, each named by what it shows", {}, async (page) => {
  await page.goto("/");
  const chart = page.getByRole("group", { name: /\d{3} ?– ?\d{3}, \d+ / }).and(page.locator(".scene:visible"));
  const listed = await page.locator("article.event-item").evaluateAll((entries) => entries.map((entry) => Number(entry.getAttribute("data-day"))));
  const items = await chart.locator("a.mark, a.aggregate").evaluateAll((links) =>
    links.map((link) => ({
      name: link.getAttribute("aria-label") ?? "",
      seen: link.querySelector(".label, .count")?.textContent ?? "",
      day: Number(link.getAttribute("data-day") ?? link.getAttribute("data-first")),
    })),
  );
  assert.ok(items.length > 20, "marks and pills");
  for (const { name, seen, day } of items) {
    assert.ok(name.startsWith(seen), `“${name}” begins with “${seen}”`);
    assert.match(name, /\d{3}/, "and says when");
    assert.ok(listed.includes(day), `${name} begins with an event of the list`);
  }
  const days = items.map(({ day }) => day);
  const { a, b } = await wholeTimeline(page);
  assert.ok(days.every((day, n) => n === 0 || day >= days[n - 1] - (b - a) / 100), "in chronological order, as far as pixels show");
});

for (const path of ["/?from=0340&to=0389", EVENT]) {
  reader(`on ${path} the chart is one stop of Tab, and the arrows go through it in the order of time`, {}, async (page) => {
    await page.goto(path);
    await page.locator('.drawing:visible .scene a[tabindex="0"]').waitFor({ state: "attached" });
    assert.equal(await page.locator('.drawing:visible .scene a[tabindex="0"]').count(), 1);
    await page.locator('.drawing:visible .scene a[tabindex="0"]').focus();
    const first = await item(page);
    assert.equal(first.nth, 0);
    await page.keyboard.press("ArrowRight");
    const second = await item(page);
    assert.equal(second.nth, 1);
    assert.ok(second.day >= first.day);
    await page.keyboard.press("End");
    const last = await item(page);
    assert.equal(last.nth, last.of - 1);
    await page.keyboard.press("ArrowLeft");
    assert.equal((await item(page)).nth, last.of - 2);
    await page.keyboard.press("Home");
    assert.equal((await item(page)).nth, 0);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement?.closest(".scene")), null, "Tab leaves the chart");
    await page.keyboard.press("Shift+Tab");
    assert.equal((await item(page)).nth, 0, "and comes back to where it was");
  });
}

reader("up and down go to the nearest event on the next line, and above the first to the era", {}, async (page) => {
  await openChart(page, "/?from=0340&to=0389");
  await page.locator('.drawing:visible .scene a[data-lanes^="0"]').first().focus();
  await page.keyboard.press("ArrowDown");
  assert.match((await item(page)).lanes ?? "", /1/);
  await page.keyboard.press("ArrowDown");
  assert.match((await item(page)).lanes ?? "", /2/);
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("ArrowUp");
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".era")));
  await page.keyboard.press("ArrowDown");
  assert.ok((await item(page)).nth >= 0);
});

reader("past the last event of the window the window moves on, with the focus on the next event", {}, async (page) => {
  await openChart(page, "/?from=0345&to=0349");
  const before = here(page);
  await page.locator('.drawing:visible .scene a[tabindex="0"]').focus();
  await page.keyboard.press("End");
  const last = await item(page);
  await page.keyboard.press("ArrowRight");
  await atRest(page, (url) => url.pathname + url.search !== before);
  await page.waitForFunction((day) => Number(/** @type {SVGElement} */ (document.activeElement)?.dataset?.day ?? 0) > day, last.day);
  const { a, b } = await shown(page);
  const { day } = await item(page);
  assert.ok(day >= a && day < b, "and it is in sight");
});

reader("zooming keeps the focus on the same event; Enter opens it", {}, async (page) => {
  await openChart(page, "/?from=0340&to=0359");
  const id = "0347-first-harbour-war";
  await page.locator(`.drawing:visible .mark[data-event="${id}"]`).focus();
  const before = here(page);
  await page.keyboard.press("-");
  await atRest(page, (url) => url.pathname + url.search !== before);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-event")), id);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/events/${id}?*`);
});
