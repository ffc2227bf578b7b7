// Words of other scripts, and long ones: they keep their order, and no page scrolls sideways.
import assert from "node:assert/strict";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.js";
import { reader } from "./support/browser.js";
import { ROOT } from "./support/server.js";

const CASE = (/** @type {string} */ name) => join(ROOT, "tests", "cases", name);

/** The pages of each small timeline that have the words in question. */
const PAGES = {
  "right-to-left": ["/", "/events/a", "/events/b", "/sources", "/sources/src", "/events/a/cite?passage=q", "/actors"],
  "right-to-left-source": ["/events/a", "/sources", "/choices/source"],
  "unbroken-words": ["/", "/events/law", "/events/viet", "/actors/x", "/eras/e", "/choices/place", "/events/law/cite"],
  markdown: ["/events/a", "/events/b"],
};

for (const [name, paths] of Object.entries(PAGES)) {
  for (const path of paths) {
    reader(`${name}: ${path} is accessible and does not scroll sideways`, { timeline: CASE(name), lenient: true }, async (page) => {
      await page.goto(path);
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} px`);
      }
      await assertAccessible(page, [390, 1280]);
    });
  }
}

/**
 * Where the first and the last letter of a text are.
 * @param {import("playwright-core").Locator} element
 * @param {string} text
 */
function lettersOf(element, text) {
  return element.evaluate((element, text) => {
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      const at = node.textContent?.indexOf(text) ?? -1;
      if (at < 0) continue;
      const left = [at, at + text.length - 1].map((offset) => {
        const letter = document.createRange();
        letter.setStart(node, offset);
        letter.setEnd(node, offset + 1);
        return letter.getBoundingClientRect().left;
      });
      return { first: left[0] ?? 0, last: left[1] ?? 0 };
    }
    throw new Error(`no “${text}”`);
  }, text);
}

reader("a line reads author, title, date although the names are Arabic", { timeline: CASE("right-to-left-source") }, async (page) => {
  await page.goto("/events/a");
  const line = page.locator("figcaption > p").first();
  const [author, title, date] = [await lettersOf(line, "أحمد"), await lettersOf(line, "نص المعاهدة (1950)"), await lettersOf(line, ", 1950")];
  assert.ok(author.first > author.last && title.first > title.last, "each name reads from right to left");
  assert.ok(author.first < title.last && title.first < date.first, "the line reads from left to right");
});

reader("a quotation in Arabic ends on the left with its full stop", { timeline: CASE("right-to-left-source") }, async (page) => {
  await page.goto("/events/a");
  const words = "نص المعاهدة (1950)، المادة 1.";
  const { first, last } = await lettersOf(page.locator("blockquote"), words);
  assert.ok(last < first);
});

reader("text in Arabic, its title and its label on the chart read from right to left", { timeline: CASE("right-to-left") }, async (page) => {
  await page.goto("/events/a");
  assert.equal(await page.locator(".prose").evaluate((prose) => prose.matches(":dir(rtl)")), true);
  for (const [css, text] of [["h1", "إعلان قيام دولة (1948) – وثيقة 14/5!"], [".prose p", "نص قصير هنا"], [".label text", "إعلان قيام دولة (1948)"]]) {
    const { first, last } = await lettersOf(page.locator(/** @type {string} */ (css)).first(), /** @type {string} */ (text));
    assert.ok(last < first, css);
  }
});

reader("what is too wide in a text scrolls in itself", { timeline: CASE("markdown"), width: 390 }, async (page) => {
  for (const [path, css] of [["/events/a", "pre"], ["/events/b", ".table"]]) {
    await page.goto(/** @type {string} */ (path));
    const wide = page.locator(`.prose ${css}`).first();
    assert.ok(await wide.evaluate((element) => element.scrollWidth > element.clientWidth), css);
    await wide.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((css) => (document.querySelector(`.prose ${css}`)?.scrollLeft ?? 0) > 0, css);
  }
});
