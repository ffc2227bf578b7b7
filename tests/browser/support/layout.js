// Whether a page fits its window.
import assert from "node:assert/strict";
import { settled } from "./chart.js";
import { fold, unfold } from "./list.js";

/** @typedef {import("playwright-core").Page} Page */

/** 320 px is also what a window of 1280 px leaves at 400 % (WCAG 2.2 §1.4.10). */
const WIDTHS = [320, 360, 768, 1280, 2560];

/** WCAG 2.2 §1.4.12. A sheet made by a script, since the site's policy forbids inline ones. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }`;

/**
 * Elements that reach beyond the window, and texts that are cut off by their box.
 * @param {Page} page
 */
function misfits(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const found = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} px wide in ${root.clientWidth}`] : [];
    const name = (/** @type {Element} */ node) => `${node.tagName.toLowerCase()}.${node.getAttribute("class") ?? ""} “${node.textContent?.trim().slice(0, 40)}”`;
    for (const node of document.body.querySelectorAll("*")) {
      // The drawing keeps its own bounds; what is hidden from sight is meant to be cut.
      if (node.closest("svg, .visually-hidden, .skip") || !node.checkVisibility()) continue;
      const box = node.getBoundingClientRect();
      if (box.right > root.clientWidth + 0.5 || box.left < -0.5) found.push(`${name(node)} spans ${box.left} to ${box.right}`);
      const { overflowX, overflowY, clipPath } = getComputedStyle(node);
      // Hidden from sight at this width only.
      if (clipPath === "inset(50%)") continue;
      // A part that scrolls vertically by itself can be read to its end.
      const ends = !["visible", "auto", "scroll"].includes(overflowY);
      const cut = (overflowX !== "visible" && node.scrollWidth > node.clientWidth) || (ends && node.scrollHeight > node.clientHeight);
      if (cut && !node.matches("input, .plot-clip")) found.push(`${name(node)} is cut off`);
    }
    return found.slice(0, 5);
  });
}

/**
 * @param {Page} page
 * @param {string} css of a sheet in addition to the page's own
 */
function addStyle(page, css) {
  return page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);
}

/**
 * Asserts that a page fits its window at every width, also with wider text and everything unfolded.
 * @param {Page} page
 */
export async function assertFits(page) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await settled(page);
    assert.deepEqual(await misfits(page), [], `at ${width} px`);
    await unfold(page);
    await addStyle(page, SPACING);
    assert.deepEqual(await misfits(page), [], `at ${width} px, with wider text and the filters unfolded`);
    await addStyle(page, "");
    await fold(page);
  }
}
