// The chart for those who listen and by keyboard: links in chronological order, one stop of Tab, and the arrows inside.
import assert from "node:assert/strict";
import { bothReaders, reader } from "./support/browser.js";
import { atRest, focusedName, items, marks, openChart, settled, shown } from "./support/chart.js";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";
import { sample } from "./support/timelines.js";

/** @typedef {import("playwright-core").Page} Page */

const SAMPLE = sample(400, 1);

/** A window with marks on several lanes. */
const WINDOW = "/?from=0340&to=0389";

/**
 * The mark or block that has the focus: its lane, its place there, and its event. The lane is -1 if it is none.
 * @param {Page} page
 */
const focus = (page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const lanes = [...document.querySelectorAll(".drawings .scene .lane")];
    const lane = lanes.findIndex((one) => one.contains(activeElement));
    const links = [...(lanes[lane]?.querySelectorAll("[role=listitem] a") ?? [])].filter((link) => link.getClientRects().length);
    const { left, width } = (activeElement?.querySelector("use, rect") ?? document.body).getBoundingClientRect();
    return { lane, nth: links.indexOf(activeElement ?? document.body), of: links.length, x: left + width / 2, href: activeElement?.getAttribute("href") };
  });

/** The one stop of Tab. @param {Page} page */
const stop = (page) => page.locator('.drawings .scene a[tabindex="0"]');

bothReaders("the chart is a group of lists of links in chronological order, each named by what it shows", {}, async (page) => {
  await page.goto("/");
  const chart = page.getByRole("group", { name: /\d{3} ?– ?\d{3}, \d+ / }).and(page.locator(".scene"));
  const all = await items(page);
  const visible = await chart.getByRole("listitem").getByRole("link").count();
  assert.equal(visible, all.length, "what is drawn can be reached");
  assert.ok(all.length > 20);
  const labels = await chart.locator(".label:visible").evaluateAll((labels) => labels.map((label) => [label.textContent ?? "", new URL(label.getAttribute("href") ?? "", location.href).pathname]));
  assert.ok(labels.length > 5);
  for (const [text, event] of labels) {
    const named = all.filter(({ path }) => path === event);
    for (const { name } of named) assert.ok(name.startsWith(text), `“${name}” begins with “${text}”`);
  }
  for (const [n, { name, lane, x }] of all.entries()) {
    assert.match(name, /\d{3}/, "it says when");
    const before = all[n - 1];
    assert.ok(before?.lane !== lane || x >= before.x - 1, "in chronological order");
  }
});

for (const path of [WINDOW, EVENT]) {
  reader(`on ${path} the chart is one stop of Tab, and the arrows go along a lane in the order of time`, {}, async (page) => {
    await page.goto(path);
    await settled(page);
    await stop(page).waitFor({ state: "attached" });
    assert.equal(await stop(page).count(), 1);
    await stop(page).focus();
    const first = await focus(page);
    assert.equal(first.nth, 0);
    const ahead = (await items(page)).filter(({ lane }) => lane === first.lane);
    for (let n = 1; n < Math.min(ahead.length, 4); n += 1) {
      await page.keyboard.press("ArrowRight");
      const { lane, nth } = await focus(page);
      assert.deepEqual([lane, nth], [first.lane, n]);
    }
    await page.keyboard.press("End");
    assert.equal((await focus(page)).nth, first.of - 1);
    if (first.of > 1) {
      await page.keyboard.press("ArrowLeft");
      assert.equal((await focus(page)).nth, first.of - 2);
    }
    await page.keyboard.press("Home");
    assert.equal((await focus(page)).nth, 0);
    await page.keyboard.press("Tab");
    assert.equal((await focus(page)).lane, -1, "Tab leaves the chart");
    await page.keyboard.press("Shift+Tab");
    assert.equal((await focus(page)).nth, 0, "and comes back to where it was");
  });
}

