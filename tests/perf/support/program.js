// The release build: makes samples and serves them. It is ended by its process id.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The project's folder. */
const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The release build. */
export const PROGRAM = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "release", "sourceline");

/** How long the program may take to load a timeline, or to make one. */
const PATIENCE = 180_000;

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SOURCELINE_")));

/**
 * Runs the program until it ends. Fails if the exit code is not 0.
 * @param {string[]} args
 */
export async function run(...args) {
  return promisify(execFile)(PROGRAM, args, { env: environment, timeout: PATIENCE, maxBuffer: 1 << 28 });
}

/**
 * @typedef {object} Serving
 * @property {string} url
 * @property {number} pid
 * @property {number} started milliseconds from the start of the process to the line that names the address
 * @property {() => Promise<{ peak: number, now: number }>} memory resident, in MiB
 * @property {() => Promise<void>} end
 */

/**
 * Serves a folder, or else the built-in edition, on a free port.
 * @param {string} [folder]
 * @param {{ args?: string[], log?: number }} [options] more arguments, and the number of an open file for standard error
 * @returns {Promise<Serving>}
 */
export async function serve(folder, { args = [], log } = {}) {
  const begun = performance.now();
  const child = spawn(PROGRAM, ["serve", ...(folder ? ["--data", folder] : []), "--bind", "127.0.0.1:0", ...args], {
    env: environment,
    stdio: ["ignore", "pipe", log ?? "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let said = "";
  /** @type {Promise<string>} */
  const address = new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`the program did not serve within ${PATIENCE / 1000} s`)), PATIENCE);
    const read = (/** @type {Buffer} */ part) => {
      if (said.length < 100_000) said += part;
      const line = /^Sourceline serves (http:\S+)$/m.exec(said);
      if (line) found(line[1]);
      if (line) clearTimeout(late);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the program ended with ${code} and said:\n${said.slice(-2000)}`)));
  });
  const url = await address.catch((error) => {
    kill();
    throw error;
  });
  const started = performance.now() - begun;
  const memory = async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8");
    const of = (/** @type {string} */ name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1024;
    return { peak: of("VmHWM"), now: of("VmRSS") };
  };
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the program ended by itself and said:\n${said.slice(-2000)}`);
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const patience = setTimeout(kill, 15_000);
    await ended;
    clearTimeout(patience);
    process.off("exit", kill);
  };
  return { url, pid: Number(child.pid), started, memory, end };
}
