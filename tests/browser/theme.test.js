// The theme switch: system, light, dark.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";

/** @param {import("playwright-core").Page} page */
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

/** What the switch says. @param {import("playwright-core").Page} page */
const name = (page) => page.locator("[data-theme-switch]").innerText();

reader("the theme goes from the system's to light to dark and back", { theme: "dark" }, async (page) => {
  await page.goto("/");
  const dark = await paper(page);
  const button = page.locator("[data-theme-switch]");
  const system = await name(page);
  await button.click();
  const chosen = await name(page);
  assert.notEqual(chosen, system, "the button says which theme is chosen");
  const light = await paper(page);
  assert.notEqual(light, dark);
  await page.emulateMedia({ colorScheme: "light" });
  await button.click();
  assert.ok(![system, chosen].includes(await name(page)));
  assert.equal(await paper(page), dark);
  await button.click();
  assert.equal(await name(page), system);
  assert.equal(await paper(page), light);
});

reader("a chosen theme stays on the next page, and is there before anything is drawn", {}, async (page) => {
  await page.goto("/");
  const button = page.locator("[data-theme-switch]");
  await button.click();
  await button.click();
  const [dark, words] = [await paper(page), await name(page)];
  await page.addInitScript(() => {
    new MutationObserver(() => {
      Object.assign(window, { drawable: document.body !== null, theme: document.documentElement.dataset.theme });
    }).observe(document, { subtree: true, attributeFilter: ["data-theme"] });
  });
  await page.locator('.masthead nav a[href="/sources"]').click();
  await page.waitForURL("/sources");
  const first = await page.evaluate(() => {
    const { drawable, theme } = /** @type {any} */ (window);
    return { drawable, theme };
  });
  assert.deepEqual(first, { drawable: false, theme: "dark" }, "set while there is no body to draw");
  assert.equal(await paper(page), dark);
  assert.equal(await name(page), words);
  await page.reload();
  assert.equal(await name(page), words);
});

reader("without scripts there is no theme switch, and the system's theme is followed", { scripts: false, theme: "dark" }, async (page) => {
  await page.goto("/");
  assert.equal(await page.locator("[data-theme-switch]").isVisible(), false);
  const dark = await page.screenshot({ clip: { x: 2, y: 2, width: 4, height: 4 } });
  await page.emulateMedia({ colorScheme: "light" });
  const light = await page.screenshot({ clip: { x: 2, y: 2, width: 4, height: 4 } });
  assert.notDeepEqual(light, dark);
});
