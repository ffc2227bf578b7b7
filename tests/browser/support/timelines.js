// The timelines that the tests read. Apart from edition.test.js none reads the edition itself, so that editors can change it freely.
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BINARY, ROOT } from "./server.js";

/** An invented history, as large and varied as a first edition, in several scripts. */
export const FIXTURE = join(ROOT, "tests", "fixtures", "large");

/** A folder that is removed when the tests of this file have ended. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "sourceline-data-"));
  process.once("exit", () => rmSync(folder, { recursive: true }));
  return folder;
}

/**
 * A generated timeline: most events are crowded into the twentieth century. The same numbers give the same timeline.
 * @param {number} events
 * @param {number} seed
 */
export function sample(events, seed) {
  const folder = join(temporaryFolder(), "sample");
  execFileSync(BINARY, ["sample", String(events), "--seed", String(seed), folder]);
  return folder;
}

/** The fixture with enough additional sources for a list of several pages. */
export function manySources() {
  const folder = temporaryFolder();
  cpSync(FIXTURE, folder, { recursive: true });
  for (let n = 1; n <= 250; n += 1) writeFileSync(join(folder, "sources", `shelf-${n}.toml`), `title = "Shelf mark ${n}"\n`);
  return folder;
}

/**
 * The fixture with a glossary, and a text that links to a term of it.
 * @param {string} event its id
 */
export function withGlossary(event) {
  const folder = temporaryFolder();
  cpSync(FIXTURE, folder, { recursive: true });
  appendFileSync(join(folder, "timeline.toml"), '\n[[glossary]]\nid = "toll"\ntitle = "Toll"\ntext = "What a *ship* pays. See [toll](/glossary#toll)."\n');
  appendFileSync(join(folder, "events", `${event}.md`), "\nThe [dues](/glossary#toll) remained.\n");
  return folder;
}
