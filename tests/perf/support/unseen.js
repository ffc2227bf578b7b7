// Pages that nobody has requested before: they are in no cache.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { filteredPaths } from "./filtered-queries.js";
import { median, shown } from "./numbers.js";
import { cpuSeconds } from "./processes.js";
import { serve } from "./program.js";
import { fetchRaw, text } from "./requests.js";
import { wrk } from "./wrk.js";

/** Readers, each with a connection of their own. */
const READERS = 50;

/** More pages than are answered in a second. */
const PER_SECOND = 8000;

/**
 * Readers who request filtered views that nobody has requested before.
 * @param {import("./against-nginx.js").Bench} bench
 * @returns {Promise<import("./numbers.js").Table>}
 */
export async function unseen({ folder, asked, say }) {
  /** @type {(import("./wrk.js").Measured & { cpu: number })[]} */
  const rows = [];
  for (let round = 1; round <= asked.rounds; round += 1) {
    say(`unseen pages, round ${round} of ${asked.rounds}`);
    const program = await serve();
    try {
      const home = text(await fetchRaw(program.url, "/", { "accept-encoding": "gzip" }));
      const paths = filteredPaths(home, asked.seed + round);
      const file = join(folder, "unseen");
      const lines = Array.from({ length: PER_SECOND * asked.seconds }, () => paths.next().value);
      await writeFile(file, lines.join("\n"));
      const before = await cpuSeconds(program.pid);
      const measured = await wrk(program.url, { file, coding: asked.coding, connections: READERS, threads: 1, seconds: asked.seconds });
      if (measured.requests + READERS > lines.length) throw new Error("there were too few pages: some were requested twice");
      rows.push({ ...measured, cpu: (((await cpuSeconds(program.pid)) - before) / measured.requests) * 1000 });
    } finally {
      await program.end();
    }
  }
  const middle = (/** @type {(one: typeof rows[0]) => number} */ of) => median(rows.map(of));
  return [
    `Filtered pages that nobody has requested before (${READERS} readers, ${asked.coding}, medians of ${asked.rounds} rounds of ${asked.seconds} s)`,
    ["pages", "pages/s", "p50 ms", "p99 ms", "CPU ms a page"],
    [[shown(middle(({ requests }) => requests)), shown(middle(({ requests, seconds }) => requests / seconds)), shown(middle(({ p50 }) => p50), 1), shown(middle(({ p99 }) => p99), 1), shown(middle(({ cpu }) => cpu), 2)]],
  ];
}
