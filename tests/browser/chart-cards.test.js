// Pointing at the chart: the nearest mark is the target, and a card says what it is without leaving the chart (WCAG 2.2 §1.4.13).
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { atRest, items, marks, openChart } from "./support/chart.js";
import { EVENT } from "./support/pages.js";
import { sample } from "./support/timelines.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("./support/chart.js").Item} Item */

const SAMPLE = sample(400, 1);

/** A window in which no other mark is near those of this event, on two lanes. */
const WINDOW = "/?from=0340&to=0359";
const MARKED = "0347-first-harbour-war";

/** A window of the sample in which marks are close to each other. */
const CROWDED = "/?from=1970&to=1979";

/** @param {Page} page */
const card = (page) => page.locator(".hovercard");

/**
 * How far a point is from a mark or block, in CSS pixels.
 * @param {Item} item
 * @param {{ x: number, y: number }} point
 */
const distance = (item, { x, y }) => Math.hypot(Math.max(Math.abs(item.x - x) - item.width / 2, 0), Math.max(Math.abs(item.y - y) - item.height / 2, 0));

/**
 * The marks and blocks within reach of a point, the nearest first, and of two that are as near the one whose middle is nearer.
 * @param {Item[]} all
 * @param {{ x: number, y: number }} point
 * @param {number} reach
 */
function within(all, point, reach) {
  const middle = (/** @type {Item} */ { x, y }) => Math.hypot(x - point.x, y - point.y);
  const found = all.filter((item) => distance(item, point) <= reach);
  return found.sort((a, b) => distance(a, point) - distance(b, point) || middle(a) - middle(b));
}

/**
 * The names of the events of marks, each once.
 * @param {Item[]} found
 */
const names = (found) => [...new Set(found.filter(({ isBlock }) => !isBlock).map(({ name }) => name))];

/**
 * Opens the crowded sample, scrolls the chart to the top, and returns its marks and blocks.
 * @param {Page} page
 * @param {string} [path]
 */
async function openCrowded(page, path = CROWDED) {
  await openChart(page, path);
  await page.locator(".drawings").evaluate((node) => node.scrollIntoView());
  return items(page);
}

/**
 * An event's mark on the screen.
 * @param {Page} page
 * @param {string} id
 */
async function place(page, id) {
  return (await items(page)).find(({ path }) => path === `/events/${id}`) ?? assert.fail(`${id} has a mark`);
}

reader("the pointer at rest near a mark brings its card, which can be pointed at, and which Escape closes", {}, async (page) => {
  await openChart(page, WINDOW);
  const { x, y } = await place(page, MARKED);
  await page.mouse.move(x - 20, y);
  await card(page).waitFor();
  const entry = page.locator(`article.event-item[data-event="${MARKED}"]`);
  for (const part of [".when", "h3", ".event-details p"]) {
    assert.equal(await card(page).locator(part).first().innerText(), await entry.locator(part).first().innerText(), "the card is the entry of the list");
  }
  const box = (await card(page).boundingBox()) ?? assert.fail("shown");
  await page.mouse.move(box.x + 5, y, { steps: 8 });
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.waitForTimeout(600);
  assert.ok(await card(page).isVisible(), "it stays under the pointer");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  await page.mouse.move(x - 20, y);
  await card(page).waitFor();
  await page.mouse.move(5, 5);
  await card(page).waitFor({ state: "hidden" });
  await page.mouse.move(x + 60, y);
  await page.waitForTimeout(600);
  assert.ok(await card(page).isHidden(), "nothing is within reach");
  assert.notEqual(await page.locator(".drawings").evaluate((node) => getComputedStyle(node).cursor), "pointer");
});

