// On paper, and in the system's own colours. pages.test.js prints every kind of page.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { CLAIM, EVENT, OTHER_PASSAGE, PASSAGE } from "./support/pages.js";

reader("a printed view has every entry of its list", {}, async (page) => {
  await page.goto("/?actor=maron");
  const entries = page.locator("article.event-item");
  const listed = await entries.count();
  await page.emulateMedia({ media: "print" });
  for (const entry of await entries.all()) assert.ok(await entry.isVisible());
  assert.ok(listed > 0);
});

for (const scripts of [true, false]) {
  reader(`the chart is drawn for the width of the paper, ${scripts ? "also after scripts have drawn it for the screen" : "without scripts"}`, { width: 1920, scripts }, async (page) => {
    await page.goto("/");
    if (scripts) await page.locator(".drawing[data-width]").waitFor();
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 700, height: 900 });
    // Playwright's print media fires no event; a browser that prints does.
    if (scripts) await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const { labels, overlaps, wide } = await page.evaluate(() => {
      const labels = [...document.querySelectorAll(".scene .label text")].map((label) => label.getBoundingClientRect()).filter(({ width }) => width);
      const touch = (/** @type {DOMRect} */ a, /** @type {DOMRect} */ b) => a.left < b.right && b.left < a.right && Math.abs(a.top - b.top) < 10;
      const overlaps = labels.flatMap((a, n) => labels.slice(n + 1).filter((b) => touch(a, b))).length;
      return { labels: labels.length, overlaps, wide: labels.filter(({ right }) => right > innerWidth).length };
    });
    assert.ok(labels > 3, `${labels} labels`);
    assert.equal(overlaps, 0);
    assert.equal(wide, 0);
    assert.equal(await page.locator(".overview:visible, .chart-controls:visible, .significance:visible").count(), 0);
    if (!scripts) return;
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    await page.locator(".drawing[data-width]:visible").first().waitFor();
    assert.equal(await page.locator(".drawing.paper").count(), 0);
  });
}

/**
 * The outline of an element.
 * @param {import("playwright-core").Locator} element
 */
const outline = (element) => element.evaluate((node) => `${getComputedStyle(node).outlineStyle} ${getComputedStyle(node).outlineWidth}`);

reader("in forced colours a passage reached by its link still has its frame", { forced: "active" }, async (page) => {
  await page.goto(`${EVENT}#${PASSAGE}`);
  assert.match(await outline(page.locator(`#${PASSAGE}`)), /^solid [2-9]/);
  assert.match(await outline(page.locator(`#${OTHER_PASSAGE}`)), /^none/);
  await page.goto(`${EVENT}#${CLAIM}`);
  assert.match(await outline(page.locator(`#${CLAIM}`)), /^solid [2-9]/);
});

reader("in forced colours the navigation still shows where the reader is", { forced: "active" }, async (page) => {
  await page.goto("/sources");
  const line = (/** @type {string} */ path) => page.locator(`.masthead nav a[href="${path}"]`).evaluate((link) => getComputedStyle(link).borderBlockEndColor);
  assert.notEqual(await line("/sources"), await line("/actors"));
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  reader(`in forced colours, ${theme}, the focus still has its frame`, { forced: "active", theme }, async (page) => {
    await page.goto("/");
    const link = page.locator('.masthead nav a[href="/sources"]');
    await page.keyboard.press("Tab");
    await link.focus();
    assert.match(await outline(link), /^solid [2-9]/);
    const mark = page.locator(".scene .mark a:visible").first();
    const box = (await mark.boundingBox()) ?? assert.fail("drawn");
    const clip = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
    const shot = () => page.screenshot({ clip, animations: "disabled" });
    const before = await shot();
    await mark.focus();
    assert.notDeepEqual(await shot(), before);
    const [frame, ground] = await mark.evaluate((node) => [
      getComputedStyle(node.querySelector("use") ?? node).stroke,
      getComputedStyle(document.body).backgroundColor,
    ]);
    assert.notEqual(frame, ground);
  });
}
