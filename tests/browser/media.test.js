// Pictures, and links to what is shown elsewhere: the timeline that `sourceline init` writes has a picture.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.js";
import { reader } from "./support/browser.js";
import { BINARY } from "./support/server.js";
import { temporaryFolder } from "./support/timelines.js";

const timeline = join(temporaryFolder(), "data");
execFileSync(BINARY, ["init", timeline]);
const credit = 'credit = "Jane Doe"\nlicence = "CC0"\n';
appendFileSync(join(timeline, "timeline.toml"), `\n[[media]]\nfile = "media/berkeley.png"\nalt = "A map"\n${credit}`);
appendFileSync(join(timeline, "timeline.toml"), `\n[[media]]\nurl = "https://archive.org/film"\nalt = "A film"\n${credit}`);

reader("axe finds nothing on pages with media", { timeline, lenient: true }, async (page) => {
  for (const path of ["/", "/events/1796-vaccination", "/credits"]) {
    await page.goto(path);
    await assertAccessible(page, [360]);
  }
});

for (const width of [390, 1280]) {
  reader(`nothing moves while pictures arrive in a window of ${width} px`, { timeline, width }, async (page) => {
    await page.addInitScript(() => {
      const entries = /** @type {PerformanceEntry[]} */ ([]);
      const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
      observer.observe({ type: "layout-shift", buffered: true });
      Object.assign(window, { entries, observer });
    });
    let arrive = () => {};
    let arrival = Promise.resolve();
    await page.route("**/media/**", async (route) => {
      await arrival;
      await route.continue();
    });
    for (const path of ["/", "/events/1796-vaccination", "/threads/from-a-boy-to-a-law?present=1"]) {
      arrival = new Promise((done) => (arrive = done));
      await page.goto(path, { waitUntil: "commit" });
      await page.waitForFunction(() => document.readyState !== "loading" && document.images.length > 0);
      arrive();
      await page.evaluate(() => document.images[0].scrollIntoView());
      await page.waitForFunction(() => document.images[0].complete && document.images[0].naturalWidth > 0);
      const moved = await page.evaluate(() => {
        const { observer, entries } = /** @type {any} */ (window);
        entries.push(...observer.takeRecords());
        return entries.map((/** @type {any} */ { sources }) => sources.map((/** @type {any} */ { node }) => node?.className || node?.nodeName));
      });
      assert.deepEqual(moved, [], path);
    }
  });
}