reader("the card lists the other events within 22 pixels of the mark, at most seven, each once", { timeline: SAMPLE }, async (page) => {
  const all = await openCrowded(page);
  const others = (/** @type {Item} */ item) => names(within(all, item, 22)).filter((name) => name !== item.name);
  const marked = all.filter(({ isBlock, y }) => !isBlock && y > 40);
  const busiest = marked.reduce((most, item) => (others(item).length > others(most).length ? item : most));
  assert.ok(others(busiest).length > 1);
  await page.mouse.move(busiest.x, busiest.y);
  await card(page).locator(".card-links").waitFor();
  assert.deepEqual(await card(page).locator(".card-links a").allTextContents(), others(busiest).slice(0, 7), "the nearest first");
  const alone = marked.find((item) => others(item).length === 0) ?? assert.fail("a mark without neighbours");
  await page.mouse.move(alone.x, alone.y);
  await card(page).locator(".card-links").waitFor({ state: "detached" });
});

reader("anywhere in a crowded chart a click goes to the nearest mark or block", { timeline: SAMPLE, height: 900 }, async (page) => {
  const all = await openCrowded(page);
  for (const shift of [{ x: 12, y: 9 }, { x: -14, y: -8 }, { x: 3, y: 15 }]) {
    const some = all.filter(({ isBlock, y }, n) => !isBlock && n % 7 === 0 && y < 800);
    for (const from of some.slice(0, 8)) {
      const point = { x: from.x + shift.x, y: from.y + shift.y };
      const [first, second] = within(all, point, 22);
      // The card of the last mark might be over the point.
      await page.mouse.move(1, 1);
      await card(page).waitFor({ state: "hidden" });
      const free = await page.evaluate(({ x, y }) => !document.elementFromPoint(x, y)?.closest("a"), point);
      if (!free || (second && distance(second, point) - distance(first, point) < 1)) continue;
      await page.mouse.move(point.x, point.y);
      await page.locator(".pointing .pointed").waitFor();
      await page.waitForFunction((path) => new URL(document.querySelector(".pointed a")?.getAttribute("href") ?? "", location.href).pathname === path, first.path);
    }
  }
  const target = all.find(({ isBlock, y }) => !isBlock && y < 800) ?? assert.fail("marks");
  const point = { x: target.x - target.width / 2 - 3, y: target.y };
  const [first] = within(all, point, 22);
  const [tab] = await Promise.all([page.context().waitForEvent("page"), page.mouse.click(point.x, point.y, { button: "middle" })]);
  await tab.waitForURL(`**${first.path}*`);
  await page.keyboard.down("Control");
  const [other] = await Promise.all([page.context().waitForEvent("page"), page.mouse.click(point.x, point.y)]);
  await page.keyboard.up("Control");
  await other.waitForURL(`**${first.path}*`);
  await page.mouse.click(point.x, point.y);
  await page.waitForURL(`**${first.path}*`);
});

reader("a click on a label or an era follows that link, whatever mark is near", {}, async (page) => {
  await openChart(page, WINDOW);
  await page.locator(`.scene .label[href^="/events/${MARKED}"]:visible`).click();
  await page.waitForURL(`**/events/${MARKED}?*`);
  await openChart(page, WINDOW);
  await page.locator(".scene .era:visible").first().click();
  await atRest(page, (url) => url.searchParams.has("era"));
});

for (const [what, id] of [["filled", MARKED], ["hollow", "0436-joint-statement"]]) {
  reader(`a ${what} mark keeps its colours under the pointer`, {}, async (page) => {
    await openChart(page, what === "filled" ? WINDOW : "/?from=0430&to=0445");
    for (const one of await marks(page, id).all()) {
      const hollow = await one.evaluate((node) => node.closest(".hollow") !== null);
      const use = one.locator("use");
      const colour = () => use.evaluate((node, hollow) => [getComputedStyle(node).fill, hollow ? getComputedStyle(node).stroke : ""], hollow);
      const before = await colour();
      const box = (await use.boundingBox()) ?? assert.fail("drawn");
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.waitForFunction((id) => document.querySelector(".mark.pointed a")?.getAttribute("href")?.startsWith(`/events/${id}`), id);
      assert.deepEqual(await colour(), before);
      await page.mouse.move(5, 5);
    }
  });
}

