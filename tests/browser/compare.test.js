// Comparing sides: choosing them, reading them next to each other or below each other, and on paper.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { assertFits } from "./support/layout.js";

const COMPARISON = "/compare?side=tessara&side=isles&side=river";

/**
 * The places of the sides of each event, in the order of the page.
 * @param {import("playwright-core").Page} page
 */
const places = (page) =>
  page.locator(".sides").evaluateAll((all) => all.map((sides) => [...sides.children].map((side) => side.getBoundingClientRect().toJSON())));

/**
 * Scrolls into the middle of the longest side, and says where its heading is and what the reader sees there.
 * @param {import("playwright-core").Page} page
 */
const middle = (page) =>
  page.locator(".side").evaluateAll((all) => {
    const height = (/** @type {Element} */ side) => side.getBoundingClientRect().height;
    const longest = all.reduce((one, other) => (height(other) > height(one) ? other : one));
    const { top } = longest.getBoundingClientRect();
    scrollTo(0, scrollY + top + height(longest) / 2);
    const heading = longest.querySelector("h4");
    const box = heading?.getBoundingClientRect();
    const seen = box && document.elementFromPoint(box.x + 4, box.y + box.height / 2);
    return { top: box?.y, onTop: heading?.contains(seen ?? null), begun: longest.getBoundingClientRect().top < 0 };
  });

bothReaders("sides are chosen from lists, in the order of the columns, and the filter is kept", {}, async (page) => {
  await page.goto("/compare?from=0300");
  const lists = page.locator('.side-picker select[name="side"]');
  await lists.nth(0).selectOption("river");
  await lists.nth(2).selectOption("elissa");
  await page.locator(".side-picker button").click();
  await page.waitForURL("/compare?side=river&side=elissa&from=0300");
  const columns = await page.locator(".sides").first().locator("h4").allInnerTexts();
  assert.deepEqual(columns, ["The River Empire", "Elissa"]);
});

bothReaders("in a wide window each side has a column; their tops are aligned, and their headings stay in sight", {}, async (page) => {
  await page.goto(COMPARISON);
  const rows = await places(page);
  assert.ok(rows.length > 3);
  for (const row of rows) {
    assert.equal(row.length, 3);
    assert.equal(new Set(row.map(({ y }) => y)).size, 1, "aligned tops");
    for (const [n, side] of row.slice(1).entries()) assert.ok(row[n].x + row[n].width <= side.x, JSON.stringify(row));
  }
  assert.deepEqual(await middle(page), { top: 0, onTop: true, begun: true });
});

bothReaders("on a phone sides are below each other under headings that stay in sight", { width: 390 }, async (page) => {
  await page.goto(COMPARISON);
  for (const row of await places(page)) {
    assert.equal(new Set(row.map(({ x }) => x)).size, 1);
    for (const [n, side] of row.slice(1).entries()) assert.ok(row[n].y + row[n].height <= side.y, JSON.stringify(row));
  }
  assert.deepEqual(await middle(page), { top: 0, onTop: true, begun: true });
});

for (const path of [COMPARISON, `${COMPARISON}&side=scholars`]) {
  reader(`${path} fits every window`, {}, async (page) => {
    await page.goto(path);
    await assertFits(page);
  });
}

for (const path of ["/relations", COMPARISON, `${COMPARISON}&side=scholars`]) {
  reader(`on ${path} the title begins where the head of the page begins`, {}, async (page) => {
    for (const width of [768, 1280, 1920]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      const edges = await page.locator(".brand, main h1").evaluateAll((all) => all.map((part) => part.getBoundingClientRect().x));
      assert.equal(new Set(edges).size, 1, `at ${width} px: ${edges}`);
    }
  });
}

reader("on paper a comparison has every passage and no tools", {}, async (page) => {
  await page.goto(COMPARISON);
  await page.emulateMedia({ media: "print" });
  const passages = page.locator(".side .passage");
  assert.ok((await passages.count()) > 5);
  for (const passage of await passages.all()) assert.ok(await passage.isVisible());
  for (const tool of [".side-picker", ".filters", ".compare-tools"]) assert.equal(await page.locator(`${tool}:visible`).count(), 0, tool);
  assert.equal(await page.locator(".side > h4").first().evaluate((heading) => getComputedStyle(heading).position), "static");
});
