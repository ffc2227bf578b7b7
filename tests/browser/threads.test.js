// Reading a thread, as one page and step by step.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { THREAD } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

const STEPS = 5;

/** @param {Page} page */
const heading = (page) => page.getByRole("heading", { level: 2 }).first().innerText();

bothReaders("a thread is read step by step from its first to its last, and back to the whole", {}, async (page) => {
  await page.goto("/");
  await page.locator('.masthead nav a[href="/threads"]').click();
  await page.locator(`main a[href="${THREAD}"]`).click();
  await page.waitForURL(THREAD);
  const titles = await page.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.equal(titles.length, STEPS);
  await page.locator(`header a[href="${THREAD}?step=1"]`).click();
  const seen = [];
  for (let n = 1; ; n += 1) {
    await page.waitForURL((url) => url.pathname === THREAD && url.search === `?step=${n}`);
    assert.match(await page.locator(".step-head").innerText(), new RegExp(`\\b${n}\\D+${STEPS}\\b`));
    assert.ok(await page.locator(".scene .mark.focus").first().isVisible(), "the chart shows it");
    seen.push(await heading(page));
    const next = page.locator('.prev-next a[rel="next"]');
    if ((await next.count()) === 0) break;
    await next.click();
  }
  assert.deepEqual(seen, titles);
  await page.locator('.prev-next a[rel="prev"]').click();
  await page.waitForURL((url) => url.search === `?step=${STEPS - 1}`);
  assert.equal(await heading(page), titles.at(-2));
  await page.locator(".breadcrumbs a").click();
  await page.waitForURL((url) => url.search === "" && url.hash === "#0349-truce");
});

bothReaders("the next step is reached by keyboard, and the chart above it stays in sight", { height: 700 }, async (page) => {
  await page.goto(`${THREAD}?step=1`);
  const next = page.locator('.prev-next a[rel="next"]');
  await next.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search === "?step=2" && url.hash === "#_here");
  const [chart, title] = [await page.locator(".drawing:visible .scene").boundingBox(), await page.getByRole("heading", { level: 2 }).boundingBox()];
  assert.ok(chart && title && chart.y >= 0 && title.y + title.height <= 700, JSON.stringify({ chart, title }));
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement?.closest("#_here")), "and the keyboard goes on from there");
});

bothReaders("a footnote leads to what it rests on, which is shown in place", {}, async (page) => {
  await page.goto(THREAD);
  await page.locator('.prose .citation-ref a[href$="#_note-2"]').click();
  await page.waitForURL((url) => url.hash === "#_note-2");
  const claim = page.locator("#_note-2");
  assert.ok(await claim.evaluate((node) => node.matches(":target")));
  assert.match(await claim.innerText(), /Maron refuses the toll, 12 September 345/);
  const [mark, page_] = await claim.evaluate((node) => [node, document.body].map((one) => getComputedStyle(one).backgroundColor));
  assert.ok(mark !== page_ && mark !== "rgba(0, 0, 0, 0)", `${mark}: it is marked`);
});

bothReaders("while a step is read its place in the thread stays on top", { height: 500 }, async (page) => {
  await page.goto(THREAD);
  const heads = page.locator(".step-head");
  for (const n of [0, 1]) {
    // Far enough into the step that its own heading has left the window.
    await page.locator(".step-evidence").nth(n).evaluate((node) => scrollTo({ top: node.getBoundingClientRect().top + scrollY + 30, behavior: "instant" }));
    const box = await heads.nth(n).boundingBox();
    assert.ok(box && Math.abs(box.y) <= 1, `the head of step ${n + 1} at ${box?.y}`);
  }
});

bothReaders("a step's place in time is under its place in the chart", {}, async (page) => {
  await page.goto(`${THREAD}?step=2`);
  const middle = (/** @type {import("playwright-core").Locator} */ it) => it.evaluate((node) => {
    const { left, right } = node.getBoundingClientRect();
    return (left + right) / 2;
  });
  const [stem, dot] = [await middle(page.locator(".scene .mark.focus use").first()), await middle(page.locator(".thread-progress .current"))];
  assert.ok(Math.abs(stem - dot) < 1.5, `${dot} under ${stem}`);
});

reader("a thread is printed whole, with plain addresses", {}, async (page) => {
  await page.goto(THREAD);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".step-head").first().evaluate((node) => getComputedStyle(node).position), "static");
  assert.ok(await page.locator(".print").isVisible());
});
