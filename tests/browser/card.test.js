// Cards: what a mark stands for, without leaving the chart (WCAG 2.2 §1.4.13).
import assert from "node:assert/strict";
import { openChart } from "./support/chart.js";
import { EVENT } from "./support/pages.js";
import { reader } from "./support/reader.js";

const FIFTIES = "/?from=1949&to=1958";

/** @param {import("playwright-core").Page} page */
const card = (page) => page.locator(".card");
/** @param {import("playwright-core").Page} page */
const mark = (page, id = "1956-sino-soviet-split") => page.locator(`.mark[data-event="${id}"]:visible`);

reader("the pointer at rest on a mark brings a card, which can be pointed at, and which Escape closes", {}, async (page) => {
  await openChart(page, FIFTIES);
  const label = mark(page).locator(".label");
  await label.hover();
  await card(page).waitFor();
  const words = await card(page).innerText();
  assert.match(words, /1956/);
  assert.match(words, /China and the Soviet Union/);
  assert.match(words, /passage/);
  const box = (await card(page).boundingBox()) ?? assert.fail("shown");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.waitForTimeout(600);
  assert.ok(await card(page).isVisible(), "it stays under the pointer");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  await page.mouse.move(5, 5);
  await label.hover();
  await card(page).waitFor();
  await page.mouse.move(5, 5);
  await card(page).waitFor({ state: "hidden" });
});

reader("a mark with the focus has its card, which describes it and says nothing twice", {}, async (page) => {
  await openChart(page, FIFTIES);
  await mark(page).focus();
  await card(page).waitFor();
  const name = (await mark(page).getAttribute("aria-label")) ?? "";
  const id = (await mark(page).getAttribute("aria-describedby")) ?? assert.fail("described");
  const described = await page.locator(`#${id}`).innerText();
  assert.ok(described.length > 20 && !described.includes(name.split(":")[0]), described);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await mark(page).getAttribute("aria-describedby"), null);
  assert.ok(await mark(page).evaluate((node) => node === document.activeElement));
});

for (const width of [360, 768, 1280]) {
  reader(`at ${width} px no card covers its mark or leaves the window`, { width, height: 800 }, async (page) => {
    await openChart(page, "/");
    const marks = page.locator(".mark:visible, .pill:visible");
    for (let n = 0; n < (await marks.count()); n += 1) {
      await marks.nth(n).focus();
      await card(page).waitFor();
      const found = await marks.nth(n).evaluate((node) => {
        const box = document.querySelector(".card")?.getBoundingClientRect() ?? new DOMRect();
        const hits = [...node.querySelectorAll(".hit")].map((hit) => hit.getBoundingClientRect());
        const covered = hits.some((hit) => hit.left < box.right && hit.right > box.left && hit.top < box.bottom && hit.bottom > box.top);
        return { covered, inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight, words: node.getAttribute("aria-label") };
      });
      assert.deepEqual({ ...found, words: "" }, { covered: false, inside: true, words: "" }, found.words ?? "");
    }
  });
}

reader("a pill's card says its span and count", { width: 360 }, async (page) => {
  await openChart(page, "/");
  const pill = page.locator(".pill:visible").first();
  await pill.focus();
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /^\d+ events, .*\d{4}/);
});

reader("on an event's page, too, marks have cards, from the pages of their events", {}, async (page) => {
  await page.goto(EVENT);
  const other = page.locator('.strip .mark:visible:not([data-event="1950-sino-soviet-treaty"])').first();
  await other.focus();
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /\d{4}/);
});

reader("chart and list point at each other", {}, async (page) => {
  await openChart(page, FIFTIES);
  const entry = page.locator('article.entry[data-event="1956-sino-soviet-split"]');
  await entry.locator("h3 a").focus();
  await page.locator(".drawing:visible .pointer").waitFor({ state: "attached" });
  await page.locator('.mark.pointed[data-event="1956-sino-soviet-split"]:visible').waitFor();
  await page.locator(".brand").focus();
  await page.locator(".drawing:visible .pointer").waitFor({ state: "detached" });
  await mark(page).locator(".label").hover();
  await page.locator('article.entry.pointed[data-event="1956-sino-soviet-split"]').waitFor();
});
