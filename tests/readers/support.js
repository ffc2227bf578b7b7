// What the tests of this folder share: what the program exports, from the first edition and from a timeline of dates.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BINARY } from "../browser/support/server.js";

const run = promisify(execFile);

/** The site of an export. Nothing is requested from it. */
export const BASE_URL = "https://timeline.example";

/** An empty folder that is removed with all its files. */
export async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "sourceline-"));
  return { path, remove: () => rm(path, { recursive: true }) };
}

/**
 * Exports a timeline.
 * @param {string} format
 * @param {string} [data] its folder; the built-in edition by default
 */
export async function exported(format, data) {
  const folder = await temporaryFolder();
  const more = data ? ["--data", data] : [];
  const { stdout } = await run(BINARY, ["export", format, "--base-url", BASE_URL, ...more], { cwd: folder.path, maxBuffer: 64 << 20 });
  await folder.remove();
  return stdout;
}

/**
 * Writes a timeline with an event for each date, whose id is `e-` and its number.
 * @param {string[]} dates EDTF
 */
export async function timelineOf(dates) {
  const folder = await temporaryFolder();
  const event = (/** @type {string} */ date, /** @type {number} */ n) => ({
    id: `e-${n}`,
    title: `Event ${n} <i> & #x`,
    summary: "July 1776: not an event.",
    date,
    kind: "treaty",
    citations: [{ id: "c", source: "s" }],
  });
  await mkdir(join(folder.path, "sources"));
  await mkdir(join(folder.path, "events"));
  await writeFile(join(folder.path, "timeline.toml"), 'title = "Dates: a # test"\nlanguage = "en"\n');
  await writeFile(join(folder.path, "sources", "s.toml"), 'title = "S"\n');
  await writeFile(join(folder.path, "events", "all.jsonl"), dates.map((date, n) => JSON.stringify(event(date, n))).join("\n"));
  return folder;
}
