// A static copy: its script answers as the server does, and a reader notices no difference.
import assert from "node:assert/strict";
import { axeViolations } from "./support/axe.js";
import { reader, serve } from "./support/browser.js";
import { headOf, openChart, settled, shown } from "./support/chart.js";
import { choice, openFilters, titles } from "./support/list.js";
import { FIXTURE } from "./support/timelines.js";

/** @typedef {import("playwright-core").Page} Page */

const COPY = { copy: true };

/**
 * Queries over the values and texts of an index: every facet alone and in pairs, windows, texts, orders, and what cannot be read.
 * @param {any} index
 */
function queriesOf(index) {
  const of = (/** @type {string} */ key, /** @type {number} */ n) => {
    const { ids } = index.facets.find((/** @type {any} */ one) => one.key === key);
    return `${key}=${encodeURIComponent(ids[n % ids.length])}`;
  };
  const keys = ["era", "actor", "person", "kind", "voice", "source", "place", "language", "decade"];
  const windows = ["from=0330&to=0360", "from=0347-05&to=0352", "to=0338", "from=0436", "from=034X&to=036X", "from=350 CE&to=0400", "from=0400&to=0350", "from=never"];
  const texts = ["treaty", "harbour war", "\"harbour war\"", "war -siege", "fleet sea", "tol*", "the", "light-house", "lighthouse", "treatyy", "zzzzzzzz war", "maron kharis toll nonsense", "港", "договор", "peace of the reeds", "signed treaties", "0352"];
  return [
    ...keys.flatMap((key, n) => [of(key, n), `${of(key, 0)}&${of(key, 1)}`]),
    ...keys.map((key, n) => `${of(key, n + 1)}&${of(keys[(n + 2) % keys.length], n)}`),
    `${of("actor", 0)}&${of("actor", 1)}&actors=all`,
    `${of("actor", 0)}&${of("actor", 2)}&actors=all&about=1&significance=2`,
    `${of("actor", 3)}&about=1`,
    "significance=4",
    "significance=nine",
    "actor=nobody",
    `event=${index.events.ids[3]}&event=${index.events.ids[9]}&event=none`,
    ...windows,
    `${windows[0]}&${of("actor", 1)}`,
    ...texts.map((text) => `q=${encodeURIComponent(text)}`),
    `q=harbour&${of("actor", 1)}&from=0340`,
    "q=harbour+war&sort=time",
    "q=war&lanes=kind",
    "sort=never&lanes=kind",
  ];
}

