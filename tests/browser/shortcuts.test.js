// Single keys anywhere on a page, and the dialog in which they can be switched off.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { atRest, openChart } from "./support/chart.js";
import { hasFocus } from "./support/focus.js";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";

/** @param {import("playwright-core").Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

reader("j and k go through the list of events, and on an event's page to the next and back", {}, async (page) => {
  await openChart(page, "/?actor=maron");
  const ids = await page.locator("article.event-item h3 a").evaluateAll((links) => links.map((link) => link.id));
  await page.keyboard.press("j");
  assert.equal(await focused(page), ids[0]);
  await page.keyboard.press("j");
  assert.equal(await focused(page), ids[1]);
  await page.keyboard.press("k");
  assert.equal(await focused(page), ids[0]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/events\//);
  await page.locator("[data-started]").waitFor();
  const first = here(page);
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.pathname + url.search !== first);
  await page.locator("[data-started]").waitFor();
  await page.keyboard.press("k");
  await page.waitForURL((url) => url.pathname + url.search === first);
});

reader("+, - and 0 zoom in, out and to the whole, Shift with an arrow pans", {}, async (page) => {
  await openChart(page, "/?from=0355&to=0364");
  for (const [key, search] of /** @type {[string, RegExp][]} */ ([["-", /^\?from=0350&to=0369$/], ["Shift+ArrowRight", /^\?from=0360&to=0379$/], ["+", /^\?from=03[67]\d(-\d\d)*&to=037\d/], ["0", /^$/]])) {
    const before = page.url();
    await page.keyboard.press(key);
    await atRest(page, (url) => search.test(url.search) && url.href !== before);
  }
});

reader("no key acts while the reader types, or with Ctrl or Alt", {}, async (page) => {
  await openChart(page, "/?from=0355&to=0364");
  const field = page.locator('input[name="from"]');
  await field.fill("");
  await field.pressSequentially("0j?+-");
  assert.equal(await field.inputValue(), "0j?+-");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.locator('.menu a[href="/sources"]').focus();
  await page.keyboard.press("Alt+j");
  assert.ok(await hasFocus(page, '.menu a[href="/sources"]'));
});

reader("“?” lists the keys, where they can be switched off, and stay off", {}, async (page) => {
  await openChart(page, "/");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await dialog.waitFor();
  assert.equal(await dialog.getAttribute("aria-labelledby"), await dialog.getByRole("heading").getAttribute("id"));
  for (const key of ["/", "j", "k", "?", "+", "-", "0"]) assert.ok(await dialog.locator("kbd").getByText(key, { exact: true }).isVisible(), key);
  await dialog.getByRole("checkbox").uncheck();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  for (const key of ["j", "+", "?", "/"]) await page.keyboard.press(key);
  assert.equal(await dialog.isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement?.matches("[data-search], article *")), false);
  await page.goto(EVENT);
  await page.keyboard.press("j");
  await openChart(page, "/");
  await page.locator('.drawing:visible .scene a[tabindex="0"]').focus();
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.has("from"));
});
