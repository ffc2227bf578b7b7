// Nothing that a reader sees moves while a page loads, however late its scripts and fonts come.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";

/** Kinds of pages in which scripts show, hide or replace something. */
const PATHS = ["/", "/events/0345-toll-quarrel", "/events/0345-toll-quarrel/cite", "/relations", "/relations?view=all", "/sources"];

/** The shifts of a page while it loads. @param {import("playwright-core").Page} page @param {string} path */
async function shifts(page, path) {
  await page.goto(path);
  await page.locator("[data-started]").waitFor();
  // The drawing for the actual width comes last.
  await page.waitForLoadState("networkidle");
  return page.evaluate(() => {
    const { observer, entries } = /** @type {any} */ (window);
    entries.push(...observer.takeRecords());
    return entries.map((/** @type {any} */ { sources }) => sources.map((/** @type {any} */ { node }) => node?.className || node?.nodeName));
  });
}

for (const width of [390, 700, 1280]) {
  reader(`nothing moves while a page loads in a window of ${width} px`, { width }, async (page) => {
    await page.addInitScript(() => {
      if (location.protocol === "about:") return;
      localStorage.setItem("my-list", "0345-toll-quarrel");
      localStorage.setItem("theme", "dark");
      const entries = /** @type {PerformanceEntry[]} */ ([]);
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      Object.assign(window, { entries, observer });
    });
    await page.route(/\/(?!root-attributes)[^/]*\.(js|woff2)$/, async (route) => {
      await new Promise((done) => setTimeout(done, 150));
      await route.continue();
    });
    for (const path of PATHS) assert.deepEqual(await shifts(page, path), [], path);
  });
}
