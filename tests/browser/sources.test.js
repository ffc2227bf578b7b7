// The list of sources: filtered by its form, sorted by its links, turned page by page.
import assert from "node:assert/strict";
import { apply, choice, here, openFilters } from "./support/list.js";
import { bothReaders } from "./support/reader.js";

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
    const role = await choice(page, "Role", "Primary sources");
    await role.box.check();
    await apply(page);
    assert.equal(here(page), "/sources?role=primary");
    assert.match((await page.locator(".sentence").textContent()) ?? "", new RegExp(`^${role.count} of \\d+ sources: Primary sources`));

    await openFilters(page);
    const publisher = await choice(page, "Publisher", "NATO");
    assert.equal(await publisher.box.isVisible(), false, "a long list is folded");
    await page.getByRole("group", { name: "Publisher" }).locator("summary").click();
    await publisher.box.check();
    await apply(page);
    assert.equal(here(page), "/sources?role=primary&publisher=NATO");
    assert.equal((await sources(page)).length, publisher.count);
    assert.ok(publisher.count > 0 && publisher.count < role.count);
    await openFilters(page);
    assert.ok(await (await choice(page, "Publisher", "NATO")).box.isVisible(), "where something is chosen it stands open");
  });
}

bothReaders("the list is sorted by a link, and turned round by another, and its filter stays", {}, async (page) => {
  await page.goto("/sources?role=reference");
  const by = page.getByRole("navigation", { name: "Order of the list" });
  const titles = await sources(page);
  await by.getByRole("link", { name: "Reverse the order" }).click();
  await page.waitForURL("/sources?role=reference&sort=-title");
  assert.deepEqual(await sources(page), titles.toReversed());
  await by.getByRole("link", { name: "Events" }).click();
  await page.waitForURL("/sources?role=reference&sort=-events");
  assert.equal(await by.locator("[aria-current]").textContent(), "Events");
  const counts = (await page.locator(".records.sources .by > span:last-child").allTextContents()).map((text) => Number.parseInt(text, 10));
  assert.deepEqual(counts, counts.toSorted((a, b) => b - a));
  await page.goBack();
  await page.waitForURL("/sources?role=reference&sort=-title");
});

bothReaders("every source of the edition stands on one of the list's pages", {}, async (page) => {
  await page.goto("/sources");
  const all = Number.parseInt((await page.locator(".sentence").textContent()) ?? "", 10);
  const links = new Set();
  for (let last = false; !last; ) {
    for (const link of await page.locator(".records.sources > li > p:first-child > a").all()) links.add(await link.getAttribute("href"));
    const next = page.getByRole("link", { name: "Next page" });
    last = (await next.count()) === 0;
    if (!last) await Promise.all([page.waitForEvent("load"), next.click()]);
  }
  assert.equal(links.size, all);
});
