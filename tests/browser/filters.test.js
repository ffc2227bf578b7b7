// Filtering: through the form, by chips, by the address.
import assert from "node:assert/strict";
import { axeViolations } from "./support/axe.js";
import { bothReaders, reader } from "./support/browser.js";
import { apply, choice, here, listed, openFilters, sentenceNumbers, titles } from "./support/list.js";

for (const width of [360, 1280]) {
  bothReaders(`at ${width} px, choosing an era and an actor lists as many events as the counts promise`, { width }, async (page) => {
    await page.goto("/");
    const all = (await titles(page)).length;
    await openFilters(page);
    const actor = await choice(page, "actor", "maron");
    await actor.box.check();
    await apply(page);
    assert.equal(here(page), "/?actor=maron", "empty fields do not stay in the address");
    assert.equal((await titles(page)).length, actor.count);
    assert.deepEqual(await sentenceNumbers(page), [actor.count, all]);

    await openFilters(page);
    assert.ok(await (await choice(page, "actor", "maron")).box.isChecked(), "what is chosen stays checked");
    const era = await choice(page, "era", "council");
    await era.box.check();
    await apply(page);
    assert.equal(here(page), "/?era=council&actor=maron");
    assert.equal((await titles(page)).length, era.count);
    assert.ok(era.count > 0 && era.count < actor.count);
  });
}

reader("a choice is a checkbox named by its value, in a group named by its facet", {}, async (page) => {
  await page.goto("/");
  const { box, label } = await choice(page, "actor", "maron");
  const group = page.getByRole("group", { name: (await page.locator("details.facet").filter({ has: box }).locator("summary").first().textContent()) ?? "?" });
  assert.equal(await group.getByRole("checkbox", { name: /^Maron/ }).getAttribute("value"), "maron");
  assert.match(await label.innerText(), /^Maron\s+\d+$/);
});

reader("without scripts the filters are folded in a narrow window and say how many are set; in a wide one they are open", { width: 360, scripts: false }, async (page) => {
  await page.goto("/?actor=maron&from=0350");
  const button = page.locator(".apply button");
  assert.match((await page.locator(".facets > summary").textContent()) ?? "", /\(2\)/);
  assert.equal(await button.isVisible(), false);
  await openFilters(page);
  assert.ok(await button.isVisible());
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto("/");
  assert.ok(await button.isVisible());
  assert.equal(await page.locator(".facets > summary").isVisible(), false);
  const [filters, list] = [await page.locator(".filters").boundingBox(), await page.locator("article.event-item").first().boundingBox()];
  assert.ok(filters && list && filters.x + filters.width <= list.x, "next to the list, not above it");
});

bothReaders("in a wide window the filters and the line above the list stay in view beside any event, and scroll separately", { height: 700 }, async (page) => {
  await page.goto("/?actor=maron");
  await page.locator("article.event-item").last().scrollIntoViewIfNeeded();
  const seen = async (/** @type {import("playwright-core").Locator} */ part) => {
    const box = await part.boundingBox();
    return box !== null && box.y >= 0 && box.y + box.height <= 700;
  };
  assert.ok(await seen((await choice(page, "actor", "maron")).box));
  assert.ok(await seen(page.locator(".chips a").first()));
  const scrolled = await page.evaluate(() => scrollY);
  const last = page.locator("details.facet > summary").last();
  await last.scrollIntoViewIfNeeded();
  assert.ok(await seen(last));
  assert.equal(await page.evaluate(() => scrollY), scrolled);
});

reader("on a phone the filters are a sheet that says how many events it will show", { width: 390, height: 844 }, async (page) => {
  await page.goto("/?actor=maron");
  const opener = page.locator("[data-open-filters]");
  assert.match((await opener.textContent()) ?? "", /\(1\)/);
  await opener.click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  const show = sheet.locator(".apply button");
  assert.equal(await show.innerText(), `Show ${(await titles(page)).length} events`);
  assert.equal(await sheet.locator("details.facet[open]").count(), 1, "only the facet with a choice is unfolded");
  assert.deepEqual(await axeViolations(page, ".filter-sheet"), []);
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest("dialog")), "the focus stays in the sheet");
  }
  await sheet.getByText("Era", { exact: true }).click();
  const { box, count } = await choice(page, "era", "council");
  await box.check();
  await sheet.getByRole("button", { name: `Show ${count} event` }).waitFor();
  assert.ok(await box.evaluate((node) => node === document.activeElement));
  await page.keyboard.press("Escape");
  assert.equal(await sheet.isVisible(), false);
  // The event of a dialog that closes comes after it is closed.
  await page.waitForFunction(() => document.activeElement?.matches("[data-open-filters]"));
  assert.match((await opener.textContent()) ?? "", /\(2\)/);
  await opener.click();
  await show.click();
  assert.equal(await sheet.isVisible(), false);
  assert.equal((await titles(page)).length, count);
  await page.waitForFunction(() => document.activeElement?.id === "_list");
});

reader("on a phone the sheet of the relations counts what is chosen, too", { width: 390, height: 844 }, async (page) => {
  await page.goto("/relations?view=all");
  await openFilters(page);
  const { box, count } = await choice(page, "actor", "maron");
  await box.check();
  const show = page.getByRole("button", { name: `Show ${count} connection` });
  await show.click();
  await page.waitForURL((url) => url.searchParams.get("actor") === "maron");
  assert.equal((await sentenceNumbers(page))[0], count);
});

