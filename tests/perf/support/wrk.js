// wrk, the client that makes requests as fast as they are answered.
import { execFile } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const SCRIPT = join(dirname(fileURLToPath(import.meta.url)), "requests.lua");

/** @typedef {{ requests: number, bytes: number, seconds: number, p50: number, p99: number, errors: number }} Measured times in ms */

/**
 * Requests the lines of a file, again and again. Fails if a response is an error.
 * @param {string} url
 * @param {{ file: string, coding: string, connections: number, threads: number, seconds: number }} options
 * @returns {Promise<Measured>}
 */
export async function wrk(url, { file, coding, connections, threads, seconds }) {
  const args = ["-t", threads, "-c", connections, "-d", `${seconds}s`, "--timeout", "10s", "-s", SCRIPT, url, "--", file, coding];
  const { stdout } = await promisify(execFile)("wrk", args.map(String));
  const result = /^RESULT (.*)$/m.exec(stdout)?.[1];
  if (!result) throw new Error(`wrk has no result:\n${stdout}`);
  /** @type {Measured} */
  const measured = JSON.parse(result);
  if (measured.errors) throw new Error(`${measured.errors} requests of ${url} failed`);
  return measured;
}
