// Everything by keyboard alone, and the focus always in sight.
import assert from "node:assert/strict";
import { here } from "./support/list.js";
import { EVENT, PAGES } from "./support/pages.js";
import { bothReaders, reader } from "./support/reader.js";

/** @typedef {import("playwright-core").Page} Page */

/**
 * What has the focus: its words, its address, and whether a reader can see that it has it.
 * @param {Page} page
 */
function focused(page) {
  return page.evaluate(() => {
    const node = document.activeElement;
    if (!node || node === document.body) return null;
    const style = getComputedStyle(node);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    // In the chart the frame of the mark's hit area stands for the outline.
    const hit = node.querySelector(".hit");
    const framed = hit !== null && getComputedStyle(hit).stroke !== "none" && parseFloat(getComputedStyle(hit).strokeWidth) >= 2;
    const { left, right, top, bottom } = (hit ?? node).getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight && right - left > 4 && bottom - top > 4;
    return {
      words: (node.getAttribute("aria-label") ?? node.textContent ?? "").trim(),
      value: node instanceof HTMLInputElement ? `${node.name}=${node.value}` : "",
      href: node.getAttribute("href") ?? "",
      visible: (outlined || framed) && inside,
    };
  });
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof focused>>>} Focused */

/**
 * Presses Tab until something has the focus.
 * @param {Page} page
 * @param {(at: Focused) => boolean} wanted
 */
async function tabTo(page, wanted) {
  for (let n = 0; n < 300; n += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (at && wanted(at)) return at;
  }
  return assert.fail("Tab never came to it");
}

bothReaders("the keyboard alone filters, opens an event, reaches a passage, and comes back", {}, async (page) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page))?.words, "Skip to content", "the first stop skips the navigation");
  await page.keyboard.press("Enter");
  await tabTo(page, (at) => at.words === "Skip past the chart to the list");
  await tabTo(page, (at) => at.value === "actor=china");
  await page.keyboard.press("Space");
  // With scripts the choice has been applied by now; Enter loads the page anew.
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await page.waitForURL((url) => url.search === "?actor=china");

  await tabTo(page, (at) => at.words === "Skip past the chart to the list");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "_list");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page))?.words, "Cite this view", "the skip link leads past the chart and the filters");
  await tabTo(page, (at) => at.href.startsWith(`${EVENT}?`));
  await page.keyboard.press("Enter");
  await page.waitForURL(`${EVENT}?actor=china`);
  await page.waitForLoadState();

  const passage = await tabTo(page, (at) => at.href === `${EVENT}#earthquake`);
  assert.ok(passage.visible);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "earthquake");
  await page.keyboard.press("Tab");
  assert.match((await focused(page))?.href ?? "", /^\/sources\//, "Tab goes on from the passage");
  await page.goBack();
  await page.goBack();
  await page.waitForLoadState();
  assert.equal(here(page).replace("#_list", ""), "/?actor=china");
});

bothReaders("in a narrow window the keyboard unfolds the filters and applies them", { width: 360 }, async (page) => {
  await page.goto("/");
  await tabTo(page, (at) => at.words === "Filters");
  await page.keyboard.press("Enter");
  await tabTo(page, (at) => at.value === "era=split");
  await page.keyboard.press("Space");
  await tabTo(page, (at) => at.words === "Apply filters");
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await page.waitForURL((url) => url.search === "?era=split");
});

reader("the keyboard copies a passage's link, and the focus stays on it", { permissions: ["clipboard-write"] }, async (page) => {
  await page.goto(EVENT);
  await tabTo(page, (at) => at.href === `${EVENT}#earthquake` && at.words.startsWith("Copy link"));
  await page.keyboard.press("Enter");
  await page.locator("#earthquake a.copy", { hasText: "Copied" }).waitFor();
  assert.equal((await focused(page))?.href, `${EVENT}#earthquake`);
});

for (const { kind, path, missing } of PAGES.filter(({ path }) => !path.includes("#"))) {
  for (const width of [360, 1280]) {
    reader(`at ${width} px, wherever Tab goes on ${kind}, the focus is in sight`, { width, missing }, async (page) => {
      await page.goto(path);
      const unseen = [];
      const most = await page.locator("a[href], button, input, select, summary, [tabindex]").count();
      let stops = 0;
      for (; stops <= most; stops += 1) {
        await page.keyboard.press("Tab");
        const at = await focused(page);
        if (!at) break;
        if (!at.visible) unseen.push(`${at.words} ${at.value} ${at.href}`);
      }
      assert.deepEqual(unseen, []);
      assert.ok(stops > 5 && stops <= most, `${stops} stops, and no trap`);
    });
  }
}