bothReaders("the choices of one facet are cleared together", {}, async (page) => {
  await page.goto("/?actor=maron&actor=tessara&from=0350");
  for (const [name, left] of [["Clear Actor", "?from=0350"], ["Clear Years", ""]]) {
    await page.getByRole("link", { name }).click();
    await page.waitForURL((url) => url.search === left);
  }
});

bothReaders("of many values the most frequent and those chosen are listed, and the others are unfolded", {}, async (page) => {
  await page.goto("/");
  const rare = page.locator('.more input[name="actor"]').last();
  const value = (await rare.getAttribute("value")) ?? "";
  assert.equal(await rare.isVisible(), false);
  await page.locator("details.facet").filter({ has: rare }).locator(".more > summary").click();
  assert.ok(await rare.isVisible());
  await page.goto(`/?actor=${value}`);
  assert.ok(await rare.and(page.locator(":checked")).isVisible());
  assert.equal(await page.locator('.more input[name="actor"]').first().isVisible(), false);
});

reader("every choice leads to as many events as its count says", {}, async (page) => {
  await page.goto("/");
  const promised = await page.locator("label:has(.count)").evaluateAll((labels) =>
    labels.map((label) => {
      const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
      return { address: `/?${box.name}=${box.value}`, count: Number(label.querySelector(".count")?.textContent) };
    }),
  );
  assert.ok(promised.length > 20);
  const counts = await listed(page, promised.map(({ address }) => address));
  assert.deepEqual(counts.map((count, n) => ({ ...promised[n], count })), promised);
});

bothReaders("with all chosen actors together each event listed has them all", {}, async (page) => {
  await page.goto("/");
  for (const [facet, value] of [["actor", "maron"], ["actor", "tessara"], ["actors", "all"]]) await (await choice(page, facet, value)).box.check();
  await apply(page);
  assert.equal(here(page), "/?actor=maron&actor=tessara&actors=all");
  const actors = await page.locator("article.event-item .byline").allTextContents();
  assert.ok(actors.length > 0);
  for (const text of actors) assert.match(text, /Maron.*Tessara|Tessara.*Maron/);
  await page.locator('.chips a[href="/?actor=maron&actor=tessara"]').click();
  await page.waitForURL((url) => url.search === "?actor=maron&actor=tessara");
  assert.ok((await titles(page)).length > actors.length);
});

bothReaders("years keep what happened in them, and a year that cannot be read is named", {}, async (page) => {
  await page.goto("/");
  const [from, to] = [page.locator('input[name="from"]'), page.locator('input[name="to"]')];
  await from.fill("0345");
  await to.fill("0349");
  await apply(page);
  assert.equal(here(page), "/?from=0345&to=0349");
  const years = await page.locator("article.event-item .when").allTextContents();
  assert.ok(years.length > 0);
  for (const text of years) assert.match(text, /34[5-9]/);
  await from.fill("long ago");
  await apply(page);
  assert.match((await page.locator(".problem").textContent()) ?? "", /long ago/);
});

bothReaders("active filters are chips, one for the years, that go one by one or all at once", {}, async (page) => {
  const filtered = "/?era=harbour-wars&actor=maron&from=0350-03&to=0399-02";
  await page.goto(filtered);
  const chips = page.locator(".chips a");
  const names = await chips.allTextContents();
  for (const [n, name] of [/Harbour wars/, /Maron/, /350–399/, /./].entries()) assert.match(names[n], name);
  assert.equal(names.length, 4);
  for (const left of ["?actor=maron&from=0350-03&to=0399-02", "?from=0350-03&to=0399-02", ""]) {
    await chips.first().click();
    await page.waitForURL((url) => url.search === left);
  }
  await chips.first().waitFor({ state: "detached" });
  await page.goto(filtered);
  await chips.last().click();
  await page.waitForURL((url) => url.search === "");
});

bothReaders("a value that does not exist is named, with the nearest one", {}, async (page) => {
  await page.goto("/?actor=marom");
  assert.match(await page.getByRole("status").and(page.locator(".problem")).innerText(), /marom.*maron/);
  assert.equal((await titles(page)).length, 0);
});

bothReaders("if nothing matches, each suggestion leads to the events that it promises", {}, async (page) => {
  const empty = "/?era=kings&actor=council";
  await page.goto(empty);
  const offers = page.locator(".empty li");
  const promised = await offers.allTextContents();
  assert.ok(promised.length > 0);
  for (const [n, text] of promised.entries()) {
    await page.goto(empty);
    await offers.nth(n).getByRole("link").click();
    await page.waitForURL((url) => url.pathname + url.search !== empty);
    await page.locator("article.event-item").first().waitFor();
    assert.match(text, new RegExp(`\\D${(await titles(page)).length}\\D*$`));
  }
});

reader("a view's canonical address is the same in whatever order it was asked for", {}, async (page) => {
  await page.goto("/?to=0401&actor=tessara&actor=maron&actor=maron&era=river-peace&utm_source=x");
  const canonical = await page.locator('link[rel="canonical"]').getAttribute("href");
  assert.equal(new URL(canonical ?? "").search, "?era=river-peace&actor=maron&actor=tessara&to=0401");
});
