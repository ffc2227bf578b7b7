// The web of relations: rows, arcs and claims belong together, and its filters work with and without scripts.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { apply, choice, here, openFilters } from "./support/list.js";
import { EVENT } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/**
 * The box of an element; of a path without its stroke, which Playwright's own adds before a drawing is stretched.
 * @param {import("playwright-core").Locator} part
 */
const box = (part) =>
  part.evaluate((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return { x, y, width, height };
  });

for (const width of [320, 768, 1280]) {
  reader(`at ${width} px every arc ends at the rows of its events, with wider text, too`, { width }, async (page) => {
    await page.goto("/relations");
    for (const css of ["", "* { letter-spacing: .12em !important; line-height: 1.5 !important }"]) {
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, css);
      const off = await page.evaluate(() => {
        const wrong = [];
        for (const arc of document.querySelectorAll(".arc")) {
          const claim = document.getElementById(decodeURIComponent(arc.getAttribute("href")?.slice(1) ?? ""));
          // The sentence of a claim names the one event, then the other.
          const events = [...(claim?.querySelectorAll("p:first-of-type a[href*='/events/']") ?? [])].slice(0, 2);
          const rows = events.map((link) => document.getElementById(`_row-${link.getAttribute("href")?.split("/").at(-1)}`));
          const [from, to] = rows.map((row) => row?.getBoundingClientRect());
          const line = arc.querySelector(".line")?.getBoundingClientRect();
          const head = arc.querySelector(".arrowhead")?.getBoundingClientRect();
          if (!from || !to || !line || !head) {
            wrong.push(`${arc.id} has no rows`);
            continue;
          }
          const within = (/** @type {number} */ y, /** @type {DOMRect} */ row) => y > row.top - 1 && y < row.bottom + 1;
          const [upper, lower] = from.top < to.top ? [from, to] : [to, from];
          if (!within(line.top, upper) || !within(line.bottom, lower)) wrong.push(`${arc.id} runs from ${line.top} to ${line.bottom}`);
          if (!within((head.top + head.bottom) / 2, to)) wrong.push(`${arc.id} points to ${head.top}`);
          if (line.right > innerWidth) wrong.push(`${arc.id} leaves the page`);
        }
        return { wrong, arcs: document.querySelectorAll(".arc").length };
      });
      assert.deepEqual(off.wrong.slice(0, 3), []);
      assert.ok(off.arcs > 20, `${off.arcs} arcs`);
    }
  });
}

bothReaders("a claim leads to its arc, which is highlighted, and the arc leads back", {}, async (page) => {
  await page.goto("/relations");
  const stroke = (/** @type {import("playwright-core").Locator} */ arc) => arc.locator(".line").evaluate((line) => getComputedStyle(line).stroke);
  const claim = page.locator(".claims li").nth(18);
  const id = (await claim.getAttribute("id"))?.replace("_claim-", "") ?? assert.fail("it has an id");
  const arc = page.locator(`[id="_bow-${id}"]`);
  const before = await stroke(arc);
  await claim.locator("a.swatch").click();
  await page.waitForURL((url) => decodeURIComponent(url.hash) === `#_bow-${id}`);
  assert.notEqual(await stroke(arc), before);
  const { y, height } = await box(arc.locator(".line"));
  assert.ok(y < 800 && y + height > 0, "in sight");
  // Its own link, whatever other arcs run over it.
  await arc.dispatchEvent("click");
  await page.waitForURL((url) => decodeURIComponent(url.hash) === `#_claim-${id}`);
  const at = await box(claim);
  assert.ok(at.y >= 0 && at.y < 800, `the claim is in sight, at ${at.y}`);
  assert.equal(await stroke(arc), before);
});

bothReaders("a pointer need not hit an arc's line exactly", {}, async (page) => {
  await page.goto("/relations?type=violated");
  const arc = page.locator(".arc").first();
  const { x, y, width, height } = await box(arc.locator(".line"));
  await page.mouse.click(x + width - 3, y + height / 2);
  await page.waitForURL((url) => url.hash.startsWith("#_claim-"));
});

reader("next to the list the drawing stays in sight and scrolls by itself; below it does not", {}, async (page) => {
  await page.goto("/relations");
  await page.locator(".claims li").nth(16).scrollIntoViewIfNeeded();
  const web = page.locator(".arc-diagram");
  const beside = await box(web);
  assert.ok(beside.y >= 0 && beside.y + beside.height <= 800 + 1, JSON.stringify(beside));
  await page.setViewportSize({ width: 768, height: 800 });
  assert.ok(await web.evaluate((web) => web.scrollHeight <= web.clientHeight + 1 && web.clientHeight > innerHeight), "whole, above the list");
});

bothReaders("a choice gives as many relations as it promised, and can be taken back", {}, async (page) => {
  await page.goto("/relations");
  await openFilters(page);
  const { box: type, count } = await choice(page, "type", "led-to");
  await type.check();
  await apply(page);
  await page.waitForURL((url) => url.search === "?type=led-to");
  const claims = page.locator(".claims li");
  assert.equal(await claims.count(), count);
  assert.equal(await page.locator(".arc").count(), count);
  const words = await page.locator(".claims .relation-type").allTextContents();
  assert.equal(new Set(words).size, 1);
  await page.locator(".chips a").first().click();
  await page.waitForURL((url) => url.search === "");
  assert.equal(here(page), "/relations");
});

bothReaders("an event leads to its row in the drawing", {}, async (page) => {
  const id = `_row-${EVENT.split("/").at(-1)}`;
  await page.goto(EVENT);
  await page.locator(`a[href^="/relations"][href$="#${id}"]`).click();
  await page.waitForURL((url) => url.pathname === "/relations" && url.hash === `#${id}`);
  const row = page.locator(`[id="${id}"]`);
  await row.getByRole("link").waitFor();
  const { y } = await box(row);
  assert.ok(y >= 0 && y < 800, `${y}`);
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  reader(`in forced colours, ${theme}, arcs and rows are drawn`, { theme, forced: "active" }, async (page) => {
    await page.goto("/relations");
    const colours = await page.evaluate(() => {
      const of = (/** @type {string} */ selector, /** @type {"stroke" | "backgroundColor"} */ what) =>
        getComputedStyle(/** @type {Element} */ (document.querySelector(selector)))[what];
      return { ground: of("body", "backgroundColor"), line: of(".arc .line", "stroke"), head: of(".arc .arrowhead", "stroke"), station: of(".rows .node", "backgroundColor") };
    });
    for (const part of /** @type {const} */ (["line", "head", "station"])) assert.notEqual(colours[part], colours.ground, part);
  });
}
