// Links into the original of a source scroll to the quoted words: on a page that takes the original's place, over the loopback interface.
import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { after } from "node:test";
import { join } from "node:path";
import { reader } from "./support/browser.js";
import { temporaryFolder } from "./support/timelines.js";

/**
 * Quotations of each sort; `repeated` occurs twice in the original, and its prefix and suffix say which one is meant. The
 * original may have a quotation in several elements.
 */
const QUOTES = [
  { id: "short", exact: "the gate stood open all night" },
  { id: "signs", exact: "half-built, “unfinished” & unloved – 3 % of it" },
  {
    id: "long",
    exact:
      "When the ice had gone, the ferrymen counted their boats, and found that eleven of forty had drifted out to sea, where nobody looked for them until the herring came, and with the herring the fleets of three other harbours.",
  },
  {
    id: "chinese",
    exact:
      "友谊没有止境，合作没有禁区，加强战略协作不针对第三国，也不受第三国和国际形势变幻的影响，双方呼吁各国恪守以联合国为核心的国际体系，推进世界多极化和国际关系民主化进程。 双方反对北约继续扩张，呼吁北约摒弃冷战时期意识形态，尊重他国主权安全利益及文明多样性、历史文化多样性，客观公正看待他国和平发展，并愿意就此继续保持密切沟通与协作。",
    html: (/** @type {string} */ text) => text.split(" ").map((part) => `<p>${part}</p>`).join(""),
  },
  { id: "chinese-short", exact: "世界多极化趋势加速发展" },
  { id: "thai", exact: "ทั้งสองประเทศจะอยู่ร่วมกันอย่างสันติ และจะไม่รุกรานกัน", prefix: "ประกาศว่า" },
  {
    id: "list",
    exact: "first aim: peace; second aim: trade.",
    html: (/** @type {string} */ text) => `<ul>${text.split("; ").map((part) => `<li>${part};</li>`).join("").replace(".;", ".")}</ul>`,
  },
  {
    id: "paragraphs",
    exact: "The harbour was closed to all – “for ever”, they said. Nobody came back; the towers, well-built, stood empty.",
    html: (/** @type {string} */ text) => text.replace(". ", ".</p><p>"),
  },
  { id: "repeated", exact: "nobody was told", prefix: "in the second winter", suffix: "and nobody asked" },
];

const FILLER = "<p>Nothing of what is quoted is in this paragraph.</p>\n".repeat(60);

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

const original = createServer((_, answer) => {
  answer.setHeader("content-type", "text/html; charset=utf-8");
  const paragraphs = [`<p>In the first winter nobody was told.</p>`];
  for (const { id, exact, prefix = "", suffix = "", html } of QUOTES) {
    const text = html ? html(exact) : escaped(`${prefix}${prefix && " "}${exact} ${suffix}`);
    paragraphs.push(`<div id="${id}">${text.startsWith("<") ? text : `<p>${text}</p>`}</div>`);
  }
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
    const forms = { signs: /%26/, long: /text=[^,&]+,[^,&]+$/, chinese: /text=[^,&]+,[^,&]+$/, list: /text=[^,&]+&text=[^,&]+,[^,&]+$/, repeated: /-,.*,-/ };
    assert.match((await link.getAttribute("href")) ?? "", /** @type {Record<string, RegExp>} */ (forms)[id] ?? /text=/);
    await link.click();
    await page.waitForURL((url) => url.origin === address);
    await page.waitForFunction((id) => {
      const box = document.getElementById(id)?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
    }, id);
    assert.ok((await page.evaluate(() => scrollY)) > 300);
  });
}