reader("a mark with the focus has its card, which describes it and says nothing twice", {}, async (page) => {
  await openChart(page, WINDOW);
  const mark = marks(page, MARKED).first();
  await mark.focus();
  await card(page).waitFor();
  const name = (await mark.getAttribute("aria-label")) ?? "";
  const id = (await mark.getAttribute("aria-describedby")) ?? assert.fail("described");
  const described = await page.locator(`#${id}`).innerText();
  const title = await page.locator(`article.event-item[data-event="${MARKED}"] h3`).innerText();
  assert.ok(name.includes(title) && described.length > 20 && !described.includes(title), described);
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await mark.getAttribute("aria-describedby"), null);
  assert.ok(await mark.evaluate((node) => node === document.activeElement));
});

reader("focus that the page restores opens no card", {}, async (page) => {
  await openChart(page, WINDOW);
  await marks(page, MARKED).first().focus();
  await card(page).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/events/${MARKED}?*`);
  await page.goBack();
  await page.waitForFunction((id) => document.activeElement?.getAttribute("href")?.startsWith(`/events/${id}`), MARKED);
  await page.waitForTimeout(600);
  assert.ok(await card(page).isHidden());
  await page.keyboard.press("ArrowRight");
  await card(page).waitFor();
  // The next drawing takes over the focus.
  await page.keyboard.press("Escape");
  await page.keyboard.press("-");
  await atRest(page, (url) => url.searchParams.get("from") !== "0340");
  assert.ok(await page.evaluate(() => document.activeElement?.closest(".scene") !== null));
  assert.ok(await card(page).isHidden());
});

reader("a click of the mouse leaves no outline and no ring", {}, async (page) => {
  await openChart(page, WINDOW);
  const mark = marks(page, MARKED).first();
  const look = () => mark.evaluate((node) => [getComputedStyle(node).outlineStyle, getComputedStyle(node.querySelector("use") ?? node).strokeWidth]);
  await mark.hover();
  await page.locator(".mark.pointed").waitFor();
  const before = await look();
  await page.mouse.down();
  assert.ok(await mark.evaluate((node) => node === document.activeElement));
  assert.deepEqual(await look(), before);
  assert.equal(before[0], "none");
});

for (const [what, timeline] of [["", {}], [", crowded", { timeline: SAMPLE }]]) {
  for (const width of [360, 768, 1280]) {
    reader(`at ${width} px${what} no card covers its mark or leaves the window`, { .../** @type {object} */ (timeline), width }, async (page) => {
      await openChart(page, what ? CROWDED : "/");
      const all = await page.locator(".scene [role=listitem] a:visible").all();
      assert.ok(all.length > 5);
      for (const one of all.filter((_, n) => n % Math.ceil(all.length / 40) === 0)) {
        await one.focus();
        await card(page).waitFor();
        const found = await one.evaluate((node) => {
          const box = document.querySelector(".hovercard")?.getBoundingClientRect() ?? new DOMRect();
          const mark = (node.querySelector("use, rect") ?? node).getBoundingClientRect();
          const covered = mark.left < box.right && mark.right > box.left && mark.top < box.bottom && mark.bottom > box.top;
          return { covered, inside: box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight, words: node.getAttribute("aria-label") };
        });
        assert.deepEqual({ ...found, words: "" }, { covered: false, inside: true, words: "" }, found.words ?? "");
      }
    });
  }
}

reader("a block's card lists its most significant events and opens the list of that window and lane", { timeline: SAMPLE }, async (page) => {
  const blocks = (await openCrowded(page, "/")).filter(({ isBlock, name }) => isBlock && !name.startsWith("Others"));
  const smallest = blocks.reduce((least, block) => (block.width < least.width ? block : least));
  const [, count] = /, (\d+) events/.exec(smallest.name) ?? assert.fail(smallest.name);
  await page.mouse.move(smallest.x, smallest.y);
  const all = card(page).getByRole("link", { name: `Show all ${count} events` });
  await all.waitFor();
  const titles = await card(page).locator(".card-links a").allTextContents();
  assert.equal(titles.length, Math.min(Number(count), 8));
  await all.click();
  await atRest(page, (url) => url.searchParams.has("actor") && url.searchParams.has("from") && url.searchParams.has("to"));
  const listed = await page.locator("article.event-item").evaluateAll((entries) =>
    entries.map((entry) => ({ title: entry.querySelector("h3")?.textContent ?? "", significance: Number(entry.getAttribute("data-significance")) })),
  );
  assert.equal(listed.length, Number(count));
  const least = Math.min(...listed.filter(({ title }) => titles.includes(title)).map(({ significance }) => significance));
  assert.ok(listed.every(({ title, significance }) => titles.includes(title) || significance <= least), "none that is left out is more significant");
  await page.waitForFunction(() => document.activeElement === document.querySelector("article.event-item h3 a"));
});

reader("on an event's page, too, marks have cards, from the pages of their events", {}, async (page) => {
  await page.goto(EVENT);
  await page.locator(".strip").evaluate((node) => node.scrollIntoView({ block: "center" }));
  const other = (await items(page)).find(({ path }) => path !== EVENT) ?? assert.fail("other events");
  await page.mouse.move(other.x, other.y - 8);
  await card(page).waitFor();
  assert.match(await card(page).innerText(), /\d{3}/);
  // A drag is not a click.
  await page.mouse.down();
  await page.mouse.move(other.x + 30, other.y - 8, { steps: 3 });
  await page.mouse.up();
  await page.mouse.move(other.x, other.y - 8);
  await card(page).waitFor();
  assert.equal(new URL(page.url()).pathname, EVENT);
  await page.mouse.click(other.x, other.y - 8);
  await page.waitForURL(`**${other.path}`);
});

reader("chart and list point at each other", {}, async (page) => {
  await openChart(page, WINDOW);
  const entry = page.locator(`article.event-item[data-event="${MARKED}"]`);
  await entry.locator("h3 a").focus();
  await page.locator(".scene .stem").waitFor({ state: "attached" });
  assert.equal(await page.locator(".scene .mark.highlighted:visible").count(), await marks(page, MARKED).count());
  await page.locator("[data-search]").focus();
  await page.locator(".scene .stem").waitFor({ state: "detached" });
  const { x, y } = await place(page, MARKED);
  await page.mouse.move(x - 18, y);
  await page.locator(`article.event-item.highlighted[data-event="${MARKED}"]`).waitFor();
  await page.mouse.move(5, 5);
  await page.locator("article.event-item.highlighted").waitFor({ state: "detached" });
});

/** A phone. */
const PHONE = { width: 390, height: 844, touch: true };

/**
 * A mark that has a point beside it at which nothing else is, within reach of a finger but not of a mouse.
 * @param {Page} page
 * @param {Item[]} all
 */
async function pointNear(page, all) {
  // The sheet covers the lower half of the window.
  for (const item of all.filter(({ isBlock, y }) => !isBlock && y < 380)) {
    for (const [x, y] of [[0, 34], [0, -34], [34, 0], [-34, 0]]) {
      const point = { x: Math.round(item.x + x), y: Math.round(item.y + y) };
      const [first, second] = within(all, point, 44);
      if (first !== item || point.y > 400 || distance(first, point) < 23 || (second && distance(second, point) - distance(first, point) < 2)) continue;
      const free = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest(".lane") && !document.elementFromPoint(x, y)?.closest("a"), point);
      if (free) return { item, point };
    }
  }
  return assert.fail("a mark with room beside it");
}

reader("on touch the first tap opens a sheet, the second one acts, and a tap elsewhere closes it", PHONE, async (page) => {
  await openChart(page, "/");
  await page.locator(".chart").evaluate((node) => node.scrollIntoView());
  const all = await items(page);
  const { item, point } = await pointNear(page, all);
  await page.touchscreen.tap(point.x, point.y);
  const sheet = page.getByRole("dialog");
  await sheet.waitFor();
  const box = (await sheet.boundingBox()) ?? assert.fail("shown");
  assert.deepEqual([box.x, box.width, Math.round(box.y + box.height)], [0, 390, 844], "it is at the bottom");
  const expected = names(within(all, point, 44)).slice(0, 8);
  if (expected.length > 1) assert.deepEqual(await sheet.locator(".card-links a").allTextContents(), expected);
  for (const target of await sheet.locator("button, .card-links a").all()) assert.ok(((await target.boundingBox())?.height ?? 0) >= 44);
  assert.equal(new URL(page.url()).pathname, "/");
  await sheet.getByRole("button", { name: "Close" }).tap();
  await sheet.waitFor({ state: "hidden" });
  await page.touchscreen.tap(point.x, point.y);
  await sheet.waitFor();
  await page.locator(".chart-tools .figures").tap();
  await sheet.waitFor({ state: "hidden" });
  await page.touchscreen.tap(point.x, point.y);
  await sheet.waitFor();
  await page.touchscreen.tap(point.x, point.y);
  await page.waitForURL(`**${item.path}*`);
  await page.goBack();
  await page.locator(".chart.interactive").waitFor();
  await page.waitForTimeout(600);
  assert.ok(await card(page).isHidden(), "no card opens on the way back");
});

reader("a sheet has at most eight titles, each leads to its event, and “Zoom in here” shows a quarter of the time about the place", { ...PHONE, timeline: SAMPLE }, async (page) => {
  const all = await openCrowded(page, "/?from=1960&to=1979");
  // The coordinates of a click are whole numbers.
  const near = (/** @type {Item} */ { x, y }) => names(within(all, { x: Math.round(x), y: Math.round(y) }, 44));
  const busiest = all.filter(({ isBlock }) => !isBlock).reduce((most, item) => (near(item).length > near(most).length ? item : most));
  assert.ok(near(busiest).length > 8);
  await page.touchscreen.tap(Math.round(busiest.x), Math.round(busiest.y));
  const sheet = page.getByRole("dialog");
  await sheet.waitFor();
  const titles = await sheet.locator(".card-links a").allTextContents();
  assert.equal(titles.length, 8);
  // The nearest come first. Marks that are equally far away may be in any order.
  const tap = { x: Math.round(busiest.x), y: Math.round(busiest.y) };
  const away = near(busiest).map((name) => Math.min(...all.filter((item) => item.name === name).map((item) => distance(item, tap))));
  const shown = titles.map((title) => away[near(busiest).indexOf(title)]);
  assert.ok(shown.every((far, n) => Math.abs(far - away[n]) < 0.1), `${shown} instead of ${away}`);
  await sheet.getByRole("button", { name: "Zoom in here" }).tap();
  await atRest(page, (url) => url.searchParams.get("from") !== "1960");
  const [from, to] = ["from", "to"].map((key) => Number(new URL(page.url()).searchParams.get(key)?.slice(0, 4)));
  assert.ok(to - from >= 4 && to - from <= 6, `${from}–${to}`);
  assert.ok(await card(page).isHidden());
  await page.locator(".drawings").evaluate((node) => node.scrollIntoView());
  const point = (await items(page)).find(({ isBlock, x, y }) => !isBlock && x > 20 && x < 370 && y < 700) ?? assert.fail("marks");
  await page.touchscreen.tap(point.x, point.y);
  await sheet.waitFor();
  const link = sheet.locator("a").first();
  const href = (await link.getAttribute("href")) ?? "";
  await link.tap();
  await page.waitForURL((url) => url.pathname + url.search === href);
});

reader("a swipe over the chart opens nothing", PHONE, async (page) => {
  await openChart(page, "/?from=0340&to=0389");
  await page.locator(".drawings").evaluate((node) => node.scrollIntoView());
  const item = (await items(page)).find(({ x }) => x > 200) ?? assert.fail("marks");
  const devices = await page.context().newCDPSession(page);
  const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number[]} */ ...xs) =>
    devices.send("Input.dispatchTouchEvent", { type, touchPoints: xs.map((x) => ({ x, y: item.y })) });
  await touch("touchStart", item.x);
  for (let by = 10; by <= 120; by += 10) await touch("touchMove", item.x - by);
  await touch("touchEnd");
  await atRest(page, (url) => url.searchParams.get("from") !== "0340");
  assert.equal(new URL(page.url()).pathname, "/");
  assert.ok(await card(page).isHidden());
});
