// The overview's brush: the window, by pointer, touch and keys.
import assert from "node:assert/strict";
import { atRest, openChart, shown } from "./support/chart.js";
import { here } from "./support/list.js";
import { reader } from "./support/reader.js";

/** @typedef {import("playwright-core").Page} Page */

/** @param {Page} page */
const overview = async (page) => {
  await page.locator(".overview").scrollIntoViewIfNeeded();
  return (await page.locator(".overview").boundingBox()) ?? assert.fail("drawn");
};

reader("the handles are sliders with a name and a date in words, which keys move", {}, async (page) => {
  await openChart(page, "/");
  const [from, to] = [page.getByRole("slider", { name: "First day" }), page.getByRole("slider", { name: "Last day" })];
  assert.equal(await from.getAttribute("aria-valuetext"), "1 January 1945");
  assert.equal(await to.getAttribute("aria-valuetext"), "31 December 2025");
  const whole = Number(await to.getAttribute("aria-valuenow")) + 1 - Number(await from.getAttribute("aria-valuenow"));
  const start = Number(await from.getAttribute("aria-valuenow"));
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
  await atRest(page, (url) => url.searchParams.get("to")?.startsWith("1945-01") ?? false);
  assert.equal(await to.getAttribute("aria-valuenow"), await from.getAttribute("aria-valuenow"), "a day is left");
});

reader("by pointer, a handle, the body, and an empty stretch each give a window", {}, async (page) => {
  await openChart(page, "/?from=1965&to=1984");
  const box = await overview(page);
  const x = (/** @type {number} */ year) => box.x + (box.width * (year - 1945)) / 81;
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
    return [a, b].map((day) => 1970 + day / 365.2425);
  };
  /**
   * @param {number[]} is
   * @param {number[]} wanted
   */
  const near = (is, wanted) => assert.ok(is.every((year, n) => Math.abs(year - wanted[n]) < 0.6), `${is} are ${wanted}`);
  near(await drag(x(1965) - 5, x(1955) - 5), [1955, 1985]);
  near(await drag(x(1970), x(1980)), [1965, 1995]);
  near(await drag(x(2000), x(2010)), [2000, 2010]);
  const before = here(page);
  await page.mouse.click(x(1960), y);
  await atRest(page, (url) => url.pathname + url.search !== before);
  const { a, b } = await shown(page);
  near([1970 + (a + b) / 2 / 365.2425], [1960]);
});

reader("by touch a handle is 44 px wide, and moves", { width: 360, height: 640 }, async (page) => {
  const devices = await page.context().newCDPSession(page);
  await devices.send("Emulation.setTouchEmulationEnabled", { enabled: true });
  await devices.send("Emulation.setEmulatedMedia", { features: [{ name: "pointer", value: "coarse" }] });
  await openChart(page, "/?from=1965&to=1984");
  await page.locator(".overview").scrollIntoViewIfNeeded();
  const handle = page.getByRole("slider", { name: "Last day" });
  const box = (await handle.locator(".hit").boundingBox()) ?? assert.fail("drawn");
  const coarse = await page.evaluate(() => matchMedia("(pointer: coarse)").matches);
  assert.ok(box.width >= (coarse ? 44 : 24) && box.height >= 24);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (/** @type {"touchStart" | "touchMove" | "touchEnd"} */ type, /** @type {number[]} */ ...at) =>
    devices.send("Input.dispatchTouchEvent", { type, touchPoints: at.map((x) => ({ x, y })) });
  await touch("touchStart", x);
  for (let n = 1; n <= 8; n += 1) await touch("touchMove", x + n * 5);
  await touch("touchEnd");
  await atRest(page, (url) => url.searchParams.get("to") !== "1984");
  assert.match(new URL(page.url()).searchParams.get("to") ?? "", /^199\d/);
  assert.equal(new URL(page.url()).searchParams.get("from"), "1965");
});
