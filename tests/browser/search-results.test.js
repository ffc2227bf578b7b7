// What a search finds, as it is read: marks, passages, reasons, orders; and how values of long facets are found.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { announced, atRest, openChart } from "./support/chart.js";
import { apply, choice, here, openFilters, sentenceNumbers, titles, unfold } from "./support/list.js";
import { sample } from "./support/timelines.js";

const SAMPLE = sample(400, 1);

reader("a search updates the list and the chart, and leaves the box as it is", {}, async (page) => {
  await openChart(page, "/");
  const all = (await titles(page)).length;
  await openChart(page, "/?actor=maron");
  await page.evaluate(() => Object.assign(window, { same: true }));
  const box = page.locator("[data-search]");
  await box.fill("harbour");
  await box.press("Enter");
  await atRest(page, (url) => url.search === "?q=harbour&actor=maron");
  assert.ok(await page.evaluate(() => /** @type {any} */ (window).same), "without a page being loaded");
  assert.ok(await box.evaluate((node) => node === document.activeElement));
  const found = (await titles(page)).length;
  assert.ok(found > 2 && found < 20, `${found}`);
  assert.deepEqual(await sentenceNumbers(page), [found, all]);
  assert.equal(await announced(page), await page.locator(".sentence").textContent());
  const marks = await page.locator("article.event-item mark").allTextContents();
  assert.ok(marks.length >= found / 2 && marks.every((mark) => /^harbour/i.test(mark)), marks.join());
  const events = await page.locator(".drawing .scene").getAttribute("aria-label");
  assert.match(events ?? "", new RegExp(`, ${found} `));
  await page.goBack();
  await atRest(page, (url) => url.search === "?actor=maron");
  assert.equal(await box.inputValue(), "");
  assert.equal(await page.locator("mark").count(), 0);
});

reader("a slow click on what was found opens it", {}, async (page) => {
  await openChart(page, "/");
  const box = page.locator("[data-search]");
  await box.focus();
  await page.locator("[data-search][role=combobox]").waitFor();
  await box.pressSequentially("harbour");
  await box.press("Enter");
  await atRest(page, (url) => url.search === "?q=harbour");
  await page.getByRole("listbox").waitFor({ state: "hidden" });
  await page.locator("[data-results] h3 a").first().hover();
  // The box loses the focus when the button is pressed, and nothing may be searched again before it is released.
  await page.mouse.down();
  await page.locator("[data-results]:not([aria-busy])").waitFor();
  await page.mouse.up();
  await page.waitForURL(/\/events\/[^?]*\?q=harbour/);
});

bothReaders("what was found is sorted by relevance or by time, and each event says where its words are", {}, async (page) => {
  const order = page.locator(".sorts");
  await page.goto("/?q=toll&actor=tessara");
  assert.equal(await order.locator("[aria-current]").getAttribute("href"), "/?q=toll&actor=tessara", "by relevance");
  const relevant = await titles(page);
  assert.ok(relevant.length > 2);
  const moved = page.waitForURL((url) => url.searchParams.get("sort") === "time");
  await order.locator('a[href*="sort=time"]').click();
  await moved;
  await page.locator(".group-heading").first().waitFor();
  assert.deepEqual((await titles(page)).sort(), relevant.sort());
  const found = await page.locator("article.event-item .found-in").allTextContents();
  assert.equal(found.length, relevant.length);
  for (const text of found) assert.match(text, /^Found in: \S/);
});

reader("a word may be shortened", {}, async (page) => {
  await page.goto("/?q=harb*+war");
  assert.ok((await titles(page)).includes("First harbour war"));
});

bothReaders("a passage that was found leads to its place", {}, async (page) => {
  await page.goto("/?q=ladders");
  const passage = page.locator(".excerpt a").first();
  const text = await page.locator(".excerpt mark").first().textContent();
  assert.match(text ?? "", /^ladders/i);
  await Promise.all([page.waitForURL(/\/events\/[^#]*\?q=ladders#/), passage.click()]);
  assert.match((await page.locator(":target").textContent()) ?? "", /ladders/i);
});

bothReaders("a typing error is named, and leads to what was meant", {}, async (page) => {
  await page.goto("/?q=frendship");
  const problem = page.locator(".problem");
  assert.match((await problem.textContent()) ?? "", /frendship.*friendship/);
  const found = await titles(page);
  assert.ok(found.length > 0);
  const moved = page.waitForURL((url) => url.searchParams.get("q") === "friendship");
  await problem.getByRole("link").click();
  await moved;
  await problem.waitFor({ state: "detached" });
  assert.deepEqual(await titles(page), found);
});

for (const width of [360, 1280]) {
  bothReaders(`at ${width} px a source is found among hundreds, and chosen`, { width, timeline: SAMPLE }, async (page) => {
    const actor = "velmora";
    await page.goto(`/?actor=${actor}`);
    await openFilters(page);
    await unfold(page);
    assert.ok((await page.locator("input[type=checkbox][name=source]").count()) <= 50);
    await page.locator('input[name="find"][form="_find-source"]').fill("alman");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    const values = page.locator("[data-choices] label");
    const offered = await values.allTextContents();
    assert.ok(offered.length > 1 && offered.every((words) => /alman/i.test(words)), offered.join());
    const value = (await values.locator("input").first().getAttribute("value")) ?? "";
    const { box, count } = await choice(page, "source", value);
    assert.ok(count > 0);
    await box.check();
    await apply(page);
    assert.equal(here(page), `/?actor=${actor}&source=${value}`);
    assert.equal((await titles(page)).length, count);
    await openFilters(page);
    assert.ok(await (await choice(page, "source", value)).box.and(page.locator(":checked")).isVisible(), "it is listed, and chosen");
  });
}

bothReaders("places and languages narrow as their counts say", {}, async (page) => {
  for (const [facet, value] of [["place", "Delos Rock"], ["language", "ru"]]) {
    await page.goto("/");
    await unfold(page);
    const live = (await page.locator(".chart.interactive").count()) > 0;
    const { box, count } = await choice(page, facet, value);
    assert.ok(count > 1);
    await box.check();
    if (live) await atRest(page, (url) => url.searchParams.get(facet) === value);
    else await apply(page);
    assert.equal(new URL(page.url()).searchParams.get(facet), value);
    assert.equal((await titles(page)).length, count, facet);
  }
});

bothReaders("events certainly in a window are listed apart from those that may be", {}, async (page) => {
  // Of the census only the year is known; the dearth began at some time in 338.
  await page.goto("/?from=0365-03&to=0369-11");
  assert.deepEqual(((await page.locator(".certainty").textContent()) ?? "").match(/\d+/g), ["2", "1"]);
  const unsure = page.locator("article.event-item", { has: page.locator(".when small") });
  assert.match((await unsure.locator(".when").textContent()) ?? "", /^365\D/);
  await page.goto("/?from=0338-03&to=0338-11");
  assert.match((await unsure.last().locator(".when").textContent()) ?? "", /338.*344/);
  await page.goto("/?from=0365&to=0365");
  assert.equal(await page.locator(".certainty").count(), 0);
});
