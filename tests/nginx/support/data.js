// Timelines whose version a reader can see: it is the number in their title.
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./program.js";

const FIXTURE = join(ROOT, "tests/fixtures/small");

/**
 * Runs a test with a temporary folder.
 * @param {(folder: string) => Promise<void>} test
 */
export async function inFolder(test) {
  const folder = await mkdtemp(join(tmpdir(), "sourceline-nginx-"));
  try {
    await test(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Copies the fixture.
 * @param {string} folder
 * @param {number} version
 */
export async function writeData(folder, version) {
  await cp(FIXTURE, folder, { recursive: true });
  await setVersion(folder, version);
}

/**
 * Gives a timeline another version, at once.
 * @param {string} folder
 * @param {number} version
 */
export async function setVersion(folder, version) {
  const text = await readFile(join(FIXTURE, "timeline.toml"), "utf8");
  const next = join(folder, "timeline.toml.new~");
  await writeFile(next, text.replace("A small war", `Edition ${version}`));
  await rename(next, join(folder, "timeline.toml"));
}

/**
 * The version of a page.
 * @param {string} html
 */
export function versionOf(html) {
  return Number(/<title>Edition (\d+)/.exec(html)?.[1]);
}
