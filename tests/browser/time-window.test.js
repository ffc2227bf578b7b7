// The time window: one for chart, list, counts and address, also after going back.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { announced, atRest, countPushes, headOf, nextEntry, openChart, settled, shown } from "./support/chart.js";
import { here, titles } from "./support/list.js";
import { sample } from "./support/timelines.js";

/** @typedef {import("playwright-core").Page} Page */

const DECADE = "/?from=0355&to=0364";

/** The link that moves the window. @param {Page} page @param {"earlier" | "later" | "in" | "out" | "whole"} move */
const button = (page, move) => page.locator(`.chart a[data-move="${move}"]`);

/**
 * The count above the chart, once it is that of the list.
 * @param {Page} page
 */
async function counted(page) {
  const head = Number(/(\d+) events?$/.exec(await headOf(page))?.[1]);
  assert.equal(head, (await titles(page)).length);
  return head;
}

/** @param {Page} page */
const focusedName = (page) => page.evaluate(() => document.activeElement?.getAttribute("data-event") ?? document.activeElement?.id ?? "");

reader("the buttons move the window, keep the focus, and stay links for those who want a tab of their own", {}, async (page) => {
  await openChart(page, DECADE);
  await button(page, "out").focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?from=0350&to=0369");
  assert.ok(await button(page, "out").evaluate((link) => link === document.activeElement));
  await page.waitForFunction((head) => document.querySelector("[data-announce]")?.textContent === head, (await headOf(page)).replace(" ·", ","));
  assert.equal((await titles(page)).length, Number(/, (\d+) /.exec((await announced(page)) ?? "")?.[1]));
  // Two quick steps are two steps.
  await button(page, "later").click();
  await button(page, "later").click();
  await atRest(page, (url) => url.search === "?from=0370&to=0389");
  const opened = page.context().waitForEvent("page");
  await button(page, "earlier").click({ modifiers: ["Control"] });
  await (await opened).waitForURL(/from=0360/);
  assert.equal(here(page), "/?from=0370&to=0389");
  await button(page, "whole").click();
  await atRest(page, (url) => url.search === "");
});

reader("a block opens its window and the list of its events", { timeline: sample(2000, 1) }, async (page) => {
  await openChart(page, "/");
  const block = page.locator(".drawing .block a:visible").first();
  const count = Number(/(\d+) events/.exec((await block.getAttribute("aria-label")) ?? "")?.[1]);
  const [query] = ((await block.getAttribute("href")) ?? "").slice(1).split("#");
  await block.focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === query);
  assert.equal(Number(/(\d+) events/.exec(await headOf(page))?.[1]), count);
  assert.ok(await page.evaluate(() => document.activeElement === document.querySelector("article.event-item h3 a")), "the focus is on the first of them");
});

reader("back and forward give exactly the window, the place in the list and the focus that were left", { height: 600 }, async (page) => {
  await openChart(page, "/");
  const link = page.locator("article.event-item h3 a").nth(8);
  await link.focus();
  const scroll = await page.evaluate(() => scrollY);
  const focus = await focusedName(page);
  const whole = await shown(page);
  assert.ok(scroll > 100);
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.has("from"));
  const closer = here(page);
  const window = await shown(page);
  await page.evaluate(() => scrollTo(0, 40));
  await nextEntry(page);
  await button(page, "later").focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.pathname + url.search !== closer);

  await page.goBack();
  await atRest(page, (url) => url.pathname + url.search === closer);
  assert.deepEqual(await shown(page), window);
  await page.waitForFunction(() => scrollY === 40);
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-move") === "later");
  await page.goBack();
  await atRest(page, (url) => url.search === "");
  assert.deepEqual(await shown(page), whole);
  await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) <= 2, scroll);
  assert.equal(await focusedName(page), focus);
  await page.goForward();
  await atRest(page, (url) => url.pathname + url.search === closer);
  assert.deepEqual(await shown(page), window);
});

reader("from an event's page back, and after a reload, the window, the place and the focus are the same", { height: 600 }, async (page) => {
  await openChart(page, "/?from=0330&to=0389");
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.get("from") !== "0330");
  const left = here(page);
  const window = await shown(page);
  const link = page.locator("article.event-item h3 a").nth(1);
  await link.focus();
  const [focus, scroll] = [await focusedName(page), await page.evaluate(() => scrollY)];
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/events\//);
  await page.goBack();
  await page.waitForURL(left);
  for (const again of [false, true]) {
    if (again) await page.reload();
    await page.locator(".chart.interactive").waitFor();
    assert.equal(here(page), left);
    assert.deepEqual(await shown(page), window);
    await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) <= 2, scroll);
    await page.waitForFunction((id) => document.activeElement?.id === id, focus);
  }
});

