// The same pages from Sourceline and from nginx, alternately.
import { open, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkLog, countLines } from "./access-log.js";
import { exportPages } from "./exported-pages.js";
import { serveFiles } from "./nginx.js";
import { random, shown } from "./numbers.js";
import { cpuSeconds, memory } from "./processes.js";
import { serve } from "./program.js";
import { fetchRaw } from "./requests.js";
import { compare, tagOf } from "./same-responses.js";
import { report } from "./serve-report.js";
import { wrk } from "./wrk.js";

/** @typedef {import("./exported-pages.js").ExportedPage} ExportedPage */
/** @typedef {import("./serve-options.js").ServeOptions} ServeOptions */
/** @typedef {import("./wrk.js").Measured & { cpu: number, rss: number, pss: number, logged: number }} Sample CPU in seconds per 100,000 requests, memory in MiB, lines of the access log a request */
/** @typedef {{ name: string, url: string, pid: number, log?: string }} Side a server, and its access log if it writes one */
/** @typedef {{ scenario: string, connections: number, rounds: Sample[][] }} Run the samples of all sides, by round */

/** @typedef {{ folder: string, asked: ServeOptions, say: (line: string) => void }} Bench where files go, what to measure, and how to report progress */

/**
 * @param {Bench} bench
 * @returns {Promise<import("./numbers.js").Table[]>}
 */
export async function againstNginx(bench) {
  const { folder, asked, say } = bench;
  const { accessLog } = asked;
  const logFile = join(folder, "sourceline.log");
  const log = accessLog ? await open(logFile, "a") : undefined;
  const program = await serve(undefined, log && { args: ["--log", "info"], log: log.fd });
  const ends = [program.end];
  try {
    const files = join(folder, "files");
    const pages = await exportPages(program.url, files, asked.seed);
    /** @type {Side[]} */
    const sides = [{ ...program, name: "Sourceline", log: log && logFile }];
    await compare(pages, program.url);
    if (accessLog) await checkLog(program.url, logFile);
    for (const [workers, name] of /** @type {[number, string][]} */ ([[2, "nginx, 2 workers"], [1, "nginx, 1 worker"]])) {
      const nginx = await serveFiles(pages, files, join(folder, `nginx-${workers}`), { workers, accessLog });
      ends.push(nginx.end);
      sides.push({ ...nginx, name, log: accessLog ? nginx.log : undefined });
      await compare(pages, nginx.url);
      if (accessLog) await checkLog(nginx.url, nginx.log);
    }
    say(`${pages.length} pages are the same from all servers`);
    return report(sides, await measure(bench, sides, pages), `${pages.length} pages`, asked);
  } finally {
    await Promise.all(ends.map((end) => end()));
    await log?.close();
  }
}

/**
 * Rounds of all scenarios in random order, and in each the servers in random order.
 * @param {Bench} bench
 * @param {Side[]} sides
 * @param {ExportedPage[]} pages
 */
async function measure(bench, sides, pages) {
  const { asked, say } = bench;
  const throws = random(asked.seed);
  /** @type {<T>(list: T[]) => T[]} */
  const shuffled = (list) => list.map((one) => ({ one, at: throws() })).sort((a, b) => a.at - b.at).map(({ one }) => one);
  /** @type {Run[]} */
  const runs = asked.scenarios.flatMap((scenario) => asked.connections.map((connections) => ({ scenario, connections, rounds: [] })));
  // Round 0 warms up and is not counted.
  for (let round = 0; round <= asked.rounds; round += 1) {
    say(round ? `round ${round} of ${asked.rounds}` : "warming up");
    for (const run of shuffled(runs)) {
      /** @type {Sample[]} */
      const row = [];
      for (const side of shuffled(sides)) row[sides.indexOf(side)] = await sample(bench, side, run, pages, round ? asked.seconds : 1);
      // nginx names itself and the connection in the head; more would be other responses.
      const sizes = row.map(({ bytes, requests }) => bytes / requests);
      if (Math.max(...sizes) > 1.1 * Math.min(...sizes) + 60) throw new Error(`${run.scenario}: the servers send ${sizes.map((size) => shown(size)).join(", ")} bytes a response`);
      if (round) run.rounds.push(row);
    }
  }
  return runs;
}

/**
 * @param {Bench} bench
 * @param {Side} side
 * @param {Run} run
 * @param {ExportedPage[]} pages
 * @param {number} seconds
 * @returns {Promise<Sample>}
 */
async function sample({ folder, asked: { coding } }, { url, pid, log }, { scenario, connections }, pages, seconds) {
  const kind = scenario === "not-modified" ? "event" : scenario;
  const of = pages.filter((page) => (kind === "all" || page.kind === kind) && page.bodies.has(coding));
  if (!of.length) throw new Error(`no ${kind} page is sent as ${coding}`);
  const lines = of.map(async ({ path }) => {
    if (scenario !== "not-modified") return path;
    return `${path} ${tagOf(await fetchRaw(url, path, { "accept-encoding": coding }))}`;
  });
  const file = join(folder, "requests");
  await writeFile(file, (await Promise.all(lines)).join("\n"));
  const before = await cpuSeconds(pid);
  const { result: measured, lines: logged } = await countLines(log, () => wrk(url, { file, coding, connections, threads: 2, seconds }));
  const cpu = (await cpuSeconds(pid)) - before;
  return { ...measured, cpu: (cpu / measured.requests) * 100_000, ...(await memory(pid)), logged: logged / measured.requests };
}
