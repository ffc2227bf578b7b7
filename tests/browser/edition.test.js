// The edition itself. No test here depends on its events, so that editors can change it freely.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "./support/axe.js";
import { reader } from "./support/browser.js";
import { assertFits } from "./support/layout.js";
import { pagesAbout } from "./support/pages.js";
import { ROOT } from "./support/server.js";

const DATA = join(ROOT, "data");

/** @param {string} file in the edition's folder */
const text = (file) => readFileSync(join(DATA, file), "utf8");

/**
 * The largest of the edition's files in a folder that are not withdrawn, by name without ending.
 * @param {string} folder
 */
function largest(folder) {
  const names = readdirSync(join(DATA, folder)).filter((name) => name.endsWith(".md") && !/^withdrawn/m.test(text(join(folder, name))));
  const size = (/** @type {string} */ name) => statSync(join(DATA, folder, name)).size;
  return names.sort((a, b) => size(b) - size(a))[0]?.replace(/\.md$/, "");
}

/**
 * The first match of a pattern's group.
 * @param {RegExp} pattern
 * @param {string} within
 */
const first = (pattern, within) => pattern.exec(within)?.[1] ?? assert.fail(`${pattern} is found`);

const event = largest("events");
const source = first(/^source = "(.+)"$/m, text(`events/${event}.md`));
const thread = largest("threads");
const ids = (/** @type {string} */ file) => [...text(file).matchAll(/^id = "(.+)"$/gm)].map(([, id]) => id);
const [actor, other] = ids("actors.toml").slice(0, 2).sort();

const perspectives = [...text("timeline.toml").matchAll(/^\[\[perspective\]\]\nid = "(.+)"$/gm)].map(([, id]) => id);

const PAGES = pagesAbout({
  event: `/events/${event}`,
  passage: first(/^id = "(.+)"$/m, text(`events/${event}.md`)),
  word: first(/(\w{5,})/, first(/^title = "(.+)"$/m, text(`events/${event}.md`))),
  era: ids("eras.toml")[0],
  actors: [actor, other],
  person: ids("people.toml")[0],
  sides: [perspectives[0], perspectives[1]],
  compared: `actor=${actor}&significance=4`,
  source: `/sources/${source}`,
  thread: thread && `/threads/${thread}`,
});

for (const { kind, path, missing } of PAGES.filter(({ path }) => !path.includes("#"))) {
  reader(`of the edition, ${kind} fits its window and is accessible`, { timeline: undefined, missing, lenient: true }, async (page) => {
    await page.goto(path);
    await assertFits(page);
    await assertAccessible(page, [360, 1280]);
  });
}

reader("each passage’s link to the original asks for the words with which the quotation begins and ends", { timeline: undefined }, async (page) => {
  await page.goto("/about");
  const quotes = await page.evaluate(async () => {
    const open = async (/** @type {string} */ address) => new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    const found = [];
    for (let list = "/"; list; ) {
      const page = await open(list);
      for (const link of page.querySelectorAll("article.event-item h3 a")) {
        const event = await open(link.getAttribute("href") ?? "");
        // A paraphrase can contain a correction that quotes.
        for (const figure of event.querySelectorAll("figure.passage:has(> blockquote)")) {
          const words = figure.querySelector("blockquote p")?.textContent?.trim() ?? "";
          const link = figure.querySelector('.citation-links a[rel="external"]');
          if (link?.closest("figure") === figure) found.push({ words, href: link?.getAttribute("href") ?? "" });
        }
      }
      list = page.querySelector('.pagination a[rel="next"]')?.getAttribute("href") ?? "";
    }
    return found;
  });
  assert.ok(quotes.length > 0);
  for (const { words, href } of quotes) {
    const directives = href.split(":~:text=")[1]?.split("&text=") ?? [];
    assert.ok(directives.length > 0, `${href} has a text fragment`);
    // Without the quotation marks that the page adds.
    const text = words.slice(1, -1).replace(/\s+/g, " ");
    for (const directive of directives) {
      assert.match(directive, /^[\w.~%,-]+$/);
      const parts = directive.split(",").filter((part) => !part.endsWith("-") && !part.startsWith("-")).map(decodeURIComponent);
      assert.ok(text.startsWith(parts[0]), `“${text}” begins with “${parts[0]}”`);
      assert.ok(text.endsWith(parts.at(-1) ?? ""), `“${text}” ends with “${parts.at(-1)}”`);
    }
  }
});
