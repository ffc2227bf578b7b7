// What holds for every kind of page: its head and headings, its layout, the focus, and how it is printed.
import assert from "node:assert/strict";
import { bothReaders, origin, reader } from "./support/browser.js";
import { assertFocusInSight } from "./support/focus.js";
import { assertFits } from "./support/layout.js";
import { PAGES } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/** Controls that make no sense on paper. */
const TOOLS = ".masthead nav, .theme, .facets, .filters, .chips, .button, .copy, .breadcrumbs, .prev-next, .pagination, .skip";

/**
 * Asserts that a page says what it is, to readers who listen, to search engines and to previews.
 * @param {Page} page
 * @param {import("./support/pages.js").PageKind} kind
 */
async function assertDescribed(page, { path, canonical = path.split("#")[0], missing }) {
  const levels = await page.locator("h1, h2, h3, h4, h5, h6").evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));
  assert.equal(levels[0], 1);
  assert.equal(levels.filter((level) => level === 1).length, 1);
  for (const [n, level] of levels.entries()) assert.ok(n === 0 || level <= levels[n - 1] + 1, `levels ${levels.join(" ")}`);

  const content = (/** @type {string} */ selector) => page.locator(selector).getAttribute("content");
  const title = await page.title();
  assert.ok(title.length > 5 && title.length < 160, title);
  const description = (await content('meta[name="description"]')) ?? "";
  assert.ok(description.length > 10 && description.length <= 200, description);
  assert.ok(title.startsWith((await content('meta[property="og:title"]')) ?? "?"));
  assert.equal(await content('meta[property="og:description"]'), description);
  assert.match((await content('meta[property="og:type"]')) ?? "", /^(website|article)$/);
  assert.ok(await content('meta[property="og:site_name"]'));
  assert.equal(await page.locator("html").getAttribute("lang"), "en");

  const link = page.locator('link[rel="canonical"]');
  if (missing) {
    assert.equal(await link.count(), 0, "a missing page has no canonical address");
    return;
  }
  const address = await link.getAttribute("href");
  assert.equal(address, origin() + canonical);
  assert.equal(await content('meta[property="og:url"]'), address);
}

/**
 * Asserts that a page is printed without its tools, and dark on light, whatever the theme.
 * @param {Page} page
 */
async function assertPrintable(page) {
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const shown = await page.locator(TOOLS).evaluateAll((tools) => tools.filter((tool) => tool.checkVisibility({ visibilityProperty: true })).map((tool) => tool.outerHTML.slice(0, 120)));
  assert.deepEqual(shown, []);
  assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
  const ink = await page.evaluate(() => getComputedStyle(document.body).color);
  assert.match(ink, /^rgb\(\d{1,2}, \d{1,2}, \d{1,2}\)$/, "dark on light paper");
  await page.emulateMedia({ media: null, colorScheme: "light" });
}

for (const kind of PAGES) {
  bothReaders(`${kind.kind}`, { missing: kind.missing }, async (page, t) => {
    await page.goto(kind.path);
    await t.test("has one heading of the first level, the others in order, and says what it is", () => assertDescribed(page, kind));
    await t.test("is printed without its tools", () => assertPrintable(page));
    await t.test("fits its window at every width, also with wider text", () => assertFits(page));
  });

  if (kind.path.includes("#")) continue;
  reader(`${kind.kind}, by keyboard`, { missing: kind.missing }, async (page, t) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(kind.path);
      await t.test(`at ${width} px, wherever Tab goes, the focus is in sight`, () => assertFocusInSight(page));
    }
  });
}

reader("each page has a title of its own", {}, async (page) => {
  const seen = new Map();
  for (const { path, missing } of PAGES.filter(({ path }) => !path.includes("#"))) {
    if (missing) continue;
    const title = /<title>(.*)<\/title>/.exec(await (await page.request.get(path)).text())?.[1] ?? "";
    assert.ok(title && !seen.has(title), `${path} and ${seen.get(title)} are both “${title}”`);
    seen.set(title, path);
  }
});
