// Serves a small timeline to readers and to hostile clients while its data change, half of the time for the worse, and
// while the program is killed. Nothing may fail, and the memory must not grow. See README.md.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Attacker } from "./hostile.js";
import { Program } from "./program.js";
import { Reader, editionOf } from "./readers.js";
import { Tally } from "./tally.js";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");

const { values: options } = parseArgs({
  options: {
    swaps: { type: "string", default: "1000" },
    minutes: { type: "string" },
    kills: { type: "string", default: "5" },
    readers: { type: "string", default: "6" },
    attackers: { type: "string", default: "8" },
    dawdlers: { type: "string", default: "10" },
    seed: { type: "string", default: "1" },
    binary: { type: "string", default: join(TARGET, "debug", "sourceline") },
    watch: { type: "boolean", default: false },
  },
});

/** Reloads between two samples of the memory. */
const SAMPLE_EVERY = 20;

const folder = mkdtempSync(join(tmpdir(), "sourceline-soak-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const data = join(folder, "data");
cpSync(join(ROOT, "tests/fixtures/small"), data, { recursive: true });
const original = (/** @type {string} */ path) => readFileSync(join(ROOT, "tests/fixtures/small", path), "utf8");

/** Replaces a file at once. @param {string} path @param {string | Buffer} bytes */
function save(path, bytes) {
  const next = join(folder, "next");
  writeFileSync(next, bytes);
  renameSync(next, join(data, path));
}

/** Ways to break the data. The number makes each new. @type {[string, (text: string, number: number) => string | Buffer][]} */
const MISTAKES = [
  ["timeline.toml", (text, number) => `${text}\nnonsense = ${number}\n`],
  ["events/0430-treaty.md", (text, number) => text.replace("title", `title${number}`)],
  ["events/0432-war.md", (text, number) => text.slice(0, 40 + (number % 40))],
  ["eras.toml", (text, number) => `${text}[[era]\n# ${number}\n`],
  ["sources/chronicle.toml", (_, number) => Buffer.from([0xff, 0xfe, number % 256])],
  ["threads/harbour-quarrel.md", (text, number) => `${text}\n## nothing-${number}\n`],
];

/** @param {number} number of the edition */
function saveEdition(number) {
  save("timeline.toml", original("timeline.toml").replace("A small war", `Edition ${number}`));
}

/** A sequence of numbers from 0 to below 1 that depends on a seed: the generator mulberry32. @param {number} seed */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tally = new Tally();
const program = new Program(options.binary, data, options.watch);
let stopped = false;
let edition = 0;
let seed = Number(options.seed);
/** Whether it should end early, with the report. A second signal ends it at once. */
let interrupted = false;
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.once(signal, () => {
    interrupted = true;
    process.once(signal, () => process.exit(1));
  });
}

/** Repeats something until the end, several times at once. @param {number} times @param {() => () => Promise<void>} begin */
const many = (times, begin) =>
  Array.from({ length: times }, async () => {
    const act = begin();
    while (!stopped) await act();
  });

/** The edition that is served must be the last good one. @param {Reader} reader @param {string} when */
async function checkEdition(reader, when) {
  const served = editionOf(await reader.get("/"));
  assert.equal(served, edition, `the edition that is served ${when}`);
}

/** Breaks the data and repairs them, with a new title. @param {Reader} reader @param {number} number */
async function swapTwice(reader, number) {
  const [path, mistake] = MISTAKES[number % MISTAKES.length];
  const text = path === "timeline.toml" ? readFileSync(join(data, path), "utf8") : original(path);
  save(path, mistake(text, number));
  await program.reload("broken");
  await checkEdition(reader, "after a mistake");
  if (options.watch) {
    // Two files are saved one after the other: only the second makes the data good.
    saveEdition(number);
    if (path !== "timeline.toml") save(path, original(path));
  } else {
    save(path, original(path));
    saveEdition(number);
  }
  await program.reload("good");
  edition = number;
  await checkEdition(reader, "after a reload");
}

async function main() {
  const begun = Date.now();
  saveEdition(edition);
  await program.start();
  const next = () => randomNumbers(seed++);
  const readers = Array.from({ length: Number(options.readers) }, () => new Reader(program, tally, next()));
  const attacker = () => new Attacker(program, tally, next());
  const clients = [
    ...readers.map(async (reader) => {
      while (!stopped) await reader.act();
    }),
    ...many(Number(options.attackers), () => {
      const one = attacker();
      return () => one.act();
    }),
    ...many(Number(options.dawdlers), () => {
      const one = attacker();
      return () => one.dawdle();
    }),
  ];
  const curator = new Reader(program, tally, next());
  const until = options.minutes && begun + Number(options.minutes) * 60_000;
  let reloads = 0;
  while (!interrupted && (until ? Date.now() < until : reloads < Number(options.swaps))) {
    await swapTwice(curator, edition + 1);
    reloads += 2;
    if (reloads % SAMPLE_EVERY === 0) tally.samples.push({ reloads, memory: program.memory() });
    if (reloads % 1000 === 0) console.log(`${reloads} reloads, ${program.memory().toFixed(1)} MB, ${tally.failures.length} failures`);
  }
  for (let kill = 0; kill < Number(options.kills); kill += 1) {
    await sleep(500);
    await program.restart();
    await checkEdition(curator, "after a kill");
  }
  stopped = true;
  await Promise.all(clients);
  [...readers, curator].forEach((reader) => reader.leave());
  const code = await program.end();
  if (code !== 0) tally.failures.push(`SIGTERM ended the program with ${code}`);
  if (program.complaints.replaceAll(/.*(the data have errors| status=408 ).*\n/g, "")) tally.failures.push(`the log says: ${program.complaints}`);
  const seconds = Math.round((Date.now() - begun) / 1000);
  console.log(`${reloads} reloads, half of them of broken data, and ${program.kills} kills in ${seconds} s`);
  console.log(tally.report());
  process.exit(tally.problems().length ? 1 : 0);
}

await main().catch((error) => {
  console.log(tally.samples.length ? tally.report() : "");
  console.error(`The test broke off: ${error.message}`);
  process.exit(1);
});
