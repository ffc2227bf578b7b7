// axe-core on a page in its present state.
import assert from "node:assert/strict";
import axe from "axe-core";
import { settled } from "./chart.js";
import { fold, unfold } from "./list.js";

/** Rules that are left out, each with its reason. */
const LEFT_OUT = [
  "color-contrast-enhanced", // 7:1 for all text is level AAA; the design asks it of body text, which contrast.test.js measures
  "p-as-heading", // experimental: it takes the bold line with the dates above a title for a heading
];

/**
 * What axe finds: each violation with its elements.
 * @param {import("playwright-core").Page} page which has axe
 * @param {object} [part]
 * @param {boolean} [part.colours] only the rules about colours
 * @param {string} [part.within] only in the elements that match
 */
async function violations(page, part = {}) {
  return page.evaluate(async ({ leftOut, colours, within }) => {
    const { axe } = /** @type {any} */ (window);
    const rules = axe.getRules(colours ? ["cat.color"] : []).map((/** @type {{ ruleId: string }} */ rule) => rule.ruleId);
    const wanted = rules.filter((/** @type {string} */ rule) => !leftOut.includes(rule));
    // By name, so that the rules that axe leaves out by default (WCAG 2.2's target size, experimental ones) run, too.
    const { violations } = await axe.run(within ? { include: [within] } : document, {
      runOnly: { type: "rule", values: wanted },
      resultTypes: ["violations"],
    });
    return violations.map((/** @type {any} */ violation) => ({
      rule: violation.id,
      nodes: violation.nodes.slice(0, 5).map((/** @type {any} */ node) => `${node.html.slice(0, 200)}\\n${node.failureSummary}`),
    }));
  }, { leftOut: LEFT_OUT, ...part });
}

/**
 * What axe finds in both themes. They differ in colours only, so in the dark one only the rules about colours run again.
 * @param {import("playwright-core").Page} page
 * @param {string} [within] only in the elements that match
 */
export async function axeViolations(page, within) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violations(page, { within });
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await violations(page, { within, colours: true });
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((/** @type {object} */ violation) => ({ theme: "dark", ...violation }))];
}

/**
 * Asserts that axe finds nothing on a page at several widths, in both themes, with the filters folded and unfolded.
 * @param {import("playwright-core").Page} page
 * @param {number[]} widths
 */
export async function assertAccessible(page, widths) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // The bar at the bottom of a step covers what is behind it. In a window as high as the page it covers nothing.
    const height = await page.evaluate(() => (document.querySelector(".thread .prev-next") ? document.documentElement.scrollHeight : 800));
    await page.setViewportSize({ width, height });
    await settled(page);
    assert.deepEqual(await axeViolations(page), [], `at ${width} px`);
    // The rest of the page is as before.
    if (await unfold(page)) assert.deepEqual(await axeViolations(page, "[data-unfolded]"), [], `at ${width} px, what was folded`);
    await fold(page);
  }
}
