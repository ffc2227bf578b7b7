// Samples: the same events for every target.
import { createReadStream, rmSync } from "node:fs";
import { mkdtemp, readFile, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { startAndEnd, year } from "./dates.js";
import { run } from "./program.js";

/** @typedef {{ id: number, content: string, start: number, end?: number, group: string }} Item an event for vis-timeline */
/** @typedef {{ id: string, content: string }} Group */

/** The end of events that have none: a sample's last year is 2024. */
const NOW = year(2025);

/** vis-timeline gets nothing before this. */
const THEN = year(1);

/** A folder for samples, deleted when this process ends. */
export async function workshop() {
  const folder = await mkdtemp(join(tmpdir(), "sourceline-perf-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Writes a sample with the program itself.
 * @param {string} workshop
 * @param {number} n
 * @param {number} seed
 */
export async function sample(workshop, n, seed) {
  const folder = join(workshop, String(n));
  await run("sample", String(n), "--seed", String(seed), folder);
  return folder;
}

/**
 * The events of a sample, in groups: the line of the first actor, or “others”.
 * @param {string} folder
 */
export async function items(folder) {
  const lanes = await principals(join(folder, "actors.toml"));
  /** @type {Item[]} */
  const items = [];
  for (const name of (await readdir(join(folder, "events"))).sort()) {
    for await (const line of createInterface({ input: createReadStream(join(folder, "events", name)) })) {
      if (!line) continue;
      const { title, label, date, actors } = JSON.parse(line);
      const group = lanes.has(actors[0]) ? actors[0] : "others";
      items.push({ id: items.length, content: label ?? title, ...clamped(startAndEnd(date, NOW)), group });
    }
  }
  const groups = [...lanes].map(([id, content]) => ({ id, content }));
  return { items, groups: [...groups, { id: "others", content: "others" }] };
}

/**
 * Moves dates before the year 1 to the year 1: if the window reaches back before it, vis-timeline draws a thousand grid
 * lines and logs a warning.
 * @param {{ start: number, end?: number }} when
 */
function clamped({ start, end }) {
  const from = Math.max(start, THEN);
  return end === undefined ? { start: from } : { start: from, end: Math.max(end, from) };
}

/**
 * The actors with a line of their own, by id, with their short names.
 * @param {string} file
 */
async function principals(file) {
  const found = new Map();
  for (const actor of (await readFile(file, "utf8")).split("[[actor]]").slice(1)) {
    const value = (/** @type {string} */ key) => new RegExp(`^${key} = "?([^"\n]*)`, "m").exec(actor)?.[1];
    if (value("lane")) found.set(value("id"), value("short"));
  }
  return found;
}
