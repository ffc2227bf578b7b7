// Citations: from what is read to the clipboard.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { bothReaders, origin, reader } from "./support/browser.js";
import { announced } from "./support/chart.js";
import { pasted } from "./support/clipboard.js";
import { changedText, here } from "./support/list.js";

const clipboard = ["clipboard-write"];

/** A passage of an article in a journal, on an event's page. */
const EVENT = "/events/0345-toll-quarrel";
const PASSAGE = "cause";
const CITED = `${EVENT}/cite?passage=${PASSAGE}`;

bothReaders("a passage leads to its citations, and those back to the passage", {}, async (page) => {
  await page.goto(`${EVENT}?actor=maron`);
  await page.locator(`#${PASSAGE} a[href="${CITED}"]`).click();
  await page.waitForURL(CITED);
  assert.ok((await page.getByRole("heading", { level: 2 }).count()) > 1);
  await page.locator(".breadcrumbs a").click();
  await page.waitForURL(`${EVENT}#${PASSAGE}`);
});

reader("each citation has a button that copies it, with its italics for programs that take them", { permissions: clipboard }, async (page) => {
  await page.goto(CITED);
  const first = page.locator(".citation-formats dd").first();
  const copied = await changedText(first.getByRole("button"));
  await first.getByRole("button").click();
  await copied();
  const { html } = await pasted(page);
  assert.match(html, /<i\b[^>]*>Journal of Invented History<\/i>/);
  await page.reload();
  const items = page.locator(".citation-formats dd");
  const all = await items.count();
  assert.equal(await page.locator(".citation-formats").getByRole("button").count(), all);
  for (let n = 0; n < all; n++) {
    const item = items.nth(n);
    const copied = await changedText(item.getByRole("button"));
    await item.getByRole("button").click();
    await copied();
    assert.notEqual(await announced(page), "");
    const text = await item.locator("p, pre").textContent();
    assert.equal((await pasted(page)).text, text);
  }
  assert.equal(here(page), CITED, "the reader stays where they were");
});

reader("buttons say what they copy", {}, async (page) => {
  await page.goto(CITED);
  const forms = await page.locator(".citation-formats").first().locator("dt").allTextContents();
  assert.ok(forms.length >= 5 && new Set(forms).size === forms.length, forms.join());
  const names = await page.locator(".citation-formats").first().getByRole("button").evaluateAll((all) => all.map((button) => button.textContent ?? ""));
  assert.equal(names.length, forms.length);
  for (const [n, name] of names.entries()) assert.ok(name.includes(forms[n]) && name.length > forms[n].length, `“${name}” for ${forms[n]}`);
});

reader("if the clipboard may not be written, the citation is selected", {}, async (page) => {
  await page.addInitScript(() => {
    // An empty document has no clipboard.
    if ("Clipboard" in window) Clipboard.prototype.write = () => Promise.reject(new Error("not allowed"));
  });
  await page.goto(CITED);
  await page.locator(".citation-formats dd").first().getByRole("button").click();
  const text = await page.locator(".citation-formats dd p").first().textContent();
  await page.waitForFunction((text) => getSelection()?.toString() === text, text);
});

reader("without scripts there are no buttons that do nothing", { scripts: false }, async (page) => {
  await page.goto(CITED);
  assert.equal(await page.locator("main button:visible").count(), 0);
  assert.match((await page.locator(".citation-formats dd p").first().textContent()) ?? "", /Tolls and the harbour wars/);
});

reader("a filtered timeline leads to the citation of this view, also after the filter was changed", {}, async (page) => {
  await page.goto("/");
  const cite = page.locator('.view-links a[href^="/cite"]');
  assert.equal(await cite.getAttribute("href"), "/cite");
  await page.locator('[name="kind"][value="treaty"]').check();
  await page.locator('.view-links a[href="/cite?kind=treaty"]').waitFor();
  const sentence = (await page.locator(".sentence").textContent()) ?? "";
  await cite.click();
  await page.waitForURL("/cite?kind=treaty");
  assert.ok((await page.getByRole("heading", { level: 1 }).textContent())?.includes(sentence));
});

bothReaders("the files for programs and the whole edition can be saved", {}, async (page) => {
  await page.goto(CITED);
  for (const [link, file, begins] of /** @type {[string, RegExp, RegExp][]} */ ([
    ["main a[download] >> nth=0", /^0345-toll-quarrel-cause\.bib$/, /^@article\{okafor-tolls,/],
    ["main a[download] >> nth=1", /^0345-toll-quarrel-cause\.json$/, /^\[\s*\{/],
    ['footer a[href="/edition.zip"]', /^edition-[0-9a-f]{8}\.zip$/, /^PK/],
  ])) {
    const saved = page.waitForEvent("download");
    await page.locator(link).click();
    const download = await saved;
    assert.match(download.suggestedFilename(), file);
    assert.match(await readFile(await download.path(), "latin1"), begins);
  }
  assert.equal(page.url(), origin() + CITED);
});
