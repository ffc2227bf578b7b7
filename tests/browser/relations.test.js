// The page of relations: the network of one event; rows, arcs and claims that belong together; filters with and without scripts.
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
    await page.goto("/relations?view=all");
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
          // A claim links to the one event, then to the other.
          const events = [...(claim?.querySelectorAll(".claim-links a[href*='/events/']") ?? [])].slice(0, 2);
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
  await page.goto("/relations?view=all");
  const stroke = (/** @type {import("playwright-core").Locator} */ arc) => arc.locator(".line").evaluate((line) => getComputedStyle(line).stroke);
  const claim = page.locator(".claims li").nth(18);
  const body = claim.locator(".claim-body");
  const id = (await body.getAttribute("id"))?.replace("_claim-", "") ?? assert.fail("it has an id");
  const arc = page.locator(`[id="_bow-${id}"]`);
  const before = await stroke(arc);
  await claim.locator("summary").click();
  await claim.locator("a.swatch").click();
  await page.waitForURL((url) => decodeURIComponent(url.hash) === `#_bow-${id}`);
  assert.notEqual(await stroke(arc), before);
  const { y, height } = await box(arc.locator(".line"));
  assert.ok(y < 800 && y + height > 0, "in sight");
  await claim.locator("summary").click();
  assert.ok(!(await body.isVisible()));
  // Its own link, whatever other arcs run over it.
  await arc.dispatchEvent("click");
  await page.waitForURL((url) => decodeURIComponent(url.hash) === `#_claim-${id}`);
  await body.waitFor();
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
  await page.goto("/relations?view=all");
  await page.locator(".claims li").nth(16).scrollIntoViewIfNeeded();
  const web = page.locator(".arc-diagram");
  const beside = await box(web);
  assert.ok(beside.y >= 0 && beside.y + beside.height <= 800 + 1, JSON.stringify(beside));
  await page.setViewportSize({ width: 768, height: 800 });
  assert.ok(await web.evaluate((web) => web.scrollHeight <= web.clientHeight + 1 && web.clientHeight > innerHeight), "whole, above the list");
});

bothReaders("a choice gives as many relations as it promised, and can be taken back", {}, async (page) => {
  await page.goto("/relations?view=all");
  await openFilters(page);
  const { box: type, count } = await choice(page, "type", "led-to");
  await type.check();
  await apply(page);
  await page.waitForURL((url) => url.searchParams.get("type") === "led-to");
  const claims = page.locator(".claims li");
  assert.equal(await claims.count(), count);
  assert.equal(await page.locator(".arc").count(), count);
  const words = await page.locator(".claims .relation-type").allTextContents();
  assert.equal(new Set(words).size, 1);
  await page.locator(".chips a").first().click();
  await page.waitForURL((url) => !url.searchParams.has("type"));
  assert.equal(here(page), "/relations?view=all");
});

bothReaders("an event leads to its network", {}, async (page) => {
  const id = EVENT.split("/").at(-1);
  await page.goto(EVENT);
  await page.locator(`a[href="/relations?center=${id}"]`).click();
  await page.waitForURL((url) => url.pathname === "/relations" && url.search === `?center=${id}`);
  assert.equal(await page.locator("[data-network]").getAttribute("data-network"), id);
});

reader("an earlier address of a row, an arc or a claim leads to it in the whole list", {}, async (page) => {
  const id = `_row-${EVENT.split("/").at(-1)}`;
  await page.goto(`/relations#${id}`);
  await page.waitForURL((url) => url.search === "?view=all" && url.hash === `#${id}`);
  const { y } = await box(page.locator(`[id="${id}"]`));
  assert.ok(y >= 0 && y < 800, `${y}`);
});

for (const width of [320, 390, 768, 1120, 1280, 1920]) {
  reader(`at ${width} px the network has its causes before the event and its effects after it, and nothing sideways`, { width, height: 844, timeline: undefined }, async (page) => {
    await page.goto("/relations");
    const { before, middle, after, sideways, screens } = await page.evaluate(() => {
      const at = (/** @type {string} */ selector) => /** @type {Element} */ (document.querySelector(selector)).getBoundingClientRect();
      const { scrollWidth, scrollHeight } = document.documentElement;
      return { before: at(".before"), middle: at(".center"), after: at(".after"), sideways: scrollWidth - innerWidth, screens: scrollHeight / innerHeight };
    });
    assert.equal(sideways, 0);
    if (width < 768) {
      assert.ok(before.bottom <= middle.top && middle.bottom <= after.top, "read from top to bottom");
      if (width === 390) assert.ok(screens <= 12, `${screens} screens`);
    } else {
      assert.ok(before.right <= middle.left && middle.right <= after.left, "from left to right");
    }
  });
}

