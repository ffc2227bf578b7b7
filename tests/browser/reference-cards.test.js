// The reference behind a number, read without leaving the sentence.
import assert from "node:assert/strict";
import { axeViolations } from "./support/axe.js";
import { bothReaders, origin, reader } from "./support/browser.js";
import { hasFocus } from "./support/focus.js";
import { here } from "./support/list.js";
import { EVENT, THREAD } from "./support/pages.js";

/** @typedef {import("playwright-core").Page} Page */

/** The first number in the text of the event, and what it stands for. */
const QUOTED = "Who attacks one harbour attacks all of them.";

/** @param {Page} page */
const card = (page) => page.locator(".reference-card");

/** @param {Page} page */
const numbers = (page) => page.locator(".prose .citation-ref > a");

/** Puts the focus on a number as somebody who uses the keyboard does. @param {Page} page @param {number} at */
async function tabTo(page, at) {
  await numbers(page).nth(at).focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
}

/** @param {Page} page */
async function assertComplete(page) {
  const words = await card(page).innerText();
  for (const part of [QUOTED, "Article 1, in", "Go to reference 1"]) assert.ok(words.includes(part), `${part} in ${words}`);
}

reader("under the pointer a number opens a card with the quotation, its speaker and its source, and the pointer can move into it", {}, async (page) => {
  await page.goto(EVENT);
  const before = await numbers(page).first().boundingBox();
  await numbers(page).first().hover();
  await card(page).waitFor();
  await assertComplete(page);
  assert.deepEqual(await numbers(page).first().boundingBox(), before, "the text does not move");
  const { number, box } = await numbers(page).first().evaluate((node) => ({
    number: node.getBoundingClientRect().toJSON(),
    box: document.querySelector(".reference-card")?.getBoundingClientRect().toJSON(),
  }));
  assert.ok(box.left >= 0 && box.right <= 1280 && box.bottom <= 800 && (box.top >= number.bottom || box.bottom <= number.top), JSON.stringify({ number, box }));
  await page.mouse.move(box.left + 40, box.top + 20, { steps: 8 });
  await page.waitForTimeout(500);
  assert.ok(await card(page).isVisible());
  await card(page).getByRole("link", { name: "Go to reference 1" }).click();
  await page.waitForURL((url) => url.hash === "#oath");
  assert.equal(await card(page).count(), 0);
});

reader("a number that had the focus before scripts were loaded opens its card once they are", {}, async (page) => {
  let load = () => {};
  const focused = new Promise((resolve) => (load = () => resolve(undefined)));
  await page.route(/reference-card/, async (route) => {
    await focused;
    await route.continue();
  });
  await page.evaluate((to) => location.assign(to), origin() + EVENT);
  await numbers(page).first().waitFor();
  await tabTo(page, 0);
  assert.equal(await card(page).count(), 0);
  load();
  await card(page).waitFor();
  await assertComplete(page);
});

reader("the card closes when the pointer leaves it, and on Escape", {}, async (page) => {
  await page.goto(EVENT);
  await numbers(page).first().hover();
  await card(page).waitFor();
  await page.mouse.move(5, 5);
  await card(page).waitFor({ state: "detached" });
  await numbers(page).first().hover();
  await card(page).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await card(page).count(), 0);
});

reader("with the keyboard the focus opens the card, Tab leads into it, and Escape back to the number", {}, async (page) => {
  await page.goto(EVENT);
  await tabTo(page, 0);
  await card(page).waitFor();
  await assertComplete(page);
  const described = await numbers(page).first().evaluate((node) => document.getElementById(node.getAttribute("aria-describedby") ?? "")?.textContent);
  assert.ok(described?.includes(QUOTED), "a screen reader reads it");
  await page.keyboard.press("Tab");
  assert.ok(await hasFocus(page, ".reference-card a"));
  await page.keyboard.press("Escape");
  assert.equal(await card(page).count(), 0);
  assert.ok(await hasFocus(page, "[id='_use-1-1']"));
  await page.keyboard.press("Tab");
  await page.waitForFunction(() => document.querySelector(".reference-card")?.ariaLabel === "Reference 2");
  await page.keyboard.press("Enter");
  assert.notEqual(new URL(page.url()).hash, "", "Enter follows the link");
});

