// What a search finds, as it is read: marks, passages, reasons, orders; and values of long facets that are looked for.
import assert from "node:assert/strict";
import { atRest, openChart, said } from "./support/chart.js";
import { apply, choice, here, openFilters, titles, unfold } from "./support/list.js";
import { bothReaders, reader } from "./support/reader.js";

reader("a search exchanges the list and the chart, and leaves the box as it is", {}, async (page) => {
  await openChart(page, "/?actor=china");
  await page.evaluate(() => Object.assign(window, { same: true }));
  const box = page.locator("[data-search]");
  await box.fill("friendship");
  await box.press("Enter");
  await atRest(page, (url) => url.search === "?q=friendship&actor=china");
  assert.ok(await page.evaluate(() => /** @type {any} */ (window).same), "without a page being loaded");
  assert.ok(await box.evaluate((node) => node === document.activeElement));
  const found = (await titles(page)).length;
  assert.ok(found > 2 && found < 20, `${found}`);
  assert.match((await said(page)) ?? "", new RegExp(`^${found} of 90 events: “friendship”; China$`));
  const marks = await page.locator("article.entry mark").allTextContents();
  assert.ok(marks.length >= found / 2 && marks.every((mark) => /^friend/i.test(mark)), marks.join());
  const events = await page.locator(".drawing.now .score").getAttribute("aria-label");
  assert.match(events ?? "", new RegExp(`\\b${found} events`));
  await page.goBack();
  await atRest(page, (url) => url.search === "?actor=china");
  assert.equal(await box.inputValue(), "");
  assert.equal(await page.locator("mark").count(), 0);
});

bothReaders("what was found is had by time, and each event says why it is there", {}, async (page) => {
  await page.goto("/?q=quarrel*+border&actor=russia");
  assert.ok((await titles(page)).length > 0);
  const order = page.getByRole("navigation", { name: "Order of the list" });
  assert.equal(await order.locator("[aria-current]").textContent(), "Relevance");
  await page.goto("/?q=border&actor=russia");
  const relevant = await titles(page);
  const moved = page.waitForURL((url) => url.searchParams.get("sort") === "time");
  await order.getByRole("link", { name: "Time" }).click();
  await moved;
  await page.locator(".era-head").first().waitFor();
  assert.deepEqual((await titles(page)).sort(), relevant.sort());
  const entry = page.locator("article.entry").first();
  await entry.getByText("Why is this here?").click();
  const reasons = await entry.locator(".why li").allTextContents();
  assert.equal(reasons.length, 2);
  assert.match(reasons[0], /^Found in: /);
  assert.match(reasons[1], /^Actor: (Russia|Soviet Union, which Russia continues)$/);
});

bothReaders("a passage that was found leads to where it stands", {}, async (page) => {
  await page.goto("/?q=monolith");
  const passage = page.locator(".excerpt a").first();
  const text = await page.locator(".excerpt mark").first().textContent();
  assert.match(text ?? "", /^monolith/i);
  await Promise.all([page.waitForURL(/\/events\/[^#]*\?q=monolith#/), passage.click()]);
  assert.match((await page.locator(":target").textContent()) ?? "", /monolith/i);
});

bothReaders("an error in typing is named, and leads to what was meant", {}, async (page) => {
  await page.goto("/?q=frendship");
  const words = page.locator(".problem");
  assert.match((await words.textContent()) ?? "", /^Nothing has “frendship”\. Did you mean friendship\?/);
  const found = await titles(page);
  assert.ok(found.length > 2);
  const moved = page.waitForURL((url) => url.searchParams.get("q") === "friendship");
  await words.getByRole("link").click();
  await moved;
  await words.waitFor({ state: "detached" });
  assert.deepEqual(await titles(page), found);
});

for (const width of [360, 1280]) {
  bothReaders(`at ${width} px a source is found among hundreds, and chosen`, { width }, async (page) => {
    await page.goto("/?actor=china");
    await unfold(page);
    assert.equal(await page.locator("input[type=checkbox][name=source]").count(), 10);
    await page.getByRole("searchbox", { name: "Find a source" }).fill("quest hist");
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.equal(await page.getByRole("heading", { level: 1 }).textContent(), "All sources");
    const { box, count } = await choice(page, "Source", "China’s Quest: The History of the Foreign Relations of the People’s Republic of China");
    assert.ok(count > 0);
    await box.check();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Show the events" }).click()]);
    assert.match(here(page), /^\/\?actor=china&source=/);
    assert.equal((await titles(page)).length, count);
    await openFilters(page);
    assert.ok(await page.locator("input[type=checkbox][name=source]").first().isChecked(), "it stands first, and is chosen");
  });
}

bothReaders("places, decades and languages narrow as the counts beside them promise", {}, async (page) => {
  await page.goto("/");
  await unfold(page);
  const decade = await choice(page, "Decade", "1950s");
  await decade.box.check();
  const settled = () => page.waitForURL((url) => url.searchParams.get("decade") === "195X");
  if (await page.evaluate(() => document.querySelector(".chart.live") !== null)) await settled();
  else await apply(page);
  await page.locator(".chip", { hasText: "1950s" }).waitFor();
  assert.equal((await titles(page)).length, decade.count);
});

bothReaders("a window tells what is surely in it from what could be", {}, async (page) => {
  // Of 1989 the year is known, and no more; the quarrel began some time in 1956 and ended some time in 1966.
  await page.goto("/?from=1989-03&to=1989-11");
  assert.match((await page.locator(".certainty").textContent()) ?? "", /^Surely in these years: \d+\. Perhaps, .*: 1\.$/);
  const unsure = page.locator("article.entry", { has: page.locator(".when small") });
  assert.deepEqual(await unsure.locator(".when").allTextContents(), ["1989perhaps in these years"]);
  await page.goto("/?from=1956-03&to=1956-11");
  assert.match((await unsure.locator(".when").textContent()) ?? "", /1956.*1966.*perhaps in these years$/);
  await page.goto("/?from=1989&to=1989");
  assert.equal(await page.locator(".certainty").count(), 0);
});