for (const width of [1280, 900]) {
  reader(`at ${width} px the line of a relation runs from one card to the other`, { width, timeline: undefined }, async (page) => {
    await page.goto("/relations");
    const wrong = await page.evaluate(() => {
      const wrong = [];
      const middle = /** @type {Element} */ (document.querySelector(".center .card")).getBoundingClientRect();
      for (const line of document.querySelectorAll(".side > .neighbours > .neighbour > .card .edge-line")) {
        const card = /** @type {Element} */ (line.closest(".card")).getBoundingClientRect();
        const { left, right, top, bottom } = line.getBoundingClientRect();
        const [from, to] = line.closest(".before") ? [card.right, middle.left] : [middle.right, card.left];
        const joins = Math.abs(left - from) < 3 && Math.abs(right - to) < 3 && top > card.top && bottom < card.bottom && top > middle.top && bottom < middle.bottom;
        if (!joins) wrong.push(line.closest(".edge")?.textContent);
      }
      return wrong;
    });
    assert.deepEqual(wrong, []);
  });
}

/** The events whose relations are not stepped back, by the width of their lines. @param {Page} page */
const isolated = (page) =>
  page.locator(".neighbour").evaluateAll((all) =>
    all
      .filter((one) => Number.parseFloat(getComputedStyle(/** @type {Element} */ (one.querySelector(".line"))).strokeWidth) > 2)
      .map((one) => /** @type {HTMLElement} */ (one).dataset.event),
  );

bothReaders("an event under the pointer or with the focus isolates its relations", { timeline: undefined }, async (page) => {
  await page.goto("/relations?center=1949-north-atlantic-treaty");
  assert.deepEqual(await isolated(page), []);
  const event = page.locator('.side > .neighbours > [data-event="1967-harmel-report"]');
  const wanted = await event.evaluate((one) => [one, ...one.querySelectorAll(".neighbour")].map((one) => /** @type {HTMLElement} */ (one).dataset.event));
  assert.ok(wanted.length > 1);
  await event.locator("> .card .node-title").hover();
  assert.deepEqual(await isolated(page), wanted);
  await page.mouse.move(5, 5);
  assert.deepEqual(await isolated(page), []);
  await event.locator("> .card .node-title a").focus();
  assert.deepEqual(await isolated(page), wanted);
});

reader("a pinned event keeps its relations isolated and filters the list, until it is let go", { timeline: undefined }, async (page) => {
  await page.goto("/relations?center=1949-north-atlantic-treaty");
  const entries = page.locator(".claims > li");
  const all = await entries.count();
  const event = page.locator('.side > .neighbours > [data-event="1967-harmel-report"] > .card');
  const button = event.getByRole("button");
  await button.click();
  await page.mouse.move(5, 5);
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.ok((await isolated(page)).includes("1967-harmel-report"));
  const shown = page.locator(".claims > li:visible");
  assert.ok((await shown.count()) > 0 && (await shown.count()) < all);
  for (const text of await shown.allTextContents()) assert.match(text, /Harmel Report/);
  assert.match((await page.locator(".pinned").textContent()) ?? "", /^Pinned: Harmel Report/);
  await page.getByRole("button", { name: "Show all again" }).click();
  assert.equal(await shown.count(), all);
  // The card itself does the same, Escape lets go, and the title leads to the event's own network.
  await event.click({ position: { x: 4, y: 4 } });
  assert.ok((await shown.count()) < all);
  await page.keyboard.press("Escape");
  assert.equal(await shown.count(), all);
  await event.locator(".node-title a").click();
  await page.waitForURL((url) => url.search === "?center=1967-harmel-report");
});

bothReaders("a relation in the network leads to its claim, which opens", {}, async (page) => {
  await page.goto("/relations");
  const body = page.locator(".claim-body").first();
  assert.ok(!(await body.isVisible()));
  const id = await body.getAttribute("id");
  await page.locator(`.edge a[href="#${id}"]`).first().click();
  await body.waitFor();
  assert.ok((await box(body)).y < 800);
});

bothReaders("an event is chosen from a list", {}, async (page) => {
  await page.goto("/relations");
  const id = EVENT.split("/").at(-1) ?? "";
  await page.getByLabel("Event in the middle").selectOption(id);
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await page.waitForURL((url) => url.search === `?center=${id}`);
});

reader("an event of the diagram isolates its arcs", {}, async (page) => {
  await page.goto("/relations?view=all");
  const row = page.locator(`[id="_row-${EVENT.split("/").at(-1)}"]`);
  await row.hover();
  const lit = page.locator(".arc.lit");
  assert.ok((await lit.count()) > 0);
  const id = EVENT.split("/").at(-1) ?? "";
  for (const ends of await lit.evaluateAll((arcs) => arcs.map((arc) => /** @type {SVGElement} */ (arc).dataset.events ?? ""))) assert.ok(ends.split(" ").includes(id));
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  reader(`in forced colours, ${theme}, arcs and rows are drawn`, { theme, forced: "active" }, async (page) => {
    await page.goto("/relations?view=all");
    const colours = await page.evaluate(() => {
      const of = (/** @type {string} */ selector, /** @type {"stroke" | "backgroundColor"} */ what) =>
        getComputedStyle(/** @type {Element} */ (document.querySelector(selector)))[what];
      return { ground: of("body", "backgroundColor"), line: of(".arc .line", "stroke"), head: of(".arc .arrowhead", "stroke"), station: of(".rows .node", "backgroundColor") };
    });
    for (const part of /** @type {const} */ (["line", "head", "station"])) assert.notEqual(colours[part], colours.ground, part);
  });
}
