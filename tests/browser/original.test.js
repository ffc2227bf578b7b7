// The link to the original scrolls to the words: on a page that stands for the original, over the loopback interface.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { after, before } from "node:test";
import { SOURCE } from "./support/pages.js";
import { reader } from "./support/reader.js";

const FILLER = "<p>Nothing of what is quoted stands in this paragraph.</p>\n".repeat(60);

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** @type {string[]} */
let paragraphs = [];
const original = createServer((_, answer) => {
  answer.setHeader("content-type", "text/html; charset=utf-8");
  const body = paragraphs.map((text) => `${FILLER}<p class="quoted">${escaped(text)}</p>`).join("\n");
  answer.end(`<!doctype html><html lang="en"><title>An original</title><link rel="icon" href="data:,"><body>${body}${FILLER}`);
});
const address = () => `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (original.address()).port}`;

before(async () => {
  original.listen(0, "127.0.0.1");
  await once(original, "listening");
});
after(() => original.close());

/**
 * The words around a quotation that its directive names.
 * @param {string} directive
 */
function around(directive) {
  const parts = directive.split(",");
  const word = (/** @type {string | undefined} */ part) => decodeURIComponent(part ?? "");
  return {
    prefix: word(parts.find((part) => part.endsWith("-"))?.slice(0, -1)),
    suffix: word(parts.find((part) => part.startsWith("-"))?.slice(1)),
  };
}

reader("“Read it in the original” scrolls the browser to the quoted words", { beyond: () => [address(), "null"] }, async (page) => {
  await page.goto(SOURCE);
  const figures = page.locator("figure.passage:has(blockquote)");
  const quotes = await figures.evaluateAll((all) =>
    all.map((figure) => ({
      words: figure.querySelector("blockquote p")?.textContent?.trim().replace(/^“|”$/g, "") ?? "",
      directive: figure.querySelector('.ways a[rel="external"]')?.getAttribute("href")?.split(":~:text=")[1] ?? "",
    })),
  );
  paragraphs = quotes.map(({ words, directive }) => {
    const { prefix, suffix } = around(directive);
    return [prefix, words, suffix].filter(Boolean).join(" ");
  });
  const wanted = new Map();
  for (const [n, { words, directive }] of quotes.entries()) {
    // One of each sort: short, long, with words around it, with signs that mean something in a directive.
    const long = /[^-],[^-]/.test(directive);
    const sorts = [long ? "long" : "short", directive.includes("-") ? "words around" : "", /[-,&“’]/.test(words) ? "signs" : ""];
    for (const sort of sorts.filter(Boolean)) if (!wanted.has(sort)) wanted.set(sort, n);
  }
  for (const n of new Set([...wanted.values(), quotes.length - 1])) {
    await page.goto(SOURCE);
    const link = figures.nth(n).locator('.ways a[rel="external"]').first();
    await link.evaluate((link, origin) => link.setAttribute("href", origin + (link.getAttribute("href") ?? "").replace(/^https?:\/\/[^/]+/, "")), address());
    await link.click();
    await page.waitForURL((url) => url.origin === address());
    const { words } = quotes[n];
    // The same words may stand in an earlier paragraph, too: the browser goes to the first.
    const target = Math.min(...paragraphs.map((text, at) => (text.includes(words) ? at : n)));
    await page.waitForFunction((at) => {
      const box = document.querySelectorAll(".quoted")[at].getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    }, target);
    assert.ok((await page.evaluate(() => scrollY)) > 300);
  }
});
