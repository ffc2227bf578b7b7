// Sourceline as a replica: with data of its own, on a port that stays the same when it is started again.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

const BINARY = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "debug", "sourceline");

/** Replicas have the same public URL: their pages contain it. */
const BASE_URL = "https://history.example";

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("SOURCELINE_")));

/** @typedef {{ url: string, port: number, signal: (name: NodeJS.Signals) => void, end: (signal?: NodeJS.Signals) => Promise<void> }} Program */

/**
 * Starts the program, and waits until it listens. It is ended by its process id.
 * @param {string} data the folder that it serves
 * @param {number} [port] a free one by default
 * @returns {Promise<Program>}
 */
export async function startProgram(data, port = 0) {
  const args = ["serve", "--data", data, "--bind", `127.0.0.1:${port}`, "--base-url", BASE_URL];
  const child = spawn(BINARY, args, { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let output = "";
  /** @type {Promise<number>} */
  const listening = new Promise((found, failed) => {
    child.stdout.on("data", (part) => {
      output += part;
      const bound = /^Sourceline serves http:\/\/127\.0\.0\.1:(\d+)/m.exec(output)?.[1];
      if (bound) found(Number(bound));
    });
    child.once("error", failed);
    child.once("exit", (code, signal) => failed(new Error(`the program ended with ${code ?? signal} and printed:\n${output}`)));
  });
  const bound = await listening;
  const end = async (/** @type {NodeJS.Signals} */ signal = "SIGTERM") => {
    process.off("exit", kill);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  };
  return { url: `http://127.0.0.1:${bound}`, port: bound, signal: (name) => void child.kill(name), end };
}
