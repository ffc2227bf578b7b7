// The least that loading could cost: another process that only reads the files, or reads and parses their lines.
// Run on its own: node support/baseline.js read|parse FOLDER
import { execFile } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** @typedef {{ time: number, bytes: number, peak: number }} Baseline in milliseconds from the start of the process, bytes, and MiB */

/**
 * @param {"read" | "parse"} how
 * @param {string} folder
 * @returns {Promise<Baseline>}
 */
export async function baseline(how, folder) {
  const begun = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(import.meta.url), how, folder], { timeout: 120_000 });
  return { ...JSON.parse(stdout), time: performance.now() - begun };
}

/**
 * Reads the files one at a time, and keeps none.
 * @param {string} how
 * @param {string} folder
 */
async function go(how, folder) {
  let [bytes, lines] = [0, 0];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const text = await readFile(join(entry.parentPath, entry.name));
    bytes += text.length;
    for (let at = 0, end; (end = text.indexOf(10, at)) >= 0; at = end + 1) {
      lines += 1;
      if (how === "parse" && entry.name.endsWith(".jsonl")) JSON.parse(text.toString("utf8", at, end));
    }
  }
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(JSON.stringify({ bytes, lines, peak }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await go(process.argv[2], process.argv[3]);