reader("up and down go to the same event on the next lane, or else to the nearest, and above the first to the era", {}, async (page) => {
  await openChart(page, WINDOW);
  const all = await items(page);
  for (const from of all.filter(({ lane }) => lane === 0)) {
    const mark = page.locator(".drawings .scene .lane").nth(0).locator(`[role=listitem] a[href^="${from.path}"]:visible`);
    await mark.focus();
    await page.keyboard.press("ArrowDown");
    const to = await focus(page);
    const below = all.filter(({ lane }) => lane === to.lane);
    assert.ok(to.lane > 0 && all.every(({ lane }) => lane === 0 || lane >= to.lane), "the next lane that has marks");
    const least = Math.min(...below.map(({ x }) => Math.abs(x - from.x)));
    if (below.some(({ path }) => path === from.path)) assert.ok(to.href?.startsWith(from.path), `${from.name} is on the next lane, too`);
    else assert.ok(Math.abs(Math.abs(to.x - from.x) - least) < 1, `nothing is nearer to ${from.name}`);
  }
  for (let n = 0; n < 8 && !(await page.evaluate(() => document.activeElement?.matches(".era"))); n += 1) await page.keyboard.press("ArrowUp");
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".era")));
  for (let n = 0; n < 3 && (await focus(page)).lane < 0; n += 1) await page.keyboard.press("ArrowDown");
  assert.ok((await focus(page)).nth >= 0);
});

reader("past the last event of the window the window moves on, with the focus on the next event and its card", {}, async (page) => {
  await openChart(page, "/?from=0345&to=0349");
  const before = here(page);
  await stop(page).focus();
  await page.keyboard.press("End");
  const last = await focus(page);
  await page.keyboard.press("ArrowRight");
  await atRest(page, (url) => url.pathname + url.search !== before);
  await page.waitForFunction((href) => document.activeElement?.closest(".lane") && document.activeElement.getAttribute("href") !== href, last.href);
  const { x } = await focus(page);
  const { a, b } = await shown(page);
  assert.ok(a < b && x > 0 && x < 1280, "and it is in sight");
});

reader("zooming keeps the focus on the same event; Enter opens it", {}, async (page) => {
  await openChart(page, "/?from=0340&to=0359");
  const id = "0347-first-harbour-war";
  await marks(page, id).first().focus();
  const before = here(page);
  await page.keyboard.press("-");
  await atRest(page, (url) => url.pathname + url.search !== before);
  assert.equal(await focusedName(page), id);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/events/${id}?*`);
});

reader("Enter on a block shows its list, with the focus on the first event", { timeline: SAMPLE }, async (page) => {
  await openChart(page, "/");
  const block = page.locator(".scene .block:visible a").first();
  const name = (await block.getAttribute("aria-label")) ?? "";
  await block.focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.searchParams.has("actor") && url.searchParams.has("from"));
  await page.waitForFunction(() => document.activeElement === document.querySelector("article.event-item h3 a"));
  const [, count] = /, (\d+) events/.exec(name) ?? assert.fail(name);
  assert.match((await page.locator(".sentence").first().textContent()) ?? "", new RegExp(`^${count} of `));
});

for (const how of /** @type {const} */ ([{ theme: "light" }, { theme: "dark" }, { theme: "light", forced: "active" }, { theme: "dark", forced: "active" }])) {
  const { theme, forced } = { forced: undefined, ...how };
  reader(`in ${theme} colours${forced ? ", forced," : ""} the focus is a single ring around the mark`, how, async (page) => {
    await openChart(page, "/?from=0340&to=0359");
    for (const mark of [stop(page), marks(page, "0358-second-harbour-war").nth(1)]) {
      await mark.focus();
      const found = await mark.evaluate((node, forced) => {
        const probe = document.createElement("i");
        document.body.append(probe);
        const named = getComputedStyle(document.documentElement).getPropertyValue("--link");
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`.focus-probe { color: ${forced ? "Highlight" : named}; forced-color-adjust: none }`);
        document.adoptedStyleSheets = [sheet];
        probe.className = "focus-probe";
        const use = node.querySelector("use") ?? node;
        const { stroke, strokeWidth } = getComputedStyle(use);
        const ringed = [...document.querySelectorAll(".scene use")].filter((one) => one.getClientRects().length && getComputedStyle(one).stroke === stroke && getComputedStyle(one).strokeWidth === strokeWidth);
        const framed = [...document.querySelectorAll(".scene *")].filter((one) => getComputedStyle(one).outlineStyle !== "none");
        const rings = [stroke, getComputedStyle(probe).color];
        probe.remove();
        return { rings, width: parseFloat(strokeWidth), ringed: ringed.length, framed: framed.length };
      }, forced);
      // tests/browser/contrast.test.js measures the contrast of the colour of links.
      assert.equal(found.rings[0], found.rings[1]);
      assert.ok(found.width >= 4);
      assert.deepEqual([found.ringed, found.framed], [1, 0]);
    }
  });
}