/** What a page says of the view that it shows. @param {Document} page */
function contentOf(page) {
  const all = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...page.querySelectorAll(selector)]);
  const text = (/** @type {string} */ selector) => all(selector).map((element) => element.textContent?.replace(/\s+/g, " ").trim());
  const search = (/** @type {string} */ selector) => all(selector).map((link) => (link.getAttribute("href") ?? "").replace(/^[^?#]*/, ""));
  const boxes = /** @type {HTMLInputElement[]} */ (all(".facet [type=checkbox]:not([name=about])"));
  return {
    ids: all("[data-results] article").map((article) => article.dataset.event),
    counts: boxes.map((box) => `${box.name}=${box.value}${box.hasAttribute("checked") ? " chosen" : ""}: ${box.closest("label")?.querySelector(".count")?.textContent}`),
    items: text("[data-results] article p, [data-results] article h3"),
    marks: text("[data-results] mark"),
    excerpts: search(".excerpt a"),
    summary: text(".problem, .sentence, .brief, .certainty, .group-heading, .sorts, .chips, .empty p, .empty li"),
    links: search(".chips a, .sorts a, .empty a, .problem a"),
    chart: text(".chart-tools .figures, .chart-tools .filter, .chart-tools .significance, .empty-plot p"),
    window: all("[data-chart]").flatMap(({ dataset }) => [dataset.query, dataset.unbounded]),
    days: all("[data-chart] .drawing").map(({ dataset }) => `${dataset.first} ${dataset.last}`),
  };
}

reader("a copy finds, counts, orders and says the same as the server", COPY, async (page) => {
  await page.goto("./");
  const index = JSON.parse(await (await page.request.get(/** @type {string} */ (await page.locator("html").getAttribute("data-copy")))).text());
  const queries = queriesOf(index);
  assert.ok(queries.length >= 60);
  const server = await serve(FIXTURE);
  await page.evaluate((source) => void (/** @type {any} */ (window).contentOf = Function(`return ${source}`)()), contentOf.toString());
  for (const query of queries) {
    const html = await (await fetch(`${server.url}?${query}`)).text();
    const [there, here] = await page.evaluate(async ([query, html]) => {
      const { staticCopy, contentOf } = /** @type {any} */ (window);
      const own = await (await staticCopy.request(`?${query}`)).text();
      return [html, own].map((text) => contentOf(new DOMParser().parseFromString(text, "text/html")));
    }, [query, html]);
    assert.deepEqual(here, there, query);
  }
});

reader("in a copy a choice filters the list and the chart, a chip removes it, and the way back leads through both", COPY, async (page) => {
  await openChart(page, "./");
  const everything = await titles(page);
  await openFilters(page);
  const { box, count } = await choice(page, "actor", "maron");
  await box.check();
  await page.waitForURL(/\?actor=maron$/);
  const filtered = await titles(page);
  assert.equal(filtered.length, count);
  assert.ok(filtered.length < everything.length);
  assert.match(await headOf(page), new RegExp(`\\b${count} events$`));
  await page.locator(".chips a", { hasText: "Maron" }).click();
  await page.waitForURL((url) => !url.search);
  assert.deepEqual(await titles(page), everything);
  await page.goBack();
  await page.locator(".chips a", { hasText: "Maron" }).waitFor();
  assert.deepEqual(await titles(page), filtered);
  await page.goForward();
  await page.locator(".chips").waitFor({ state: "detached" });
  assert.deepEqual(await titles(page), everything);
});

reader("in a copy the search box suggests and finds, and a page of a result leads back to the list", COPY, async (page) => {
  await openChart(page, "./");
  await page.locator("[data-search]").focus();
  await page.locator("[data-search][role=combobox]").waitFor();
  await page.locator("[data-search]").pressSequentially("harbour w");
  await page.getByRole("listbox").waitFor();
  assert.ok((await page.getByRole("group", { name: "Events" }).getByRole("option").count()) > 0);
  await page.locator("[data-search]").press("Enter");
  await page.locator("[data-results] mark").first().waitFor();
  const found = await titles(page);
  await page.locator("[data-results] h3 a").nth(1).click();
  const back = page.locator(".breadcrumbs a");
  await back.getByText("harbour w").waitFor();
  await page.locator("a[rel=next], a[rel=prev]").last().click();
  await back.getByText("harbour w").waitFor();
  assert.ok(found.includes((await page.locator("h1").textContent()) ?? ""), "the neighbour is in the list");
  await back.click();
  await page.locator("[data-results] mark").first().waitFor();
  assert.deepEqual(await titles(page), found);
});

reader("in a copy the window moves, with its list and its address", COPY, async (page) => {
  await openChart(page, "./");
  const whole = await shown(page);
  await page.locator("[data-move=in]").click();
  await page.waitForURL(/\?from=/);
  await settled(page);
  const near = await shown(page);
  assert.ok(near.b - near.a < whole.b - whole.a);
  const [, number] = /(\d+) events?$/.exec(await headOf(page)) ?? [];
  assert.equal((await titles(page)).length, Number(number));
  await page.locator(".chips .clear").click();
  await page.waitForURL((url) => !url.search);
  await page.goBack();
  await page.locator(".chips").waitFor();
  const again = await shown(page);
  assert.deepEqual([again.a, again.b].map(Math.round), [near.a, near.b].map(Math.round));
});

reader("a link into a copy shows its view, also on a phone", { ...COPY, width: 390, height: 844, touch: true }, async (page) => {
  await openChart(page, "./?actor=maron&from=0340");
  assert.deepEqual(await page.locator(".chips li").count(), 3);
  const numbers = ((await page.locator(".sentence").textContent()) ?? "").match(/\d+/g);
  assert.equal((await titles(page)).length, Number(numbers?.[0]));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is cut off");
  await page.locator("[data-open-filters]").click();
  await page.locator("dialog[open] [name=from]").fill("0350");
  await page.locator("dialog[open] .apply button").click();
  await page.waitForURL(/from=0350/);
});

reader("a copy has no barriers that axe finds, and its controls have names", { ...COPY, lenient: true }, async (page) => {
  await openChart(page, "./?q=harbour+war&from=0330");
  await settled(page);
  assert.deepEqual(await axeViolations(page), []);
});

reader("without scripts a copy shows everything", { ...COPY, scripts: false }, async (page) => {
  await page.goto("./?actor=maron");
  assert.ok((await titles(page)).length > 40);
  await page.locator("[data-results] h3 a").first().click();
  assert.equal(await page.locator("h1").count(), 1);
});
