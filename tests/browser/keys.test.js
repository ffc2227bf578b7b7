// Single keys anywhere on a page, and the list in which they can be switched off.
import assert from "node:assert/strict";
import { atRest, openChart } from "./support/chart.js";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";
import { reader } from "./support/reader.js";

/** @param {import("playwright-core").Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.id ?? "");

reader("j and k go through the list of events, and on an event's page to the next and back", {}, async (page) => {
  await openChart(page, "/?actor=china");
  const ids = await page.locator("article.entry h3 a").evaluateAll((links) => links.map((link) => link.id));
  await page.keyboard.press("j");
  assert.equal(await focused(page), ids[0]);
  await page.keyboard.press("j");
  assert.equal(await focused(page), ids[1]);
  await page.keyboard.press("k");
  assert.equal(await focused(page), ids[0]);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/events\//);
  const first = here(page);
  await page.keyboard.press("j");
  await page.waitForURL((url) => url.pathname + url.search !== first);
  await page.waitForLoadState();
  await page.keyboard.press("k");
  await page.waitForURL((url) => url.pathname + url.search === first);
});

reader("+, - and 0 zoom in, out and to the whole, Shift with an arrow pans", {}, async (page) => {
  await openChart(page, "/?from=1955&to=1964");
  for (const [key, search] of [["-", "?from=1950&to=1969"], ["Shift+ArrowRight", "?from=1960&to=1979"], ["+", "?from=1965&to=1974"], ["0", ""]]) {
    await page.keyboard.press(key);
    await atRest(page, (url) => url.search === search);
  }
});

reader("no key acts while the reader types, or with Ctrl or Alt", {}, async (page) => {
  await openChart(page, "/?from=1955&to=1964");
  const field = page.locator('input[name="from"]');
  await field.fill("");
  await field.pressSequentially("0j?+-");
  assert.equal(await field.inputValue(), "0j?+-");
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await page.locator(".brand").focus();
  await page.keyboard.press("Alt+j");
  assert.match((await page.evaluate(() => document.activeElement?.className)) ?? "", /brand/);
});

reader("“?” lists the keys, where they can be switched off, and stay off", {}, async (page) => {
  await openChart(page, "/");
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog", { name: "Keys" });
  await dialog.waitFor();
  for (const words of ["Next event", "Zoom in", "The whole timeline"]) assert.ok(await dialog.getByText(words).isVisible());
  await dialog.getByRole("checkbox", { name: "Single keys work" }).uncheck();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  await page.keyboard.press("j");
  await page.keyboard.press("+");
  await page.keyboard.press("?");
  assert.equal(await dialog.isVisible(), false);
  await page.goto(EVENT);
  await page.keyboard.press("j");
  await openChart(page, "/");
  await page.locator('.drawing:visible .score a[tabindex="0"]').focus();
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.has("from"));
});
