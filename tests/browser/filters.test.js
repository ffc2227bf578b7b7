// Filtering: through the form, by chips, by the address.
import assert from "node:assert/strict";
import { apply, choice, here, openFilters, titles } from "./support/list.js";
import { bothReaders, reader } from "./support/reader.js";

for (const width of [360, 1280]) {
  bothReaders(`at ${width} px, choosing an era and an actor lists as many events as the counts promise`, { width }, async (page) => {
    await page.goto("/");
    const all = (await titles(page)).length;
    await openFilters(page);
    const actor = await choice(page, "Actor", "China");
    await actor.box.check();
    await apply(page);
    assert.equal(here(page), "/?actor=china", "empty fields do not stay in the address");
    assert.equal((await titles(page)).length, actor.count);
    assert.equal(await page.locator(".sentence").textContent(), `${actor.count} of ${all} events: China`);

    await openFilters(page);
    assert.ok(await (await choice(page, "Actor", "China")).box.isChecked(), "what is chosen stays checked");
    const era = await choice(page, "Era", "Convergence");
    await era.box.check();
    await apply(page);
    assert.equal(here(page), "/?era=convergence&actor=china");
    assert.equal((await titles(page)).length, era.count);
    assert.ok(era.count > 0 && era.count < actor.count);
  });
}

reader("in a narrow window the filters are folded and say how many are set; in a wide one they stand open", { width: 360 }, async (page) => {
  await page.goto("/?actor=china&from=1950");
  const button = page.getByRole("button", { name: "Apply filters" });
  assert.equal(await page.locator(".facets > summary").textContent(), "Filters (2)");
  assert.equal(await button.isVisible(), false);
  await openFilters(page);
  assert.ok(await button.isVisible());
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/");
  assert.ok(await button.isVisible());
  assert.equal(await page.locator(".facets > summary").isVisible(), false);
  const [filters, list] = [await page.locator(".filters").boundingBox(), await page.locator("article.entry").first().boundingBox()];
  assert.ok(filters && list && filters.x + filters.width <= list.x, "beside the list, not above it");
});

reader("every choice leads to as many events as stand beside it", { scripts: false }, async (page) => {
  await page.goto("/");
  const boxes = page.locator("label:has(.n)");
  const promised = await boxes.evaluateAll((labels) =>
    labels.map((label) => {
      const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
      return { query: `${box.name}=${box.value}`, count: Number(label.querySelector(".n")?.textContent) };
    }),
  );
  assert.ok(promised.length > 20);
  for (const { query, count } of promised) {
    await page.goto(`/?${query}`);
    assert.equal((await titles(page)).length, count, query);
  }
});

bothReaders("with “all chosen actors together” each event listed has them all", {}, async (page) => {
  await page.goto("/");
  for (const words of ["China", "Russia", "All chosen actors together"]) await (await choice(page, "Actor", words)).box.check();
  await apply(page);
  assert.equal(here(page), "/?actor=china&actor=russia&actors=all");
  const actors = await page.locator("article.entry .by").allTextContents();
  assert.ok(actors.length > 0);
  for (const text of actors) assert.match(text, /China.*(Russia|USSR)|(Russia|USSR).*China/);
  await page.getByRole("link", { name: "Remove all of these actors together" }).click();
  await page.waitForURL((url) => url.search === "?actor=china&actor=russia");
  assert.ok((await titles(page)).length > actors.length);
});

bothReaders("years keep what happened in them, and a year that cannot be read is named", {}, async (page) => {
  await page.goto("/");
  await page.getByLabel("From", { exact: true }).fill("1984");
  await page.getByLabel("To", { exact: true }).fill("1994");
  await apply(page);
  assert.equal(here(page), "/?from=1984&to=1994");
  const years = await page.locator("article.entry .when").allTextContents();
  assert.ok(years.length > 0);
  for (const text of years) assert.match(text, /19(8[4-9]|9[0-4])/);
  await page.getByLabel("From", { exact: true }).fill("long ago");
  await apply(page);
  assert.match((await page.locator(".problem").textContent()) ?? "", /“long ago”.*not a year/);
});

bothReaders("active filters are chips that go one by one, or all at once", {}, async (page) => {
  await page.goto("/?era=alliance&actor=china&from=1950");
  const chips = page.getByRole("list", { name: "Active filters" }).getByRole("link", { name: /^Remove/ });
  assert.deepEqual(await chips.allTextContents(), ["Remove Alliance", "Remove China", "Remove from 1950"]);
  for (const left of ["?actor=china&from=1950", "?from=1950", ""]) {
    await chips.first().click();
    await page.waitForURL((url) => url.search === left);
  }
  assert.equal(await chips.count(), 0);
  await page.goto("/?era=alliance&actor=china&from=1950");
  await page.locator(".chips").getByRole("link", { name: "Clear all" }).click();
  await page.waitForURL((url) => url.search === "");
});

bothReaders("a value that does not exist is named, with the nearest one", {}, async (page) => {
  await page.goto("/?actor=chyna");
  assert.match(await page.getByRole("status").and(page.locator(".problem")).innerText(), /“chyna”.*“china”/);
  assert.equal((await titles(page)).length, 0);
});

bothReaders("where nothing matches, each suggestion leads to the events that it promises", {}, async (page) => {
  const empty = "/?era=split&actor=ukraine";
  await page.goto(empty);
  const offers = page.locator(".empty li");
  const promised = await offers.allTextContents();
  assert.ok(promised.length > 0);
  for (const [n, text] of promised.entries()) {
    await page.goto(empty);
    await offers.nth(n).getByRole("link").click();
    await page.waitForURL((url) => url.pathname + url.search !== empty);
    const listed = (await titles(page)).length;
    assert.ok(listed > 0);
    assert.match(text, new RegExp(`: ${listed} events?$`));
  }
});

reader("a view's canonical address is the same in whatever order it was asked for", {}, async (page) => {
  await page.goto("/?to=2001&actor=russia&actor=china&actor=china&era=partnership&utm_source=x");
  const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
  assert.equal(new URL(canonical ?? "").search, "?era=partnership&actor=china&actor=russia&to=2001");
});