reader("the count above the chart is that of the list after every move, also where the same drawing fits", {}, async (page) => {
  await openChart(page, "/?from=0349&to=0364");
  for (const key of ["-", "-", "-", "-", "-", "+", "Shift+ArrowRight", "0"]) {
    const before = here(page);
    await page.keyboard.press(key);
    await atRest(page, (url) => url.pathname + url.search !== before || key === "-");
    await page.waitForTimeout(600);
    await atRest(page);
    const count = await counted(page);
    const name = await page.locator(".drawing .scene").getAttribute("aria-label");
    assert.match(name ?? "", new RegExp(`, ${count} events?$`), key);
  }
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
  reader(`at ${width} px the controls are on one line, and nothing moves when the window changes`, { width, height }, async (page) => {
    await openChart(page, "/?actor=maron");
    const boxes = () =>
      page.locator(".chart-controls a, .drawings").evaluateAll((all) =>
        all.map((one) => {
          const { x, y, width } = one.getBoundingClientRect();
          return { x, y: y + scrollY, width };
        }),
      );
    const controls = await page.locator(".chart-controls a").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    assert.equal(controls.length, 5);
    assert.equal(new Set(controls).size, 1, "on one line");
    const before = await boxes();
    // Two presses at the same place are two steps.
    for (const move of /** @type {const} */ (["in", "in", "later", "out", "whole"])) {
      const address = here(page);
      await button(page, move).click();
      await atRest(page, (url) => url.pathname + url.search !== address);
      assert.deepEqual(await boxes(), before, move);
    }
    assert.equal(await button(page, "whole").getAttribute("aria-disabled"), "true");
    assert.ok(await button(page, "whole").evaluate((link) => link === document.activeElement), "a disabled control keeps the focus");
    const address = here(page);
    await button(page, "out").click({ force: true });
    await page.waitForTimeout(600);
    assert.equal(here(page), address, "and does nothing");
  });
}

reader("presses within two seconds are one entry in the history, later ones are another", {}, async (page) => {
  await openChart(page, DECADE);
  const pushes = await countPushes(page);
  for (const key of ["-", "-", "Shift+ArrowRight"]) {
    const before = here(page);
    await page.keyboard.press(key);
    await atRest(page, (url) => url.pathname + url.search !== before);
  }
  assert.equal(await pushes(), 1);
  const far = here(page);
  await nextEntry(page);
  await page.keyboard.press("+");
  await atRest(page, (url) => url.pathname + url.search !== far);
  assert.equal(await pushes(), 2);
  await page.goBack();
  await atRest(page, (url) => url.pathname + url.search === far);
  await page.goBack();
  await atRest(page, (url) => url.pathname + url.search === DECADE);
});

reader("zooming in is about the event under the pointer, or else about the middle of the events", {}, async (page) => {
  await openChart(page, "/");
  const item = page.locator("article.event-item").nth(4);
  const day = Number(await item.getAttribute("data-day"));
  await item.hover();
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.has("from"));
  const { a, b } = await shown(page);
  const whole = await page.locator(".chart").getAttribute("data-whole");
  const middle = Math.max((a + b) / 2, 0);
  assert.ok(a <= day && day < b, `${day} is between ${a} and ${b} of ${whole}, about ${middle}`);
  await page.mouse.move(0, 0);
  for (let n = 0; n < 4; n += 1) {
    const before = here(page);
    await button(page, "in").click();
    await atRest(page, (url) => url.pathname + url.search !== before);
    assert.ok((await titles(page)).length, "each step shows events");
  }
});

reader("an era draws its own time, “Show all” keeps the era, and a step back draws it again", {}, async (page) => {
  await openChart(page, "/?era=harbour-wars");
  const era = await shown(page);
  const { length } = await titles(page);
  await button(page, "whole").click();
  await atRest(page, (url) => url.searchParams.has("from"));
  assert.equal(new URL(page.url()).searchParams.get("era"), "harbour-wars");
  assert.equal((await titles(page)).length, length);
  const whole = await shown(page);
  assert.ok(whole.b - whole.a > 2 * (era.b - era.a));
  await page.locator(".chart-tools .fit").click();
  await atRest(page, (url) => url.searchParams.get("from") !== "0300");
  assert.equal(await counted(page), length, "the window fits the results");
  assert.equal(await page.locator(".chart-tools .fit").getAttribute("aria-disabled"), "true");
  await page.goBack();
  await atRest(page, (url) => url.search === "?era=harbour-wars");
  assert.deepEqual(await shown(page), era);
  await page.locator(".chart-tools .filter .chip").click();
  await atRest(page, (url) => url.search === "");
  assert.deepEqual(await shown(page), whole);
});

reader("an empty window says so in the plot, and leads to the next event", {}, async (page) => {
  await openChart(page, "/?from=0305&to=0306");
  const next = page.locator(".empty-plot a").last();
  await next.click();
  await page.locator(".empty-plot").waitFor({ state: "detached" });
  assert.ok(await counted(page));
});

reader("a window of another width of screen gets a drawing of its own", {}, async (page) => {
  await openChart(page, DECADE);
  const drawn = () => page.locator(".drawing").evaluate((one) => /** @type {HTMLElement} */ (one).dataset.width ?? getComputedStyle(one).getPropertyValue("--width"));
  const before = await drawn();
  await page.setViewportSize({ width: 700, height: 800 });
  await settled(page);
  assert.notEqual(await drawn(), before);
  assert.equal(here(page), DECADE);
});

reader("the chart never has more than 1,500 elements", { timeline: sample(2000, 1) }, async (page) => {
  await openChart(page, "/");
  for (const key of ["+", "+", "Shift+ArrowLeft", "-", "0"]) {
    const before = here(page);
    await page.keyboard.press(key);
    await atRest(page, (url) => url.pathname + url.search !== before);
    const count = await page.locator(".drawing *").count();
    assert.ok(count > 20 && count <= 1500, `${count} after ${key}`);
  }
});
