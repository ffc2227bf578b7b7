// The access logs of both servers, which append to files.
import { readFile, stat, truncate } from "node:fs/promises";
import { fetchRaw } from "./requests.js";

/** Milliseconds without a new line after which a log is complete. */
const QUIET = 200;

/**
 * The lines that a server writes to its log while something is done.
 * @template T
 * @param {string | undefined} file undefined if the server writes no log
 * @param {() => Promise<T>} action
 * @returns {Promise<{ result: T, lines: number }>}
 */
export async function countLines(file, action) {
  if (!file) return { result: await action(), lines: 0 };
  await truncate(file);
  const result = await action();
  const size = async () => (await stat(file)).size;
  for (let last = -1, now = await size(); now !== last; ) {
    await new Promise((done) => setTimeout(done, QUIET));
    [last, now] = [now, await size()];
  }
  let lines = 0;
  for (const byte of await readFile(file)) if (byte === 10) lines += 1;
  return { result, lines };
}

/**
 * Fails if a request does not add exactly one line to a log.
 * @param {string} site
 * @param {string} file
 */
export async function checkLog(site, file) {
  const { lines } = await countLines(file, () => fetchRaw(site, "/about"));
  if (lines !== 1) throw new Error(`${site} writes ${lines} lines for a request to its access log`);
}
