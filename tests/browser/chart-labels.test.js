// The chart's labels, at every width: none touches another or leaves the plot.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { EVENT } from "./support/pages.js";
import { FIXTURE, sample } from "./support/timelines.js";

const SAMPLE = sample(400, 1);

/** Views with few and with many events. */
const VIEWS = [
  ...["/", "/?actor=maron", "/?from=0340&to=0350", "/?from=0349&to=0349", EVENT, "/events/0436-joint-statement", "/eras/harbour-wars"].map((path) => ({ timeline: FIXTURE, path })),
  ...["/", "/?from=1950&to=1959", "/?from=1974&to=1975"].map((path) => ({ timeline: SAMPLE, path })),
];

/** @typedef {import("playwright-core").Page} Page */

/**
 * The boxes of the chart's labels that are shown, and that of the plot.
 * @param {Page} page
 */
function labels(page) {
  return page.evaluate(() => {
    const box = (/** @type {Element} */ node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { text: node.textContent ?? "", left, right, top, bottom };
    };
    const shown = [...document.querySelectorAll(".drawings .label")].filter((label) => label.getClientRects().length);
    return { labels: shown.map(box), plot: box(document.querySelector(".drawings .plot") ?? document.body), window: innerWidth };
  });
}

for (const { timeline, path } of VIEWS) {
  reader(`at every width the labels of the chart on ${path}${timeline === SAMPLE ? ", crowded," : ""} neither touch nor leave it`, { timeline, scripts: false }, async (page) => {
    await page.goto(path);
    await page.evaluate(() => document.fonts.ready);
    let most = 0;
    for (let width = 320; width <= 2560; width += 80) {
      await page.setViewportSize({ width, height: 800 });
      const { labels: shown, plot, window } = await labels(page);
      assert.equal(window, width);
      most = Math.max(most, shown.length);
      for (const [n, one] of shown.entries()) {
        const where = `at ${width} px: ${JSON.stringify(one)}`;
        assert.ok(one.left >= plot.left - 0.5 && one.right <= plot.right + 0.5, `${where} leaves ${JSON.stringify(plot)}`);
        assert.ok(one.top >= plot.top - 0.5 && one.bottom <= plot.bottom + 0.5, `${where} leaves ${JSON.stringify(plot)}`);
        for (const other of shown.slice(n + 1)) {
          const apart = one.right <= other.left || other.right <= one.left || one.bottom <= other.top || other.bottom <= one.top;
          assert.ok(apart, `${where} touches ${JSON.stringify(other)}`);
        }
      }
    }
    assert.ok(most > 0, "some label is shown at some width");
  });
}
