// What a reader sees first: where the chart begins, the ways to begin, the search box and the menu.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { atRest, openChart } from "./support/chart.js";
import { hasFocus } from "./support/focus.js";
import { here, titles } from "./support/list.js";
import { EVENT } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/**
 * @param {Page} page
 * @param {string} selector
 */
async function boxOf(page, selector) {
  return (await page.locator(selector).boundingBox()) ?? assert.fail(`${selector} is shown`);
}

for (const [width, height, top] of [[1280, 800, 250], [390, 844, 230]]) {
  bothReaders(`in a window of ${width} × ${height} the chart of the edition begins at ${top} px or higher`, { timeline: undefined, width, height }, async (page) => {
    await page.goto("/");
    const { y } = await boxOf(page, ".chart");
    assert.ok(y <= top, `${y}`);
  });
}

for (const touch of [false, true]) {
  reader(`on a phone ${touch ? "with a touch screen " : ""}the whole chart of the edition is on the first screen`, { timeline: undefined, width: 390, height: 844, touch }, async (page) => {
    if (touch) {
      const devices = await page.context().newCDPSession(page);
      await devices.send("Emulation.setEmulatedMedia", { features: [{ name: "pointer", value: "coarse" }] });
    }
    await openChart(page, "/");
    assert.equal(await page.evaluate(() => matchMedia("(pointer: coarse)").matches), touch);
    const { y, height } = await boxOf(page, ".overview");
    assert.ok(y + height <= 844, `${y + height}`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  });
}

for (const [width, chart] of [[390, 390], [1280, 1280], [1920, 1920], [2560, 1920]]) {
  reader(`in a window of ${width} px the chart is ${chart} px wide, and the list keeps the width of a page`, { width }, async (page) => {
    await page.goto("/");
    const { x, width: own } = await boxOf(page, ".chart");
    assert.deepEqual([x, own], [(width - chart) / 2, chart]);
    assert.ok((await boxOf(page, ".sidebar-layout")).width <= 76 * 16);
  });
}

bothReaders("the first link after the title, which is shown when it has the focus, leads past the chart", {}, async (page) => {
  await page.goto("/");
  const skip = page.locator("h1 + a.skip");
  await skip.focus();
  const { width, height } = await boxOf(page, "h1 + a.skip");
  assert.ok(width > 50 && height > 20);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash === "#_list");
  assert.ok(await hasFocus(page, "#_list"));
});

reader("the key events are shown in place, by the link under the title, and the switch goes back to all", {}, async (page) => {
  await openChart(page, "/?actor=maron");
  const promised = async (/** @type {string} */ name) => Number(/\((\d+)\)/.exec((await page.locator(".significance").getByText(name).textContent()) ?? "")?.[1]);
  const [key, all] = [await promised("Key"), await promised("All")];
  assert.ok(0 < key && key < all);
  assert.equal((await titles(page)).length, all);
  await page.evaluate(() => Object.assign(window, { same: true }));
  await page.locator(".significance").getByText("Key").click();
  await atRest(page, (url) => url.search === "?actor=maron&significance=5");
  assert.equal((await titles(page)).length, key);
  assert.equal(await promised("All"), all, "the numbers are those of the other filters");
  await page.locator(".significance").getByText("All").click();
  await atRest(page, (url) => url.search === "?actor=maron");
  await page.locator(".entries a").first().click();
  await atRest(page, (url) => url.search === "?significance=5");
  assert.ok(await page.evaluate(() => /** @type {any} */ (window).same), "without a page being loaded");
  await page.locator(".chips a").first().click();
  await atRest(page, (url) => url.search === "");
});

bothReaders("a search from the timeline’s page keeps its filters", {}, async (page) => {
  await page.goto("/?actor=maron");
  await page.locator("[data-search]").fill("harbour");
  await page.locator(".search:has([data-search]) button").click();
  await page.waitForURL((url) => url.search === "?q=harbour&actor=maron");
});

for (const path of ["/", EVENT]) {
  bothReaders(`on a phone the head of ${path} is one line with a search box and a menu`, { width: 390, height: 844 }, async (page) => {
    await page.goto(path);
    assert.ok((await boxOf(page, ".masthead")).height <= 60);
    const link = page.locator('.menu a[href="/sources"]');
    assert.equal(await link.isVisible(), false);
    const { x, width } = await boxOf(page, ".menu-button");
    await page.locator(".menu-button").click();
    assert.ok(await link.isVisible());
    await page.keyboard.press("Escape");
    assert.equal(await link.isVisible(), false);
    await page.locator("[data-search]").click();
    assert.ok((await boxOf(page, "[data-search]")).width > 250, "the box has room to type in");
    const after = await boxOf(page, ".menu-button");
    assert.deepEqual([after.x, after.width], [x, width], "what is beside the box stays where it is");
    await page.keyboard.press("Shift+Tab");
    if (path !== "/") assert.ok(await hasFocus(page, ".brand"), "the title can still be reached");
    await page.locator(".menu-button").click();
    await link.click();
    await page.waitForURL((url) => url.pathname === "/sources");
    assert.equal(here(page), "/sources");
  });
}
