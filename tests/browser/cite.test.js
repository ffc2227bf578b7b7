// Citations: from what is read to what stands on the clipboard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { here } from "./support/list.js";
import { EVENT } from "./support/pages.js";
import { bothReaders, origin, reader } from "./support/reader.js";

const clipboard = ["clipboard-read", "clipboard-write"];
const CITED = `${EVENT}/cite?passage=earthquake`;

bothReaders("“Cite” beside a passage leads to its citations, and those back to the passage", {}, async (page) => {
  await page.goto(`${EVENT}?actor=china`);
  await page.locator("#earthquake").getByRole("link", { name: "Cite this passage" }).click();
  await page.waitForURL(CITED);
  await page.getByRole("heading", { level: 2, name: "The work quoted" }).waitFor();
  await page.locator(".trail a").click();
  await page.waitForURL(`${EVENT}#earthquake`);
});

reader("each citation has a button that copies it, with its italics for programs that take them", { permissions: clipboard }, async (page) => {
  await page.goto(CITED);
  const apa = page.locator(".cited dd").first();
  await apa.getByRole("button").click();
  await apa.getByRole("button", { name: /^Copied: / }).waitFor();
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item.getType("text/html")).text();
  });
  assert.match(html, /<i\b[^>]*>Flashpoints<\/i>/);
  await page.reload();
  const copies = page.getByRole("button", { name: /^Copy: / });
  const all = await copies.count();
  assert.equal(all, await page.locator(".cited dd").count());
  for (let n = 0; n < all; n++) {
    const item = page.locator(".cited dd").nth(n);
    await item.getByRole("button").click();
    await item.getByRole("button", { name: /^Copied: / }).waitFor();
    assert.equal(await page.locator("[data-announce]").textContent(), "Citation copied");
    const text = await item.locator("p, pre").textContent();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  }
  assert.equal(here(page), CITED, "the reader stays where they were");
});

reader("buttons say what they copy", {}, async (page) => {
  await page.goto(CITED);
  const names = await page.locator(".cited").first().getByRole("button").evaluateAll((all) => all.map((button) => button.getAttribute("aria-label")));
  assert.deepEqual(names, [
    "Copy: APA 7, list of references",
    "Copy: APA 7, in the text",
    "Copy: Chicago 18, note",
    "Copy: Chicago 18, bibliography",
    "Copy: Address",
    "Copy: BibTeX",
    "Copy: CSL-JSON",
  ]);
});

reader("where the clipboard may not be written, the citation is selected", {}, async (page) => {
  await page.addInitScript(() => {
    Clipboard.prototype.write = () => Promise.reject(new Error("not allowed"));
  });
  await page.goto(CITED);
  await page.getByRole("button", { name: "Copy: APA 7, list of references" }).first().click();
  const text = await page.locator(".cited dd p").first().textContent();
  await page.waitForFunction((text) => getSelection()?.toString() === text, text);
});

reader("without scripts there are no buttons that do nothing", { scripts: false }, async (page) => {
  await page.goto(CITED);
  assert.equal(await page.locator("main button:visible").count(), 0);
  assert.match((await page.locator(".cited dd p").first().textContent()) ?? "", /Nightmare for NATO/);
});

reader("a filtered timeline leads to the citation of this view, also after the filter was changed", {}, async (page) => {
  await page.goto("/");
  const cite = page.getByRole("link", { name: "Cite this view" });
  assert.equal(await cite.getAttribute("href"), "/cite");
  await page.locator('[name="kind"][value="treaty"]').check();
  await page.locator('.found a[href="/cite?kind=treaty"]').waitFor();
  await cite.click();
  await page.waitForURL("/cite?kind=treaty");
  await page.getByRole("heading", { level: 1, name: /^Cite “\d+ of \d+ events: Treaty”$/ }).waitFor();
});

bothReaders("the files for programs and the whole edition can be saved", {}, async (page) => {
  await page.goto(CITED);
  for (const [name, file, begins] of [
    ["Download BibTeX", "1950-sino-soviet-treaty-earthquake.bib", "@article{diplomat-2024-nightmare-for-nato,"],
    ["Download CSL-JSON", "1950-sino-soviet-treaty-earthquake.json", "[\n  {"],
    ["Download the edition", /^edition-[0-9a-f]{8}\.zip$/, "PK"],
  ]) {
    const saved = page.waitForEvent("download");
    await page.getByRole("link", { name: /** @type {string} */ (name) }).click();
    const download = await saved;
    if (typeof file === "string") assert.equal(download.suggestedFilename(), file);
    else assert.match(download.suggestedFilename(), /** @type {RegExp} */ (file));
    const text = await readFile(await download.path(), "latin1");
    assert.ok(text.startsWith(/** @type {string} */ (begins)), `${name}: ${text.slice(0, 60)}`);
  }
  assert.equal(page.url(), origin() + CITED);
});
