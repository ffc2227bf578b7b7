// The window: one thing for chart, list, counts and address, also on the way back.
import assert from "node:assert/strict";
import { atRest, focusedName, openChart, said, shown } from "./support/chart.js";
import { here, titles } from "./support/list.js";
import { reader } from "./support/reader.js";

const DECADE = "/?from=1955&to=1964";

reader("the buttons move the window, keep the focus, and stay links for those who want a tab of their own", {}, async (page) => {
  await openChart(page, DECADE);
  const button = (/** @type {string} */ name) => page.getByRole("navigation", { name: "Window" }).getByRole("link", { name, exact: true });
  await button("Zoom out").focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.search === "?from=1950&to=1969");
  assert.ok(await button("Zoom out").evaluate((link) => link === document.activeElement));
  await page.waitForFunction(() => /^1950–1969, \d+ events$/.test(document.querySelector("[data-announce]")?.textContent ?? ""));
  assert.equal((await titles(page)).length, Number(/(\d+) events/.exec((await said(page)) ?? "")?.[1]));
  // Two quick steps are two steps.
  await button("Later").click();
  await button("Later").click();
  await atRest(page, (url) => url.search === "?from=1970&to=1989");
  const opened = page.context().waitForEvent("page");
  await button("Earlier").click({ modifiers: ["Control"] });
  await (await opened).waitForURL(/from=1960/);
  assert.equal(here(page), "/?from=1970&to=1989");
  await button("Whole").click();
  await atRest(page, (url) => url.search === "");
});

reader("a pill opens the window that separates its events", {}, async (page) => {
  await openChart(page, "/");
  const pill = page.locator(".drawing:visible a.pill").first();
  const href = (await pill.getAttribute("href")) ?? "";
  await pill.focus();
  await page.keyboard.press("Enter");
  await atRest(page, (url) => url.pathname + url.search === href);
  assert.ok(await page.evaluate(() => document.activeElement?.matches(".mark, .pill")), "the focus goes to what is near");
});

reader("back and forward give exactly the window, the place in the list and the focus that were left", { height: 600 }, async (page) => {
  await openChart(page, "/");
  const link = page.locator("article.entry h3 a").nth(8);
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
  await page.getByRole("navigation", { name: "Window" }).getByRole("link", { name: "Later" }).focus();
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
  await openChart(page, "/?from=1985&to=2025");
  await page.keyboard.press("+");
  await atRest(page, (url) => url.searchParams.get("from") !== "1985");
  const left = here(page);
  const window = await shown(page);
  const link = page.locator("article.entry h3 a").nth(1);
  await link.focus();
  const [focus, scroll] = [await focusedName(page), await page.evaluate(() => scrollY)];
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/events\//);
  await page.goBack();
  await page.waitForURL(left);
  for (const again of [false, true]) {
    if (again) await page.reload();
    await page.locator(".chart.live").waitFor();
    assert.equal(here(page), left);
    assert.deepEqual(await shown(page), window);
    await page.waitForFunction((scroll) => Math.abs(scrollY - scroll) <= 2, scroll);
    await page.waitForFunction((id) => document.activeElement?.id === id, focus);
  }
});

reader("a window of another width of screen gets a drawing of its own", {}, async (page) => {
  await openChart(page, DECADE);
  await page.setViewportSize({ width: 700, height: 800 });
  await page.waitForFunction(() => {
    const drawing = [...document.querySelectorAll(".drawing")].find((one) => one.checkVisibility());
    const plot = drawing?.querySelector(".plot")?.getBoundingClientRect().width ?? 0;
    return drawing instanceof HTMLElement && Math.abs(plot / Number(drawing.dataset.width) - 1) < 0.13;
  });
  assert.equal(here(page), DECADE);
});

reader("the chart never has more than 1,500 elements", {}, async (page) => {
  await openChart(page, "/");
  for (const key of ["+", "+", "Shift+ArrowRight", "-", "0"]) {
    const before = here(page);
    await page.keyboard.press(key);
    await atRest(page, (url) => url.pathname + url.search !== before);
    const count = await page.locator(".drawing.now *").count();
    assert.ok(count > 20 && count <= 1500, `${count} after ${key}`);
  }
});
