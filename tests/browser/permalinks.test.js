// A passage's and a claim's own address: opened cold, copied, followed to the original.
import assert from "node:assert/strict";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";
import { bothReaders, origin, reader } from "./support/reader.js";

/**
 * How an element stands out.
 * @param {import("playwright-core").Locator} element
 */
const look = (element) =>
  element.evaluate((node) => {
    const { backgroundColor, outlineStyle, outlineWidth } = getComputedStyle(node);
    return { background: backgroundColor, outline: `${outlineStyle} ${outlineWidth}` };
  });

for (const [what, fragment, sibling] of [
  ["passage", "earthquake", "alliance-and-korea"],
  ["paraphrase", "article-3", "article-1"],
  ["claim", "to-standing-organisation", "to-korean-war"],
]) {
  for (const width of [360, 1280]) {
    bothReaders(`at ${width} px, the address of a ${what}, opened cold, scrolls to it, marks it, and puts the focus on it`, { width }, async (page) => {
      await page.goto(`${EVENT}#${fragment}`);
      const found = page.locator(`#${fragment}`);
      await page.waitForFunction((id) => document.activeElement?.id === id, fragment);
      const box = await found.boundingBox();
      assert.ok(box && box.y >= 24 && box.y <= 400, `${JSON.stringify(box)} stands in the window with room above`);
      const [marked, plain] = [await look(found), await look(page.locator(`#${sibling}`))];
      assert.notEqual(marked.background, plain.background);
      assert.match(marked.outline, /^solid [2-9]/);
      assert.match(plain.outline, /^none/);
    });
  }
}

const clipboard = ["clipboard-read", "clipboard-write"];

reader("“Copy link” copies the passage's address without the reader's filter, and says so", { permissions: clipboard }, async (page) => {
  await page.goto(`${EVENT}?actor=china`);
  for (const fragment of ["earthquake", "to-korean-war"]) {
    const link = page.locator(`#${fragment} a.copy`);
    assert.equal(await link.textContent(), "Copy link");
    await link.click();
    await page.locator(`#${fragment} a.copy`, { hasText: "Copied" }).waitFor();
    assert.equal(await page.locator("[data-announce]").textContent(), "Link copied");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${origin()}${EVENT}#${fragment}`);
  }
  assert.equal(here(page), `${EVENT}?actor=china`, "the reader stays where they were");
  await page.locator(".aside a.copy").click();
  await page.locator(".aside a.copy", { hasText: "Copied" }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${origin()}${EVENT}`);
});

reader("with a modifier key “Copy link” is a link, which opens in a tab of its own", {}, async (page) => {
  await page.goto(`${EVENT}?actor=china`);
  const opened = page.context().waitForEvent("page");
  await page.locator("#earthquake a.copy").click({ modifiers: ["Control"] });
  const tab = await opened;
  await tab.waitForURL(`${origin()}${EVENT}#earthquake`);
  assert.equal(await page.locator("#earthquake a.copy").textContent(), "Copy link");
});

reader("without scripts “Link to this passage” is a link to it", { scripts: false }, async (page) => {
  await page.goto(`${EVENT}?actor=china`);
  await page.locator("#earthquake").getByRole("link", { name: "Link to this passage" }).click();
  await page.waitForURL(`${EVENT}#earthquake`);
});

bothReaders("a number in the text leads to the passage on the same page", {}, async (page) => {
  await page.goto(EVENT);
  const reference = page.locator(".prose .ref a").last();
  const target = new URL((await reference.getAttribute("href")) ?? "", origin()).hash.slice(1);
  await reference.click();
  await page.waitForFunction((id) => document.activeElement?.id === id, target);
});

reader("each passage's link to the original asks for the words with which the quotation begins and ends", {}, async (page) => {
  await page.goto("/");
  const events = await page.locator("article.entry h3 a").evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  let checked = 0;
  for (const event of events) {
    await page.goto(event);
    const quotes = await page.locator("figure.passage:has(blockquote)").evaluateAll((figures) =>
      figures.map((figure) => ({
        words: figure.querySelector("blockquote p")?.textContent?.trim().replace(/^“|”$/g, "") ?? "",
        href: figure.querySelector('.ways a[rel="external"]')?.getAttribute("href") ?? "",
      })),
    );
    for (const { words, href } of quotes) {
      const directive = href.split(":~:text=")[1];
      assert.ok(directive, `${href} has a text fragment`);
      assert.match(directive, /^[\w.~%,-]+$/);
      const parts = directive.split(",").filter((part) => !part.endsWith("-") && !part.startsWith("-")).map(decodeURIComponent);
      const text = words.replace(/\s+/g, " ");
      assert.ok(text.startsWith(parts[0]), `“${text}” begins with “${parts[0]}”`);
      assert.ok(text.endsWith(parts.at(-1) ?? ""), `“${text}” ends with “${parts.at(-1)}”`);
      checked += 1;
    }
  }
  assert.ok(checked > 30, `${checked} quotations`);
});
