// The tables of the comparison with nginx.
import { spawnSync } from "node:child_process";
import { NGINX } from "./nginx.js";
import { median, shown } from "./numbers.js";

/** @typedef {import("./against-nginx.js").Sample} Sample */

/**
 * @param {import("./against-nginx.js").Side[]} sides the first is Sourceline
 * @param {import("./against-nginx.js").Run[]} runs
 * @param {string} what
 * @param {import("./serve-options.js").ServeOptions} asked
 * @returns {import("./numbers.js").Table[]}
 */
export function report(sides, runs, what, { coding, rounds, seconds, accessLog }) {
  /** @type {string[][]} */
  const ratios = [];
  /** @type {string[][]} */
  const values = [];
  /** @type {(one: Sample) => number} */
  const rate = ({ requests, seconds }) => requests / seconds;
  for (const run of runs) {
    sides.forEach(({ name }, at) => {
      const which = [run.scenario, shown(run.connections), name];
      const middle = (/** @type {(one: Sample) => number} */ of, digits = 0) => shown(median(run.rounds.map((row) => of(row[at]))), digits);
      const ratio = (/** @type {(one: Sample) => number} */ of) => shown(median(run.rounds.map((row) => of(row[0]) / of(row[at]))), 2);
      values.push([
        ...which,
        middle(rate),
        middle(({ p50 }) => p50, 2),
        middle(({ p99 }) => p99, 2),
        middle(({ cpu }) => cpu, 2),
        middle(({ bytes, requests }) => bytes / requests),
        middle(({ pss }) => pss, 1),
        middle(({ rss }) => rss, 1),
        ...(accessLog ? [middle(({ logged }) => logged, 2)] : []),
      ]);
      if (at) ratios.push([...which, ratio(rate), ratio(({ p50 }) => p50), ratio(({ p99 }) => p99), ratio(({ cpu }) => cpu)]);
    });
  }
  const nginx = /nginx\/\S+/.exec(spawnSync(NGINX, ["-v"], { encoding: "utf8" }).stderr)?.[0];
  const how = `${what}, ${nginx}, ${coding}, ${rounds} rounds of ${seconds} s, ${accessLog ? "with" : "without"} access logs`;
  return [
    [`Sourceline divided by nginx: medians of the ratios of each round (${how})`, ["scenario", "connections", "nginx", "requests/s", "p50", "p99", "CPU a request"], ratios],
    ["In absolute numbers: medians", ["scenario", "connections", "server", "requests/s", "p50 ms", "p99 ms", "CPU s per 100,000", "bytes a response", "PSS MiB", "RSS MiB", ...(accessLog ? ["lines a request"] : [])], values],
  ];
}
