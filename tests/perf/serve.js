// Measures Sourceline against nginx with the same bytes and headers, and alone. README.md explains the columns and what cannot
// be compared.
import { access } from "node:fs/promises";
import { loadavg } from "node:os";
import { againstNginx } from "./support/against-nginx.js";
import { crawl } from "./support/crawl.js";
import { median, quantile, shown, table } from "./support/numbers.js";
import { cores } from "./support/option-values.js";
import { memory } from "./support/processes.js";
import { PROGRAM, serve } from "./support/program.js";
import { fetchRaw } from "./support/requests.js";
import { workshop } from "./support/sample.js";
import { options } from "./support/serve-options.js";
import { unseen } from "./support/unseen.js";

/** Starts of the program. */
const STARTS = 10;

const asked = options();
await access(PROGRAM).catch(() => {
  console.error(`There is no ${PROGRAM}; build it: cargo build --release`);
  process.exit(2);
});
const say = (/** @type {string} */ line) => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
const folder = await workshop();

/** @type {import("./support/numbers.js").Table[]} */
const tables = [];
if (asked.parts.includes("start")) tables.push(await starts());
if (asked.parts.includes("memory")) tables.push(await memoryAfterCrawl());
if (asked.parts.includes("unseen")) tables.push(await unseen({ folder, asked, say }));
if (asked.parts.includes("nginx")) tables.push(...(await againstNginx({ folder, asked, say })));

const command = ["tests/perf/serve", ...process.argv.slice(2)].join(" ");
const loads = loadavg().map((one) => one.toFixed(1)).join(" ");
console.log(`\`${command}\`: ${new Date().toISOString().slice(0, 16)} UTC, ${cores} cores, load ${loads} at the end`);
for (const [title, head, rows] of tables) table(title, head, rows);

/**
 * Memory before and after every page has been read.
 * @returns {Promise<import("./support/numbers.js").Table>}
 */
async function memoryAfterCrawl() {
  say(`reading at most ${shown(asked.crawl)} pages`);
  const program = await serve();
  try {
    await fetchRaw(program.url, "/about");
    const before = await memory(program.pid);
    const { read, bytes, unread, allPlain } = await crawl(program.url, asked.crawl);
    const after = await memory(program.pid);
    return [
      "Memory of the edition after every page has been read once",
      ["pages", "links that were not followed", "MB sent", "RSS before", "RSS after", "PSS after", "peak MiB"],
      [[shown(read), `${shown(unread)}${allPlain ? " (all with a query)" : ""}`, shown(bytes / 1e6, 1), ...[before.rss, after.rss, after.pss, (await program.memory()).peak].map((mib) => shown(mib, 1))]],
    ];
  } finally {
    await program.end();
  }
}

/**
 * The time from the start of the process to its first response.
 * @returns {Promise<import("./support/numbers.js").Table>}
 */
async function starts() {
  say(`${STARTS} starts`);
  const listening = [];
  const answered = [];
  for (let at = 0; at < STARTS; at += 1) {
    const begun = performance.now();
    const program = await serve();
    const { status } = await fetchRaw(program.url, "/");
    answered.push(performance.now() - begun);
    listening.push(program.started);
    await program.end();
    if (status !== 200) throw new Error(`the first response is ${status}`);
  }
  const row = (/** @type {string} */ what, /** @type {number[]} */ times) => [what, shown(median(times), 1), shown(quantile(times, 0), 1), shown(Math.max(...times), 1)];
  return [
    `Start: ms from the start of the process (${STARTS} starts)`,
    ["until", "median", "fastest", "slowest"],
    [row("the line that names the address", listening), row("the first response, `/` with 200", answered)],
  ];
}
