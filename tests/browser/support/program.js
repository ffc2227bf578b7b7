// The program, started from an empty folder as a stranger would start the binary, and ended by its own process id.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/**
 * Starts the program on a free port and reads its address from what it prints.
 * @param {string} [data] the folder that it serves, where that is not the edition
 * @returns {Promise<{ url: string, end: () => Promise<void> }>}
 */
export async function startProgram(data) {
  const target = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target");
  const folder = await mkdtemp(join(tmpdir(), "sourceline-"));
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("SOURCELINE_"));
  const child = spawn(join(target, "debug", "sourceline"), ["serve", "--bind", "127.0.0.1:0", ...(data ? ["--data", data] : [])], {
    cwd: folder,
    env: Object.fromEntries(own),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let said = "";
  /** @type {Promise<string>} */
  const address = new Promise((found, failed) => {
    const read = (/** @type {Buffer} */ part) => {
      said += part;
      const line = /^Sourceline serves (http:\S+)$/m.exec(said);
      if (line) found(line[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the program ended with ${code} and said:\n${said}`)));
  });
  const url = await address;
  const end = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const [code, signal] = await ended;
    process.off("exit", kill);
    await rmdir(folder); // Fails where the program left something behind.
    assert.deepEqual({ code, signal }, { code: 0, signal: null }, `SIGTERM ends the program with 0; it said:\n${said}`);
  };
  return { url, end };
}
