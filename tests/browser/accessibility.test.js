// axe-core, with all its rules, on every kind of page.
import assert from "node:assert/strict";
import { found } from "./support/axe.js";
import { unfold } from "./support/list.js";
import { PAGES } from "./support/pages.js";
import { reader } from "./support/reader.js";

for (const { kind, path, missing } of PAGES) {
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    for (const width of [360, 1280]) {
      reader(`axe finds nothing on ${kind} at ${width} px, ${theme}`, { width, theme, missing, lenient: true }, async (page) => {
        await page.goto(path);
        assert.deepEqual(await found(page), []);
        if (await unfold(page)) assert.deepEqual(await found(page), [], "with the filters unfolded");
      });
    }
  }
}
