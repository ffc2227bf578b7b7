// axe-core on a page as it stands.
import axe from "axe-core";

/** Rules that are left out, each with its reason. */
const LEFT_OUT = [
  "color-contrast-enhanced", // 7:1 for all text is level AAA; the design asks it of body text, which contrast.test.js measures
  "p-as-heading", // experimental: it takes the bold line with the dates above a title for a heading of its own
];

/**
 * What axe finds: each violation with the elements.
 * @param {import("playwright-core").Page} page
 */
export async function found(page) {
  await page.evaluate(axe.source);
  return page.evaluate(async (leftOut) => {
    const { axe } = /** @type {any} */ (window);
    const rules = axe.getRules().map((/** @type {{ ruleId: string }} */ rule) => rule.ruleId);
    const wanted = rules.filter((/** @type {string} */ rule) => !leftOut.includes(rule));
    // By name, so that the rules that axe leaves out by default (WCAG 2.2's target size, experimental ones) run, too.
    const { violations } = await axe.run(document, { runOnly: { type: "rule", values: wanted } });
    return violations.map((/** @type {any} */ violation) => ({
      rule: violation.id,
      nodes: violation.nodes.slice(0, 5).map((/** @type {any} */ node) => `${node.html.slice(0, 200)}\n${node.failureSummary}`),
    }));
  }, LEFT_OUT);
}
