// Whole tasks by keyboard alone.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { focused, hasFocus } from "./support/focus.js";
import { changedText, here } from "./support/list.js";
import { EVENT, PASSAGE } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/** The link past the chart. */
const PAST_CHART = '.skip[href="#_list"]';

/**
 * Presses Tab until an element that matches has the focus.
 * @param {Page} page
 * @param {string} selector
 */
async function tabTo(page, selector) {
  for (let n = 0; n < 300; n += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(page, selector)) return;
  }
  assert.fail(`Tab never came to ${selector}`);
}

bothReaders("the keyboard alone filters, opens an event, reaches a passage, and comes back", {}, async (page) => {
  await page.goto("/");
  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(page, '.skip[href="#_main"]'), "the first stop skips the navigation");
  await page.keyboard.press("Enter");
  await tabTo(page, PAST_CHART);
  await tabTo(page, '[name="actor"][value="maron"]');
  await page.keyboard.press("Space");
  // With scripts the choice is applied at once; Enter loads the page anew.
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
  await page.waitForURL((url) => url.search === "?actor=maron");

  await tabTo(page, PAST_CHART);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "_list");
  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(page, "[data-results] a"), "the skip link leads past the chart and the filters");
  await tabTo(page, `article.event-item a[href^="${EVENT}?"]`);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${EVENT}?actor=maron`);
  await page.waitForLoadState();

  await tabTo(page, `[href="${EVENT}#${PASSAGE}"], [href="#${PASSAGE}"]`);
  assert.ok((await focused(page))?.visible);
  await page.keyboard.press("Enter");
  await page.waitForFunction((id) => document.activeElement?.id === id, PASSAGE);
  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(page, `#${PASSAGE} a`), "Tab goes on from the passage");
  await page.goBack();
  await page.goBack();
  await page.waitForLoadState();
  assert.equal(here(page).replace("#_list", ""), "/?actor=maron");
});

bothReaders("in a narrow window the keyboard unfolds the filters and applies them", { width: 360 }, async (page) => {
  await page.goto("/");
  await tabTo(page, ".facets > summary, [data-open-filters]");
  await page.keyboard.press("Enter");
  // In the sheet, which scripts open, every facet without a choice is folded.
  const era = "details.facet:has([name=era][value=kings])";
  if (!(await page.locator(era).evaluate((facet) => /** @type {HTMLDetailsElement} */ (facet).open))) {
    await tabTo(page, `${era} > summary`);
    await page.keyboard.press("Enter");
  }
  await tabTo(page, '[name="era"][value="kings"]');
  await page.keyboard.press("Space");
  await tabTo(page, ".apply button");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search === "?era=kings");
});

reader("the keyboard copies a passage's link, and the focus stays on it", { permissions: ["clipboard-write"] }, async (page) => {
  await page.goto(EVENT);
  const link = `#${PASSAGE} a.copy`;
  await tabTo(page, link);
  const copied = await changedText(page.locator(link));
  await page.keyboard.press("Enter");
  await copied();
  assert.ok(await hasFocus(page, link));
});