reader("a tap opens the reference at the bottom of the window, and another one closes it", { width: 360, touch: true }, async (page) => {
  await page.goto(EVENT);
  await numbers(page).first().tap();
  await card(page).waitFor();
  await assertComplete(page);
  assert.equal(here(page), EVENT, "the reader stays where they were");
  const box = await card(page).boundingBox();
  assert.ok(box && box.x === 0 && box.width === 360 && Math.abs(box.y + box.height - 800) < 1, JSON.stringify(box));
  await card(page).getByRole("button", { name: "Close" }).tap();
  assert.equal(await card(page).count(), 0);
  await numbers(page).first().tap();
  await card(page).waitFor();
  await page.touchscreen.tap(180, 20);
  assert.equal(await card(page).count(), 0);
});

bothReaders("a reference leads back to each place that uses it", {}, async (page) => {
  await page.goto(EVENT);
  const places = await page.locator("#stele .back-links a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  assert.ok(places.length >= 3, `in the text, in the facts and in a note: ${places}`);
  for (const [at, place] of places.entries()) {
    await page.locator("#stele .back-links a").nth(at).click();
    await page.waitForURL((url) => url.hash === place);
    const link = page.locator(`a[id="${place?.slice(1)}"]`);
    assert.equal(await link.getAttribute("href"), "#stele");
    const box = await link.boundingBox();
    assert.ok(box && box.y >= 0 && box.y < 800, JSON.stringify(box));
  }
});

reader("the number of a reference is on the line of the word before it", {}, async (page) => {
  await page.goto(EVENT);
  for (let width = 320; width <= 480; width += 8) {
    await page.setViewportSize({ width, height: 800 });
    const apart = await page.locator(".prose .citation-ref").evaluateAll((all) =>
      all.flatMap((number) => {
        const before = number.previousSibling;
        if (!(before instanceof Text)) return [];
        const range = document.createRange();
        range.setStart(before, before.length - 1);
        range.setEnd(before, before.length);
        const word = range.getBoundingClientRect();
        const box = number.getBoundingClientRect();
        return box.left >= word.left - 8 && box.top < word.bottom ? [] : [`${before.data.slice(-20)} ${number.textContent}`];
      }),
    );
    assert.deepEqual(apart, [], `at ${width} px`);
  }
});

for (const path of [EVENT, THREAD]) {
  bothReaders(`on ${path} numbers and links back are targets of 24 pixels that do not overlap`, { width: 360 }, async (page) => {
    await page.goto(path);
    const boxes = await page.locator(".citation-ref > a, .back-links a").evaluateAll((all) => all.map((link) => link.getBoundingClientRect().toJSON()));
    assert.ok(boxes.length > 5);
    for (const [at, one] of boxes.entries()) {
      assert.ok(one.width >= 24 && one.height >= 24, JSON.stringify(one));
      for (const other of boxes.slice(at + 1)) {
        const apart = one.right <= other.left + 0.5 || other.right <= one.left + 0.5 || one.bottom <= other.top + 0.5 || other.bottom <= one.top + 0.5;
        assert.ok(apart, JSON.stringify([one, other]));
      }
    }
  });

  reader(`axe finds nothing on ${path} while a card is open`, { lenient: true }, async (page) => {
    await page.goto(path);
    await tabTo(page, 1);
    await card(page).waitFor();
    assert.deepEqual(await axeViolations(page), []);
  });
}

reader("in a thread the card of a claim has the passages that it rests on", {}, async (page) => {
  await page.goto(THREAD);
  await page.locator('.prose .citation-ref > a[href="#_note-2"]').hover();
  await card(page).waitFor();
  const words = await card(page).innerText();
  for (const part of ["Maron refuses the toll, 12 September 345", "Tentatively claimed by Ben Okafor", "Go to reference 2"]) assert.ok(words.includes(part), `${part} in ${words}`);
  assert.equal(await card(page).locator(".passage").count(), await page.locator("li:has(> [data-go] #_note-2) .passage").count());
});
