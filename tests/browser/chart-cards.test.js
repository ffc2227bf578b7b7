// Cards: what a mark is about, without leaving the chart (WCAG 2.2 §1.4.13).
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { openChart } from "./support/chart.js";
import { EVENT } from "./support/pages.js";
import { sample } from "./support/timelines.js";

const SAMPLE = sample(400, 1);

/** A window in which the mark of an event has its label. */
const WINDOW = "/?from=0340&to=0359";
const MARKED = "0347-first-harbour-war";

/** @param {import("playwright-core").Page} page */
const card = (page) => page.locator(".hovercard");
/** @param {import("playwright-core").Page} page */
const mark = (page) => page.locator(`.mark[data-event="${MARKED}"]:visible`);

reader("the pointer at rest on a mark brings a card, which can be pointed at, and which Escape closes", {}, async (page) => {
  await page.clock.install();
  await openChart(page, WINDOW);
  const label = mark(page).locator(".label");
  await label.hover();
  await card(page).waitFor();
  const entry = page.locator(`article.event-item[data-event="${MARKED}"]`);
  for (const part of [".when", "h3", ".event-details p"]) {
    assert.equal(await card(page).locator(part).first().innerText(), await entry.locator(part).first().innerText(), "the card is the entry of the list");
  }
  const box = (await card(page).boundingBox()) ?? assert.fail("shown");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.clock.runFor(5000);
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
  await openChart(page, WINDOW);
  await mark(page).focus();
  await card(page).waitFor();
  const name = (await mark(page).getAttribute("aria-label")) ?? "";
  const id = (await mark(page).getAttribute("aria-describedby")) ?? assert.fail("described");
  const described = await page.locator(`#${id}`).innerText();
  const title = await page.locator(`article.event-item[data-event="${MARKED}"] h3`).innerText();
  assert.ok(name.includes(title) && described.length > 20 && !described.includes(title), described);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await mark(page).getAttribute("aria-describedby"), null);
  assert.ok(await mark(page).evaluate((node) => node === document.activeElement));
});

for (const [what, timeline] of [["", {}], [", crowded", { timeline: SAMPLE }]]) {
  for (const width of [360, 768, 1280]) {
    reader(`at ${width} px${what} no card covers its mark or leaves the window`, { .../** @type {object} */ (timeline), width }, async (page) => {
      await openChart(page, "/");
      const marks = page.locator(".mark:visible, .aggregate:visible");
      assert.ok((await marks.count()) > 5);
      for (const one of await marks.all()) {
        await one.focus();
        await card(page).waitFor();
        const found = await one.evaluate((node) => {
          const box = document.querySelector(".hovercard")?.getBoundingClientRect() ?? new DOMRect();
          const hits = [...node.querySelectorAll(".hit-box")].map((hit) => hit.getBoundingClientRect());
          const covered = hits.some((hit) => hit.left < box.right && hit.right > box.left && hit.top < box.bottom && hit.bottom > box.top);
          return { covered, inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight, words: node.getAttribute("aria-label") };
        });
        assert.deepEqual({ ...found, words: "" }, { covered: false, inside: true, words: "" }, found.words ?? "");
      }
    });
  }
}

reader("a pill's card says its span and count", { width: 360 }, async (page) => {
  await openChart(page, "/");
  const pill = page.locator(".aggregate:visible").first();
  await pill.focus();
  await card(page).waitFor();
  const words = await card(page).innerText();
  assert.equal(words, await pill.getAttribute("aria-label"));
  assert.match(words, /^\d+ .*\d{3}/);
});

reader("on an event's page, too, marks have cards, from the pages of their events", {}, async (page) => {
  await page.goto(EVENT);
  const other = page.locator(`.strip .mark:visible:not([data-event="${EVENT.split("/").at(-1)}"])`).first();
  await other.focus();
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /\d{3}/);
});

reader("chart and list point at each other", {}, async (page) => {
  await openChart(page, WINDOW);
  const entry = page.locator(`article.event-item[data-event="${MARKED}"]`);
  await entry.locator("h3 a").focus();
  await page.locator(".drawing:visible .crosshair").waitFor({ state: "attached" });
  await page.locator(`.mark.highlighted[data-event="${MARKED}"]:visible`).waitFor();
  await page.locator("[data-search]").focus();
  await page.locator(".drawing:visible .crosshair").waitFor({ state: "detached" });
  await mark(page).locator(".label").hover();
  await page.locator(`article.event-item.highlighted[data-event="${MARKED}"]`).waitFor();
});
