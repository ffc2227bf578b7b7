// Measures the chart, vis-timeline and a bare page of rectangles. README.md explains the columns and what cannot be compared.
import { access } from "node:fs/promises";
import { loadavg } from "node:os";
import { baseline } from "./support/baseline.js";
import { serveFloor } from "./support/floor-svg.js";
import { FRAGMENT_HEAD, fetchAll, fragmentRows, windows } from "./support/fragments.js";
import { shown, table } from "./support/numbers.js";
import { PEERS_UP_TO, options, repetitions } from "./support/chart-options.js";
import { cores } from "./support/option-values.js";
import { launch, load } from "./support/page.js";
import { PROGRAM, serve } from "./support/program.js";
import { sample, workshop } from "./support/sample.js";
import { PAGE_HEAD, pageRow } from "./support/summary.js";
import { serveVis, version } from "./support/vis.js";

/** @typedef {import("./support/page.js").Load} Load */

const asked = options();
await access(PROGRAM).catch(() => {
  console.error(`There is no ${PROGRAM}; build it: cargo build --release`);
  process.exit(2);
});
const say = (/** @type {string} */ line) => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);

/** @type {string[][]} */
const pages = [];
/** @type {string[][]} */
const fragments = [];
/** @type {string[][]} */
const starts = [];
/** @type {Set<string>} */
const notes = new Set();

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
const folder = await workshop();
for (const n of asked.ns) await measure(n);
await print();

/**
 * Measures everything at a number of events.
 * @param {number} n
 */
async function measure(n) {
  say(`${shown(n)} events: sample`);
  const data = await sample(folder, n, asked.seed);
  const wanted = asked.targets.filter((target) => target === "sourceline" || n <= PEERS_UP_TO);
  const program = wanted.includes("sourceline") ? await serve(data) : undefined;
  const vis = wanted.includes("vis") ? await serveVis(data) : undefined;
  const floor = wanted.includes("floor") ? await serveFloor(data) : undefined;
  try {
    if (program) await startUp(n, data, program);
    if (program && asked.fragments) {
      say(`${shown(n)} events: ${asked.fragments} windows`);
      fragments.push(...fragmentRows(n, await fetchAll(program.url, windows(asked.fragments, asked.seed))));
    }
    /** @type {Record<string, (Load | string)[]>} */
    const loads = { sourceline: [], vis: [], floor: [] };
    for (let rep = 1; rep <= repetitions(asked, n); rep += 1) {
      for (const target of wanted) {
        say(`${shown(n)} events: ${target}, load ${rep}`);
        const url = { sourceline: program, vis, floor }[target]?.url ?? "";
        // A page that was given up once is not loaded again.
        if (!loads[target].some((one) => typeof one === "string")) loads[target].push(await load(target, url, asked.cpu));
      }
    }
    for (const target of wanted) pages.push(pageRow(target, n, loads[target], notes));
  } finally {
    await Promise.all([program?.end(), vis?.end(), floor?.end()]);
  }
}

/**
 * The program's start, with the baselines.
 * @param {number} n
 * @param {string} data
 * @param {import("./support/program.js").Serving} program
 */
async function startUp(n, data, { started, memory }) {
  const { peak, now } = await memory();
  const read = await baseline("read", data);
  const row = (/** @type {string} */ what, /** @type {number} */ time, /** @type {number} */ peak, /** @type {number} */ now) =>
    starts.push([shown(n), what, shown(time / 1000, 2), shown(peak), shown(now), shown(read.bytes / 1e6, 1)]);
  row("Sourceline: load, check, index", started, peak, now);
  row("baseline: node reads the files", read.time, read.peak, NaN);
  const parsed = await baseline("parse", data);
  row("baseline: node reads and parses the lines", parsed.time, parsed.peak, NaN);
}

async function print() {
  const browser = await launch();
  const chromium = browser.version();
  await browser.close();
  const command = ["tests/perf/chart", ...process.argv.slice(2)].join(" ");
  console.log(`\`${command}\`: ${new Date().toISOString().slice(0, 16)} UTC, Chromium ${chromium}, vis-timeline ${await version()}, Node ${process.versions.node}, ${cores} cores, load ${loadavg().map((one) => one.toFixed(1)).join(" ")} at the end, seed ${asked.seed}, page's processor slowed ${asked.cpu}×`);
  if (pages.length) table("Pages", PAGE_HEAD, pages);
  if (fragments.length) table("Fragments: `/chart` over one connection", FRAGMENT_HEAD, fragments);
  if (starts.length) table("Start, from the process to the line that names the address", ["N", "what", "s", "peak MiB", "MiB then", "source MB"], starts);
  if (notes.size) console.log(`\n${[...notes].map((note) => `- ${note}`).join("\n")}`);
}
