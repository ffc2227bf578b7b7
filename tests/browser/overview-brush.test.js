// The overview's brush: the time window, by pointer, touch and keys.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { atRest, dayOf, openChart, shown, wholeTimeline, yearOf } from "./support/chart.js";
import { here } from "./support/list.js";

/** @typedef {import("playwright-core").Page} Page */

const SCORE = "/?from=0370&to=0389";

/** @param {Page} page */
const overview = async (page) => {
  await page.locator(".overview").scrollIntoViewIfNeeded();
  return (await page.locator(".overview").boundingBox()) ?? assert.fail("drawn");
};

/** The sliders for the first and the last day. @param {Page} page */
const sliders = (page) => /** @type {const} */ ([page.getByRole("slider").first(), page.getByRole("slider").last()]);

reader("the handles are sliders with a name and a date in words, which keys move", {}, async (page) => {
  await openChart(page, "/");
  const [from, to] = sliders(page);
  const names = [await from.getAttribute("aria-label"), await to.getAttribute("aria-label")];
  assert.ok(names[0] && names[1] && names[0] !== names[1], names.join());
  assert.equal(await from.getAttribute("aria-valuetext"), "1 January 300");
  assert.equal(await to.getAttribute("aria-valuetext"), "31 December 470");
  const start = Number(await from.getAttribute("aria-valuenow"));
  const whole = Number(await to.getAttribute("aria-valuenow")) + 1 - start;
  await from.focus();
  for (const [key, share] of /** @type {[string, number][]} */ ([["ArrowRight", 0.02], ["PageUp", 0.12], ["ArrowLeft", 0.1], ["Home", 0]])) {
    const before = here(page);
    await page.keyboard.press(key);
    await atRest(page, (url) => url.pathname + url.search !== before);
    const now = Number(await from.getAttribute("aria-valuenow"));
    assert.ok(Math.abs((now - start) / whole - share) < 0.01, `${key}: ${(now - start) / whole}`);
    assert.ok(await from.evaluate((node) => node === document.activeElement));
  }
  await to.focus();
  await page.keyboard.press("Home");
  await atRest(page, (url) => url.searchParams.get("to")?.startsWith("0300-01") ?? false);
  assert.equal(await to.getAttribute("aria-valuenow"), await from.getAttribute("aria-valuenow"), "a day is left");
});

reader("by pointer, a handle, the body, and an empty stretch each give a window", {}, async (page) => {
  await openChart(page, SCORE);
  const box = await overview(page);
  const { a: first, b: end } = await wholeTimeline(page);
  const x = (/** @type {number} */ year) => box.x + (box.width * (dayOf(year) - first)) / (end - first);
  const y = box.y + 20;
  const drag = async (/** @type {number} */ one, /** @type {number} */ other) => {
    const before = here(page);
    await page.mouse.move(one, y);
    await page.mouse.down();
    await page.mouse.move((one + other) / 2, y);
    await page.mouse.move(other, y);
    await page.mouse.up();
    await atRest(page, (url) => url.pathname + url.search !== before);
    const { a, b } = await shown(page);
    return [yearOf(a), yearOf(b)];
  };
  /**
   * @param {number[]} is
   * @param {number[]} wanted
   */
  const near = (is, wanted) => assert.ok(is.every((year, n) => Math.abs(year - wanted[n]) < 0.6), `${is} are ${wanted}`);
  near(await drag(x(370) - 5, x(350) - 5), [350, 390]);
  near(await drag(x(360), x(380)), [370, 410]);
  near(await drag(x(430), x(450)), [430, 450]);
  const before = here(page);
  await page.mouse.click(x(340), y);
  await atRest(page, (url) => url.pathname + url.search !== before);
  const { a, b } = await shown(page);
  near([yearOf((a + b) / 2)], [340]);
});

reader("by touch a handle is 44 px wide, and moves", { width: 360, height: 640 }, async (page) => {
  const devices = await page.context().newCDPSession(page);
  await devices.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await devices.send("Emulation.setEmulatedMedia", { features: [{ name: "pointer", value: "coarse" }] });
  await openChart(page, SCORE);
  await page.locator(".overview").scrollIntoViewIfNeeded();
  const [, handle] = sliders(page);
  const box = (await handle.locator(".hit-box").boundingBox()) ?? assert.fail("drawn");
  const coarse = await page.evaluate(() => matchMedia("(pointer: coarse)").matches);
  assert.ok(box.width >= (coarse ? 44 : 24) && box.height >= 24);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number[]} */ ...at) =>
    devices.send("Input.dispatchTouchEvent", { type, touchPoints: at.map((x) => ({ x, y })) });
  await touch("touchStart", x);
  for (let n = 1; n <= 8; n += 1) await touch("touchMove", x + n * 5);
  await touch("touchEnd");
  await atRest(page, (url) => url.searchParams.get("to") !== "0389");
  assert.match(new URL(page.url()).searchParams.get("to") ?? "", /^04[01]\d/);
  assert.equal(new URL(page.url()).searchParams.get("from"), "0370");
});

reader("in a window that begins before the first event, the brush is in line with the columns", {}, async (page) => {
  await page.goto("/?from=-0999&to=0345");
  const chart = page.locator(".chart");
  const [first, last] = ((await chart.getAttribute("data-whole")) ?? "").split(" ").map(Number);
  // The last day of the window, the year 345, as a part of the timeline.
  const end = Date.UTC(2345, 11, 31) / 86_400_000 - 730_485 - first;
  const [brush, overview] = await Promise.all([".brush", ".overview"].map((part) => page.locator(part).boundingBox()));
  assert.ok(brush && overview);
  assert.ok(Math.abs(brush.x - overview.x) < 2, "from the left edge");
  assert.ok(Math.abs((brush.width / overview.width) - end / (last - first)) < 0.01, `${brush.width / overview.width} of the width`);
});
