// The addresses of passages and claims: opened cold, copied, followed.
import assert from "node:assert/strict";
import { bothReaders, origin, reader } from "./support/browser.js";
import { announced } from "./support/chart.js";
import { pasted } from "./support/clipboard.js";
import { changedText, here } from "./support/list.js";
import { CLAIM, EVENT, OTHER_PASSAGE, PARAPHRASE, PASSAGE } from "./support/pages.js";

/**
 * How an element is highlighted.
 * @param {import("playwright-core").Locator} element
 */
const look = (element) =>
  element.evaluate((node) => {
    const { backgroundColor, outlineStyle, outlineWidth } = getComputedStyle(node);
    return { background: backgroundColor, outline: `${outlineStyle} ${outlineWidth}` };
  });

for (const [what, fragment, sibling] of [
  ["passage", PASSAGE, OTHER_PASSAGE],
  ["paraphrase", PARAPHRASE, PASSAGE],
  ["claim", CLAIM, OTHER_PASSAGE],
]) {
  for (const width of [360, 1280]) {
    bothReaders(`at ${width} px, the address of a ${what}, opened cold, scrolls to it, marks it, and puts the focus on it`, { width, height: 600 }, async (page) => {
      await page.goto(`${EVENT}#${fragment}`);
      const found = page.locator(`#${fragment}`);
      await page.waitForFunction((id) => document.activeElement?.id === id, fragment);
      const box = await found.boundingBox();
      assert.ok(box && box.y >= 24 && box.y <= 400, `${JSON.stringify(box)} is in the window with room above`);
      const [marked, plain] = [await look(found), await look(page.locator(`#${sibling}`))];
      assert.notEqual(marked.background, plain.background);
      assert.match(marked.outline, /^none/, "no frame that cuts the text around it");
      assert.match(plain.outline, /^none/);
    });
  }
}

const clipboard = ["clipboard-write"];

reader("the link of a passage copies its address without the reader's filter, and says so", { permissions: clipboard }, async (page) => {
  await page.goto(`${EVENT}?actor=maron`);
  for (const fragment of [PASSAGE, CLAIM]) {
    const link = page.locator(`#${fragment} a.copy`);
    const copied = await changedText(link);
    await link.click();
    await copied();
    assert.notEqual(await announced(page), "");
    assert.equal((await pasted(page)).text, `${origin()}${EVENT}#${fragment}`);
  }
  assert.equal(here(page), `${EVENT}?actor=maron`, "the reader stays where they were");
  const whole = page.locator(".event-tools a.copy");
  const copied = await changedText(whole);
  await whole.click();
  await copied();
  assert.equal((await pasted(page)).text, `${origin()}${EVENT}`);
});

reader("with a modifier key the link of a passage opens in a tab of its own", {}, async (page) => {
  await page.goto(`${EVENT}?actor=maron`);
  const link = page.locator(`#${PASSAGE} a.copy`);
  const words = await link.textContent();
  const opened = page.context().waitForEvent("page");
  await link.click({ modifiers: ["Control"] });
  const tab = await opened;
  await tab.waitForURL(`${origin()}${EVENT}#${PASSAGE}`);
  assert.equal(await link.textContent(), words);
});

reader("without scripts the link of a passage leads to it", { scripts: false }, async (page) => {
  await page.goto(`${EVENT}?actor=maron`);
  await page.locator(`#${PASSAGE} a.copy`).click();
  await page.waitForURL(`${EVENT}#${PASSAGE}`);
});

bothReaders("a number in the text leads to the passage on the same page", {}, async (page) => {
  await page.goto(EVENT);
  const reference = page.locator(".prose .citation-ref > a").last();
  const target = new URL((await reference.getAttribute("href")) ?? "", origin()).hash.slice(1);
  await reference.click();
  await page.waitForFunction((id) => document.activeElement?.id === id, target);
});
