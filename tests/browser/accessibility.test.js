// axe-core, with all its rules, on every kind of page.
import { assertAccessible } from "./support/axe.js";
import { reader } from "./support/browser.js";
import { PAGES } from "./support/pages.js";

for (const { kind, path, missing } of PAGES) {
  reader(`axe finds nothing on ${kind}`, { missing, lenient: true }, async (page) => {
    await page.goto(path);
    await assertAccessible(page, [360, 1280]);
  });
}
