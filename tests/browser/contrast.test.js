// Contrast of the design's colours in both themes, from what the browser makes of the custom properties (WCAG 2.2 §1.4.3, §1.4.11).
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { EVENT } from "./support/pages.js";

const GROUNDS = ["paper", "sheet", "band", "mark"];
const ACTORS = ["red", "blue", "green", "purple", "ochre", "teal", "rose", "grey"];

/** Colours that carry information, and the least contrast with each ground on which they are used. */
const WANTED = [
  { colours: ["ink"], grounds: GROUNDS, least: 7 },
  { colours: ["ink-2", "link"], grounds: GROUNDS, least: 4.5 },
  { colours: ACTORS, grounds: ["paper", "sheet", "band"], least: 4.5 },
  { colours: ["edge"], grounds: GROUNDS, least: 3 },
  { colours: ["paper"], grounds: ["ink"], least: 7 }, // the primary button
];

/** @typedef {[number, number, number]} Colour */

/**
 * Relative luminance, WCAG 2.2's definition.
 * @param {Colour} colour
 */
function luminance(colour) {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/**
 * @param {Colour} a
 * @param {Colour} b
 */
function contrast(a, b) {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * A colour as it looks over a ground when it is partly transparent.
 * @param {Colour} colour
 * @param {Colour} ground
 * @param {number} opacity
 * @returns {Colour}
 */
function over(colour, ground, opacity) {
  const part = (/** @type {0 | 1 | 2} */ n) => colour[n] * opacity + ground[n] * (1 - opacity);
  return [part(0), part(1), part(2)];
}

/** @param {string} text such as `rgb(1, 2, 3)` */
function colour(text) {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(text);
  assert.ok(parts, `${text} is an opaque colour`);
  return /** @type {Colour} */ (parts.slice(1).map(Number));
}

/**
 * The design's colours as the browser resolves them.
 * @param {import("playwright-core").Page} page
 */
async function tokens(page) {
  const names = [...GROUNDS, ...ACTORS, "ink", "ink-2", "link", "edge", "rule"];
  const texts = await page.evaluate((names) => {
    const probe = document.body.appendChild(document.createElement("span"));
    const found = names.map((name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    });
    probe.remove();
    return found;
  }, names);
  return new Map(names.map((name, n) => [name, colour(texts[n])]));
}

for (const theme of /** @type {const} */ (["light", "dark"])) {
  reader(`in the ${theme} theme every text and every mark has enough contrast with every background`, { theme }, async (page) => {
    await page.goto("/about");
    const all = await tokens(page);
    const token = (/** @type {string} */ name) => all.get(name) ?? assert.fail(name);
    const weak = [];
    for (const { colours, grounds, least } of WANTED) {
      for (const name of colours) {
        for (const ground of grounds) {
          const is = contrast(token(name), token(ground));
          if (is < least) weak.push(`--${name} on --${ground}: ${is.toFixed(2)}, not ${least}`);
        }
      }
    }
    assert.deepEqual(weak, []);
    assert.ok(contrast(token("paper"), token("ink")) > contrast(token("paper"), token("ink-2")));
  });

  reader(`in the ${theme} theme the chart's lines and marks have enough contrast, faint ones, too`, { theme }, async (page) => {
    const drawn = new Map();
    for (const path of ["/", "/?actor=maron", "/?from=0340&to=0359", EVENT]) {
      await page.goto(path);
      const parts = await page.locator(".chart :is(.line, .leader, .tick line, .bin, .brush, .dimmed, .drawing .mark use, .drawing .bar rect, .drawing .block rect, .ribbon rect)").evaluateAll((parts) =>
        parts.map((part) => {
          const { stroke, fill, fillOpacity, opacity } = getComputedStyle(part);
          const kind = part.parentElement?.closest(".mark, .bar, .block");
          const outlined = part.matches("line, .brush") || kind?.matches(".hollow, .uncertain");
          const name = [kind, part].map((one) => one?.getAttribute("class") ?? "").join(" ");
          return { name, colour: outlined ? stroke : fill, opacity: Number(opacity) * (outlined ? 1 : Number(fillOpacity)) };
        }),
      );
      assert.ok(parts.length > 20);
      for (const part of parts) drawn.set(JSON.stringify(part), part);
    }
    const all = await tokens(page);
    const weak = [];
    for (const part of drawn.values()) {
      for (const ground of ["sheet", "band"]) {
        const below = all.get(ground) ?? assert.fail(ground);
        const is = contrast(over(colour(part.colour), below, part.opacity), below);
        if (is < 3) weak.push(`${part.name} on --${ground}: ${is.toFixed(2)}`);
      }
    }
    assert.deepEqual(weak, []);
  });
}
