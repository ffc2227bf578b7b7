// The list of sources: filtered by its form, sorted by its links, turned page by page.
import assert from "node:assert/strict";
import { bothReaders } from "./support/browser.js";
import { apply, choice, here, openFilters, sentenceNumbers } from "./support/list.js";
import { manySources } from "./support/timelines.js";

/**
 * The sources that are listed, by title.
 * @param {import("playwright-core").Page} page
 */
function sources(page) {
  return page.locator(".records.sources > li > p:first-child > a").allTextContents();
}

for (const width of [360, 1280]) {
  bothReaders(`at ${width} px, choosing a role and a publisher lists as many sources as the counts promise`, { width }, async (page) => {
    await page.goto("/sources");
    await openFilters(page);
    const role = await choice(page, "role", "primary");
    await role.box.check();
    await apply(page);
    assert.equal(here(page), "/sources?role=primary");
    assert.equal((await sentenceNumbers(page))[0], role.count);

    await openFilters(page);
    const publisher = await choice(page, "publisher", "League of the Isles");
    const more = page.locator('.more:has([name="publisher"])');
    assert.equal(await more.locator("input").first().isVisible(), false, "a long list is folded");
    await more.locator("summary").click();
    assert.ok(await more.locator("input").first().isVisible());
    await publisher.box.check();
    await apply(page);
    assert.equal(here(page), "/sources?role=primary&publisher=League+of+the+Isles");
    assert.equal((await sources(page)).length, publisher.count);
    assert.ok(publisher.count > 0 && publisher.count < role.count);
    await openFilters(page);
    assert.ok(await (await choice(page, "publisher", "League of the Isles")).box.isVisible(), "a facet with a choice is open");
  });
}

bothReaders("the list is sorted by a link, and turned round by another, and its filter stays", {}, async (page) => {
  await page.goto("/sources?role=reference");
  const sorts = page.locator(".sorts");
  const titles = await sources(page);
  assert.ok(titles.length > 2);
  await sorts.locator("a").last().click();
  await page.waitForURL("/sources?role=reference&sort=-title");
  assert.deepEqual(await sources(page), titles.toReversed());
  await sorts.locator('a[href$="sort=-events"]').click();
  await page.waitForURL("/sources?role=reference&sort=-events");
  assert.match((await sorts.locator("[aria-current]").getAttribute("href")) ?? "", /events/);
  const counts = (await page.locator(".records.sources .byline > span:last-child").allTextContents()).map((text) => Number.parseInt(text, 10));
  assert.ok(counts[0] > 1);
  assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
  await page.goBack();
  await page.waitForURL("/sources?role=reference&sort=-title");
});

bothReaders("every source is on one of the list's pages", { timeline: manySources() }, async (page) => {
  await page.goto("/sources");
  const [all] = await sentenceNumbers(page);
  assert.ok(all > 100, `${all} sources`);
  const links = new Set();
  for (let last = false; !last; ) {
    for (const link of await page.locator(".records.sources > li > p:first-child > a").evaluateAll((all) => all.map((link) => link.getAttribute("href")))) links.add(link);
    const next = page.locator('.pagination a[rel="next"]');
    last = (await next.count()) === 0;
    if (!last) await Promise.all([page.waitForEvent("load"), next.click()]);
  }
  assert.equal(links.size, all);
});
