// The program under test: started in an empty folder, as somebody who has only the binary would, and ended by its process id.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");

/** The debug build of the program. */
export const BINARY = join(resolve(ROOT, process.env.CARGO_TARGET_DIR ?? "target"), "debug", "sourceline");

/**
 * Starts the program on a free port and reads its address from its output.
 * @param {string} [data] the folder that it serves; the built-in edition by default
 * @returns {Promise<{ url: string, end: () => Promise<void> }>}
 */
export async function startProgram(data) {
  const folder = await mkdtemp(join(tmpdir(), "sourceline-"));
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("SOURCELINE_"));
  const child = spawn(BINARY, ["serve", "--no-warming", "--bind", "127.0.0.1:0", ...(data ? ["--data", data] : [])], {
    cwd: folder,
    env: Object.fromEntries(own),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  let output = "";
  /** @type {Promise<string>} */
  const address = new Promise((found, failed) => {
    const read = (/** @type {Buffer} */ part) => {
      output += part;
      const line = /^Sourceline serves (http:\S+)$/m.exec(output);
      if (line) found(line[1]);
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`the program ended with ${code} and printed:\n${output}`)));
  });
  const url = await address;
  const end = async () => {
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const [code, signal] = await ended;
    process.off("exit", kill);
    await rmdir(folder); // Fails if the program left something behind.
    assert.deepEqual({ code, signal }, { code: 0, signal: null }, `SIGTERM ends the program with 0; it printed:\n${output}`);
  };
  return { url, end };
}
