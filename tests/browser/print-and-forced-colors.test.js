// On paper, and in the system's own colours. pages.test.js prints every kind of page.
import assert from "node:assert/strict";
import { reader } from "./support/browser.js";
import { CLAIM, EVENT, OTHER_PASSAGE, PASSAGE } from "./support/pages.js";

reader("a printed view has every entry of its list", {}, async (page) => {
  await page.goto("/?actor=maron");
  const entries = page.locator("article.event-item");
  const listed = await entries.count();
  await page.emulateMedia({ media: "print" });
  for (const entry of await entries.all()) assert.ok(await entry.isVisible());
  assert.ok(listed > 0);
});

/**
 * The outline of an element.
 * @param {import("playwright-core").Locator} element
 */
const outline = (element) => element.evaluate((node) => `${getComputedStyle(node).outlineStyle} ${getComputedStyle(node).outlineWidth}`);

reader("in forced colours a passage reached by its link still has its frame", { forced: "active" }, async (page) => {
  await page.goto(`${EVENT}#${PASSAGE}`);
  assert.match(await outline(page.locator(`#${PASSAGE}`)), /^solid [2-9]/);
  assert.match(await outline(page.locator(`#${OTHER_PASSAGE}`)), /^none/);
  await page.goto(`${EVENT}#${CLAIM}`);
  assert.match(await outline(page.locator(`#${CLAIM}`)), /^solid [2-9]/);
});

reader("in forced colours the navigation still shows where the reader is", { forced: "active" }, async (page) => {
  await page.goto("/sources");
  const line = (/** @type {string} */ path) => page.locator(`.masthead nav a[href="${path}"]`).evaluate((link) => getComputedStyle(link).borderBlockEndColor);
  assert.notEqual(await line("/sources"), await line("/actors"));
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  reader(`in forced colours, ${theme}, the focus still has its frame`, { forced: "active", theme }, async (page) => {
    await page.goto("/");
    const link = page.locator('.masthead nav a[href="/sources"]');
    await page.keyboard.press("Tab");
    await link.focus();
    assert.match(await outline(link), /^solid [2-9]/);
    const mark = page.locator("a.mark:visible").first();
    const shot = () => mark.locator(".hit-box").first().boundingBox().then((box) => page.screenshot({ clip: box ?? assert.fail("drawn"), animations: "disabled" }));
    const before = await shot();
    await mark.focus();
    assert.notDeepEqual(await shot(), before);
    const [frame, ground] = await mark.evaluate((node) => [
      getComputedStyle(node.querySelector(".hit-box") ?? node).stroke,
      getComputedStyle(document.body).backgroundColor,
    ]);
    assert.notEqual(frame, ground);
  });
}
