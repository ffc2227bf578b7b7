// On paper, and in the system's own colours.
import assert from "node:assert/strict";
import { EVENT, PAGES } from "./support/pages.js";
import { bothReaders, reader } from "./support/reader.js";

for (const { kind, path, missing } of PAGES) {
  bothReaders(`${kind} is printed without its tools`, { missing, theme: "dark" }, async (page) => {
    await page.goto(path);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const tools = page.locator(".masthead nav, .theme, .facets, .filters, .chips, .button, .copy, .trail, .step-nav, .pages, .skip");
    for (const tool of await tools.all()) assert.equal(await tool.isVisible(), false, await tool.evaluate((node) => node.outerHTML.slice(0, 120)));
    assert.ok(await page.getByRole("heading", { level: 1 }).isVisible());
    const ink = await page.evaluate(() => getComputedStyle(document.body).color);
    assert.match(ink, /^rgb\(\d{1,2}, \d{1,2}, \d{1,2}\)$/, "dark on light paper, whatever the theme");
  });
}

reader("a printed view has every entry of its list", {}, async (page) => {
  await page.goto("/?actor=china");
  const entries = page.locator("article.entry");
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
  await page.goto(`${EVENT}#earthquake`);
  assert.match(await outline(page.locator("#earthquake")), /^solid [2-9]/);
  assert.match(await outline(page.locator("#alliance-and-korea")), /^none/);
  await page.goto(`${EVENT}#to-korean-war`);
  assert.match(await outline(page.locator("#to-korean-war")), /^solid [2-9]/);
});

reader("in forced colours the navigation still shows where the reader is", { forced: "active" }, async (page) => {
  await page.goto("/sources");
  const line = (/** @type {string} */ name) =>
    page.getByRole("navigation", { name: "Main" }).getByRole("link", { name }).evaluate((link) => getComputedStyle(link).borderBlockEndColor);
  assert.notEqual(await line("Sources"), await line("Actors"));
});

for (const theme of /** @type {const} */ (["light", "dark"])) {
  reader(`in forced colours, ${theme}, the focus still has its frame`, { forced: "active", theme }, async (page) => {
    await page.goto("/");
    const link = page.getByRole("link", { name: "Sources" });
    await page.keyboard.press("Tab");
    await link.focus();
    assert.match(await outline(link), /^solid [2-9]/);
    const mark = page.locator("a.mark:visible").first();
    const shot = () => mark.locator(".hit").first().boundingBox().then((box) => page.screenshot({ clip: box ?? assert.fail("drawn"), animations: "disabled" }));
    const before = await shot();
    await mark.focus();
    assert.notDeepEqual(await shot(), before);
    const [frame, ground] = await mark.evaluate((node) => [
      getComputedStyle(node.querySelector(".hit") ?? node).stroke,
      getComputedStyle(document.body).backgroundColor,
    ]);
    assert.notEqual(frame, ground);
  });
}
