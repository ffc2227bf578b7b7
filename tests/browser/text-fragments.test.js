// Links into the original of a source scroll to the quoted words: on a page that takes the original's place, over the loopback interface.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after } from "node:test";
import { join } from "node:path";
import { reader } from "./support/browser.js";
import { temporaryFolder } from "./support/timelines.js";

/** Quotations of each sort; `repeated` occurs twice in the original, and its prefix and suffix say which one is meant. */
const QUOTES = [
  { id: "short", exact: "the gate stood open all night" },
  { id: "signs", exact: "half-built, “unfinished” & unloved – 3 % of it" },
  {
    id: "long",
    exact:
      "When the ice had gone, the ferrymen counted their boats, and found that eleven of forty had drifted out to sea, where nobody looked for them until the herring came, and with the herring the fleets of three other harbours.",
  },
  { id: "repeated", exact: "nobody was told", prefix: "in the second winter", suffix: "and nobody asked" },
];

const FILLER = "<p>Nothing of what is quoted is in this paragraph.</p>\n".repeat(60);

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const original = createServer((_, answer) => {
  answer.setHeader("content-type", "text/html; charset=utf-8");
  const paragraphs = [`<p>In the first winter nobody was told.</p>`];
  for (const { id, exact, prefix = "", suffix = "" } of QUOTES) paragraphs.push(`<p id="${id}">${escaped(`${prefix} ${exact} ${suffix}`)}</p>`);
  answer.end(`<!doctype html><html lang="en"><title>An original</title><link rel="icon" href="data:,"><body>${FILLER}${paragraphs.join(FILLER)}${FILLER}`);
});
original.listen(0, "127.0.0.1");
await once(original, "listening");
after(() => original.close());
const address = `http://127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (original.address()).port}`;

/** A timeline with one event that quotes the original. */
function timeline() {
  const folder = temporaryFolder();
  const text = (/** @type {string} */ value) => JSON.stringify(value);
  for (const name of ["events", "sources"]) mkdirSync(join(folder, name));
  writeFileSync(join(folder, "timeline.toml"), 'title = "A harbour"\nlanguage = "en"\n');
  writeFileSync(join(folder, "sources", "original.toml"), `title = "The original"\nurl = "${address}/"\nlanguage = "en"\nkind = "web"\n`);
  const citations = QUOTES.map(({ id, exact, prefix, suffix }) =>
    [`[[citations]]`, `id = "${id}"`, `source = "original"`, `quote = ${text(exact)}`, ...(prefix ? [`prefix = ${text(prefix)}`] : []), ...(suffix ? [`suffix = ${text(suffix)}`] : []), `voice = "author"`].join("\n"),
  );
  const head = ['title = "Winter"', 'summary = "It was cold."', 'date = "1900"', 'kind = "other"', ...citations].join("\n");
  writeFileSync(join(folder, "events", "1900-winter.md"), `+++\n${head}\n+++\nIt was cold${QUOTES.map(({ id }) => `[^${id}]`).join("")}.\n`);
  return folder;
}

const DATA = timeline();

for (const { id } of QUOTES) {
  reader(`the link to the original scrolls the browser to the quoted words: ${id}`, { timeline: DATA, beyond: () => [address, "null"] }, async (page) => {
    await page.goto("/events/1900-winter");
    const link = page.locator(`#${id} .citation-links a[rel="external"]`).first();
    assert.match((await link.getAttribute("href")) ?? "", { short: /text=the/, signs: /%26/, long: /text=[^,]+,[^,]+$/, repeated: /-,.*,-/ }[id] ?? /^$/);
    await link.click();
    await page.waitForURL((url) => url.origin === address);
    await page.waitForFunction((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    }, id);
    assert.ok((await page.evaluate(() => scrollY)) > 300);
  });
}
