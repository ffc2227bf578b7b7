// Nothing is cut off and nothing touches, from a small telephone to a wide screen, with wider text, and zoomed.
import assert from "node:assert/strict";
import { unfold } from "./support/list.js";
import { PAGES } from "./support/pages.js";
import { reader } from "./support/reader.js";

/** @typedef {import("playwright-core").Page} Page */

/** 320 px is also what a window of 1280 px leaves at 400 % (WCAG 2.2 §1.4.10). */
const WIDTHS = [320, 360, 768, 1280, 2560];

/** WCAG 2.2 §1.4.12. A sheet made by a script, since the site's policy forbids inline ones. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }`;

/**
 * What reaches beyond the window, and texts that are cut off by their box.
 * @param {Page} page
 */
function lost(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`] : [];
    const name = (/** @type {Element} */ node) => `${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""} “${node.textContent?.trim().slice(0, 40)}”`;
    for (const node of document.body.querySelectorAll("*")) {
      // The drawing keeps its own bounds; what is hidden from sight is meant to be cut.
      if (node.closest("svg, .hidden, .skip") || !node.checkVisibility()) continue;
      const box = node.getBoundingClientRect();
      if (box.right > root.clientWidth + 0.5 || box.left < -0.5) found.push(`${name(node)} spans ${box.left} to ${box.right}`);
      const { overflowX, overflowY } = getComputedStyle(node);
      // A part that scrolls downwards by itself can be read to its end.
      const ends = !["visible", "auto", "scroll"].includes(overflowY);
      const cut = (overflowX !== "visible" && node.scrollWidth > node.clientWidth) || (ends && node.scrollHeight > node.clientHeight);
      if (cut && !node.matches("input, .crop")) found.push(`${name(node)} is cut off`);
    }
    return found.slice(0, 5);
  });
}

for (const { kind, path, missing } of PAGES) {
  reader(`${kind} fits its window at every width, with wider text, too`, { missing }, async (page) => {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      assert.deepEqual(await lost(page), [], `at ${width} px`);
      await unfold(page);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, SPACING);
      assert.deepEqual(await lost(page), [], `at ${width} px, with wider text and the filters unfolded`);
    }
  });
}

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
    const shown = [...document.querySelectorAll(".mark .label")].filter((label) => label.checkVisibility());
    const crop = [...document.querySelectorAll(".crop")].find((crop) => crop.checkVisibility());
    return { labels: shown.map(box), plot: box(crop ?? document.body), window: innerWidth };
  });
}

for (const path of ["/", "/?actor=china", "/?from=2014&to=2024", "/?from=1950&to=1950", "/events/1950-sino-soviet-treaty", "/events/2022-joint-statement", "/eras/no-limits"]) {
  reader(`at every width the labels of the chart on ${path} neither touch nor leave it`, { scripts: false }, async (page) => {
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
