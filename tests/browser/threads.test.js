// Reading a thread, as one page and step by step. The edition's own threads are among the pages of the other tests.
import assert from "node:assert/strict";
import { join } from "node:path";
import axe from "axe-core";
import { ROOT } from "./support/program.js";
import { bothReaders, readOver, reader } from "./support/reader.js";

readOver(join(ROOT, "tests", "fixture"));

/** @typedef {import("playwright-core").Page} Page */

const THREAD = "/threads/harbour-quarrel";

/** @param {Page} page */
const heading = (page) => page.getByRole("heading", { level: 2 }).first().innerText();

bothReaders("a thread is read step by step from its first to its last, and back to the whole", {}, async (page) => {
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Threads" }).click();
  await page.getByRole("link", { name: "How the <harbour> was lost" }).click();
  await page.waitForURL(THREAD);
  const titles = await page.getByRole("heading", { level: 2 }).allInnerTexts();
  assert.equal(titles.length, 3);
  await page.getByRole("link", { name: "Read it step by step" }).click();
  const seen = [];
  for (let n = 1; ; n += 1) {
    await page.waitForURL((url) => url.pathname === THREAD && url.search === `?step=${n}`);
    assert.equal(await page.locator(".step-head").innerText(), `Step ${n} of 3`);
    assert.equal(await page.locator(".drawing:visible .mark.focus").count(), 1, "the chart shows where it stands");
    seen.push(await heading(page));
    const next = page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /^Next step/ });
    if ((await next.count()) === 0) break;
    await next.click();
  }
  assert.deepEqual(seen, titles);
  await page.getByRole("link", { name: /^← Previous step/ }).click();
  await page.waitForURL((url) => url.search === "?step=2");
  assert.equal(await heading(page), titles[1]);
  await page.getByRole("link", { name: "← The whole thread" }).click();
  await page.waitForURL((url) => url.search === "" && url.hash === "#0432-war");
});

bothReaders("the next step is reached by keyboard, and the chart above it stays in sight", { height: 700 }, async (page) => {
  await page.goto(`${THREAD}?step=1`);
  const next = page.getByRole("link", { name: /^Next step/ });
  await next.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.search === "?step=2" && url.hash === "#_here");
  const [chart, title] = [await page.locator(".drawing:visible .score").boundingBox(), await page.getByRole("heading", { level: 2 }).boundingBox()];
  assert.ok(chart && title && chart.y >= 0 && title.y + title.height <= 700, JSON.stringify({ chart, title }));
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement?.closest("#_here")), "and the keyboard goes on from there");
});

bothReaders("a footnote leads to what it rests on, which is shown in place", {}, async (page) => {
  await page.goto(THREAD);
  await page.getByRole("link", { name: "Evidence 2" }).click();
  await page.waitForURL((url) => url.hash === "#_note-2");
  const claim = page.locator("#_note-2");
  assert.ok(await claim.evaluate((node) => node.matches(":target")));
  assert.match(await claim.innerText(), /led to War over the harbour, 432 – c\. 434/);
  const mark = await claim.evaluate((node) => getComputedStyle(node).outlineStyle);
  assert.equal(mark, "solid", "and is marked");
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

bothReaders("a step's place in time stands under its place in the chart", {}, async (page) => {
  await page.goto(`${THREAD}?step=2`);
  const middle = (/** @type {import("playwright-core").Locator} */ it) => it.evaluate((node) => {
    const { left, right } = node.getBoundingClientRect();
    return (left + right) / 2;
  });
  const [stem, dot] = [await middle(page.locator(".drawing:visible .mark.focus .point").first()), await middle(page.locator(".walk .here"))];
  assert.ok(Math.abs(stem - dot) < 1.5, `${dot} under ${stem}`);
});

reader("a thread is printed whole, with plain addresses", {}, async (page) => {
  await page.goto(THREAD);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".step-head").first().evaluate((node) => getComputedStyle(node).position), "static");
  assert.ok(await page.locator(".print").isVisible());
});

for (const path of ["/threads", THREAD, `${THREAD}?step=2`]) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    reader(`axe finds nothing on ${path}, ${theme}`, { theme, lenient: true }, async (page) => {
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        await page.evaluate(axe.source);
        const found = await page.evaluate(async () => {
          const { axe } = /** @type {any} */ (window);
          const { violations } = await axe.run(document);
          return violations.map((/** @type {any} */ violation) => `${violation.id}: ${violation.nodes[0].html}`);
        });
        assert.deepEqual(found, [], `at ${width} px`);
      }
    });
  }
  reader(`${path} fits its window at every width`, {}, async (page) => {
    await page.goto(path);
    for (const width of [320, 360, 768, 1280, 2560]) {
      await page.setViewportSize({ width, height: 800 });
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(beyond <= 0, `${beyond} px too wide at ${width}`);
    }
  });
}
