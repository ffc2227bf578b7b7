// The theme switch: system, light, dark.
import assert from "node:assert/strict";
import { reader } from "./support/reader.js";

/** @param {import("playwright-core").Page} page */
const paper = (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

reader("the theme goes from the system's to light to dark and back", { theme: "dark" }, async (page) => {
  await page.goto("/");
  const dark = await paper(page);
  const button = page.getByRole("button", { name: /^Theme/ });
  assert.equal(await button.textContent(), "Theme: system");
  await button.click();
  assert.equal(await button.textContent(), "Theme: light");
  const light = await paper(page);
  assert.notEqual(light, dark);
  await page.emulateMedia({ colorScheme: "light" });
  await button.click();
  assert.equal(await button.textContent(), "Theme: dark");
  assert.equal(await paper(page), dark);
  await button.click();
  assert.equal(await button.textContent(), "Theme: system");
  assert.equal(await paper(page), light);
});

reader("a chosen theme stays on the next page, and is there before anything is drawn", {}, async (page) => {
  await page.goto("/");
  const button = page.getByRole("button", { name: /^Theme/ });
  await button.click();
  await button.click();
  const dark = await paper(page);
  await page.addInitScript(() => {
    new MutationObserver(() => {
      Object.assign(window, { drawable: document.body !== null, theme: document.documentElement.dataset.theme });
    }).observe(document, { subtree: true, attributeFilter: ["data-theme"] });
  });
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sources" }).click();
  await page.waitForURL("/sources");
  const first = await page.evaluate(() => {
    const { drawable, theme } = /** @type {any} */ (window);
    return { drawable, theme };
  });
  assert.deepEqual(first, { drawable: false, theme: "dark" }, "set while there is no body to draw");
  assert.equal(await paper(page), dark);
  assert.equal(await button.textContent(), "Theme: dark");
  await page.reload();
  assert.equal(await button.textContent(), "Theme: dark");
});

reader("without scripts there is no theme switch, and the system's theme is followed", { scripts: false, theme: "dark" }, async (page) => {
  await page.goto("/");
  assert.equal(await page.locator("[data-theme-switch]").isVisible(), false);
  const dark = await page.screenshot({ clip: { x: 2, y: 2, width: 4, height: 4 } });
  await page.emulateMedia({ colorScheme: "light" });
  const light = await page.screenshot({ clip: { x: 2, y: 2, width: 4, height: 4 } });
  assert.notDeepEqual(light, dark);
});
