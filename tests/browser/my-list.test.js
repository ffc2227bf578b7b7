// Stars on events: a list that is kept in the browser.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";

/** @param {import("playwright-core").Page} page */
const titles = (page) => page.locator("article.event-item h3").allInnerTexts();

reader("events that are given a star make a list that can be opened and shared", {}, async (page) => {
  await page.goto("/");
  const link = page.locator("[data-my-list]");
  assert.equal(await link.isVisible(), false);
  const all = await titles(page);
  for (const n of [1, 3]) await page.locator("article.event-item").nth(n).locator(".star").click();
  assert.equal(await page.locator('.star[aria-pressed="true"]').count(), 2);
  assert.equal(await link.innerText(), "My list (2)");
  await link.click();
  await page.waitForURL(/\?event=[^&]+&event=[^&]+$/);
  await page.locator('.star[aria-pressed="true"]').nth(1).waitFor();
  assert.deepEqual(await titles(page), [all[1], all[3]]);
  // The page of an event shows its star, and can take it away.
  await page.locator("article.event-item h3 a").first().click();
  const star = page.locator(".event-tools .star");
  assert.equal(await star.getAttribute("aria-label"), `My list: ${all[1]}`);
  await star.click();
  assert.equal(await star.getAttribute("aria-pressed"), "false");
  assert.equal(await link.innerText(), "My list (1)");
});

reader("a browser that stores nothing shows no stars", {}, async (page) => {
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("", "SecurityError"); } }));
  await page.goto("/");
  assert.equal(await page.locator(".star").count(), 0);
});
