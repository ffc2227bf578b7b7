// Presenting a thread on a projector.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { THREAD } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const place = (page) => page.locator(".present-bar .figures").innerText();

/** @param {number} step @param {number} [passage] */
const at = (step, passage) => (/** @type {URL} */ url) => {
  const { searchParams: query } = url;
  return url.pathname === THREAD && query.get("present") === "1" && query.get("step") === String(step) && (passage === undefined || (query.get("passage") ?? "1") === String(passage));
};

bothReaders("a thread is presented with buttons that stay where they are, and left for the step that was shown", { height: 720 }, async (page) => {
  await page.goto(THREAD);
  await page.getByRole("link", { name: "Present", exact: true }).click();
  await page.waitForURL(at(1));
  assert.ok(!(await page.locator(".masthead").isVisible()) && !(await page.locator("footer").isVisible()));
  const next = page.locator('.present-bar .primary');
  const places = new Set();
  /** @type {string[]} */
  const steps = [];
  for (let count = 0; ; count += 1) {
    assert.ok(count < 50);
    const box = await next.boundingBox();
    places.add(JSON.stringify(box));
    assert.ok(box && box.y + box.height <= 720);
    steps.push(await place(page));
    if ((await next.getAttribute("href")) === null) break;
    const before = page.url();
    await next.click();
    await page.waitForURL((url) => url.href !== before);
    await page.locator(`.present [rel="prev"][href="${new URL(before).pathname}${new URL(before).search}${new URL(before).hash}"]`).waitFor();
  }
  assert.equal(places.size, 1, [...places].join(" "));
  assert.deepEqual([...new Set(steps)], [1, 2, 3, 4, 5].map((step) => `${step} of 5`));
  await page.getByRole("link", { name: "Exit" }).click();
  await page.waitForURL((url) => url.search === "?step=5");
});

reader("keys and remote controls move through a presentation, and Escape leaves it", { height: 720 }, async (page) => {
  await page.goto(`${THREAD}?step=2`);
  await page.keyboard.press("f");
  await page.waitForURL(at(2, 1));
  await page.locator(".present").waitFor();
  for (const key of ["PageDown", "PageUp", " ", "ArrowLeft", "ArrowLeft"]) {
    const before = page.url();
    await page.keyboard.press(key);
    await page.waitForURL((url) => url.href !== before);
    // The address is that of the page that is shown.
    const link = await page.locator(".present-bar [aria-current]").getAttribute("href");
    await page.waitForFunction((shown) => document.querySelector(".present-bar .figures")?.textContent?.startsWith(shown), new URL(page.url()).searchParams.get("step") ?? "");
    assert.ok(link);
  }
  await page.waitForURL(at(1));
  await page.goBack();
  await page.waitForURL(at(2, 1));
  await page.locator(".present-bar .figures", { hasText: "2 of 5" }).waitFor();
  // Chromium without a window has full screen, in which Escape belongs to the browser.
  await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
  if (page.url().includes("present")) await page.keyboard.press("Escape");
  await page.waitForURL((url) => url.search === "?step=2");
});

reader("full screen is asked for by the reader only, and lasts from step to step", { height: 720 }, async (page) => {
  await page.goto(`${THREAD}?step=1&present=1`);
  const isFull = () => page.evaluate(() => document.fullscreenElement !== null);
  assert.equal(await isFull(), false);
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await page.locator(".present-bar li:nth-child(3) a").click();
  await page.locator(".present-bar .figures", { hasText: "3 of 5" }).waitFor();
  assert.equal(await isFull(), true);
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.fullscreenElement === null);
  assert.equal(await place(page), "3 of 5", "it goes on in the window");
});

reader("the letter f presents nothing once single-key shortcuts are off", {}, async (page) => {
  await page.goto(THREAD);
  await page.keyboard.press("?");
  await page.locator(".thread-shortcuts").waitFor();
  await page.locator(".shortcuts input").uncheck();
  await page.locator(".shortcuts").getByRole("button").click();
  await page.keyboard.press("f");
  await page.keyboard.press("ArrowRight");
  assert.equal(new URL(page.url()).search, "");
});

reader("arrow keys lead from step to step while a thread is read", { height: 700 }, async (page) => {
  await page.goto(`${THREAD}?step=1`);
  await page.keyboard.press("ArrowRight");
  await page.waitForURL((url) => url.search === "?step=2");
  const next = await page.locator('.prev-next [rel="next"]').boundingBox();
  assert.ok(next && next.y + next.height <= 700, "the way on is in view");
  await page.keyboard.press("ArrowLeft");
  await page.waitForURL((url) => url.search === "?step=1");
});

reader("at 360 px the buttons of a presentation are on one line", { width: 360, height: 640 }, async (page) => {
  await page.goto(`${THREAD}?step=2&present=1`);
  const tops = await page.locator(".present-bar .button:visible").evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().top)));
  assert.ok(tops.length >= 3 && new Set(tops).size === 1, `${tops}`);
});
