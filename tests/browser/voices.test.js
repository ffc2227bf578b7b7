// Filtering and reading by voice, and perspectives side by side.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { apply, choice, here, openFilters, sentenceNumbers, titles, unfold } from "./support/list.js";

for (const width of [360, 1280]) {
  bothReaders(`at ${width} px, a voice is chosen and gives as many events as its count says`, { width }, async (page) => {
    await page.goto("/");
    const all = (await titles(page)).length;
    await openFilters(page);
    await unfold(page);
    const voice = await choice(page, "voice", "elissa");
    assert.ok(voice.count > 0 && voice.count < all);
    await voice.box.check();
    await apply(page);
    assert.equal(here(page), "/?voice=elissa");
    assert.equal((await titles(page)).length, voice.count);
    assert.deepEqual(await sentenceNumbers(page), [voice.count, all]);
    await openFilters(page);
    assert.ok(await (await choice(page, "voice", "elissa")).box.isVisible(), "what is chosen is not folded away");
    await page.keyboard.press("Escape");
    await page.locator(".chips a").first().click();
    await page.waitForURL((url) => url.search === "");
    assert.equal((await titles(page)).length, all);
  });
}

reader("with scripts a voice is chosen at once, and the list of voices stays unfolded", {}, async (page) => {
  await page.goto("/");
  await page.locator(".chart.interactive").waitFor();
  await unfold(page);
  const { box, count } = await choice(page, "voice", "elissa");
  await box.check();
  await page.waitForURL((url) => url.search === "?voice=elissa");
  await page.waitForFunction((count) => document.querySelectorAll("article.event-item").length === count, count);
  assert.ok(await box.isVisible());
  assert.ok(await box.isChecked());
  await box.uncheck();
  await page.waitForURL((url) => url.search === "");
  assert.ok(await box.isVisible(), "also when nothing is chosen any more");
});

bothReaders("from the voices to one, to its passages, and to the events in which it speaks", {}, async (page) => {
  await page.goto("/voices");
  const link = page.locator('a[href="/voices/elissa"]');
  const heading = page.locator("section.voices").filter({ has: link }).getByRole("heading", { level: 2 });
  assert.equal(await heading.innerText(), "Tessara", "under the perspective of the actor for whom she speaks");
  const counts = (await page.locator(".records > li").filter({ has: link }).locator(".byline").innerText()).match(/\d+/g) ?? [];
  await link.click();
  await page.waitForURL("/voices/elissa");
  assert.equal(await page.getByRole("heading", { level: 1 }).innerText(), "Elissa");
  const events = page.locator(".voice-statement h3 a");
  const said = await events.count();
  assert.ok(counts.map(Number).includes(said), `${said} of ${counts}`);
  const first = await events.first().getAttribute("href");
  const permalink = await page.locator(".voice-statement .passage .copy").first().getAttribute("href");
  assert.ok(first && permalink?.startsWith(`${first}#`), "a passage is linked in its place");
  await page.locator('header a[href="/?voice=elissa"]').click();
  await page.waitForURL((url) => url.search === "?voice=elissa");
  assert.equal((await titles(page)).length, said);
});

bothReaders("if there is room, what several perspectives say is side by side, else one below the other", {}, async (page) => {
  await page.goto("/events/0345-toll-quarrel");
  const sides = page.locator(".perspective");
  assert.ok((await sides.count()) >= 2);
  const boxes = () => sides.evaluateAll((all) => all.map((side) => side.getBoundingClientRect().toJSON()));
  /** The left edges of their columns. @param {{ x: number }[]} all */
  const columns = (all) => [...new Set(all.map(({ x }) => x))].sort((a, b) => a - b);
  const wide = await boxes();
  const [left, right] = columns(wide);
  assert.ok(wide[0].x === left && left + wide[0].width <= right, JSON.stringify(wide));
  const top = wide.find(({ x }) => x === right)?.y ?? NaN;
  assert.ok(Math.abs(top - wide[0].y) < 2, "both columns begin at the same height");
  await page.setViewportSize({ width: 360, height: 800 });
  const narrow = await boxes();
  assert.equal(columns(narrow).length, 1, JSON.stringify(narrow));
  for (const [n, side] of narrow.slice(1).entries()) assert.ok(narrow[n].y + narrow[n].height <= side.y, JSON.stringify(narrow));
  const numbers = () => page.locator(".evidence .references .number").allTextContents();
  const inOneColumn = await numbers();
  assert.deepEqual(inOneColumn.map(Number).sort(), inOneColumn.map((_, n) => n + 1));
  await page.setViewportSize({ width: 1280, height: 800 });
  assert.deepEqual(await numbers(), inOneColumn, "and the numbers stay the same");
});
