// The command-line options of tests/perf/chart.
import { parseArgs } from "node:util";
import { readOrExplain, whole, word } from "./option-values.js";

/**
 * @typedef {object} Options
 * @property {number[]} ns how many events, ascending
 * @property {import("./page.js").Target[]} targets
 * @property {number} [reps] loads of each; depends on N by default
 * @property {number} cpu how many times the processor of the page is slowed
 * @property {number} fragments how many windows are asked of `/chart`
 * @property {number} seed of the windows and the sample
 */

/** @type {import("./page.js").Target[]} */
const TARGETS = ["sourceline", "vis", "floor"];

/** Above this many events only Sourceline is measured: vis-timeline times out long before. */
export const PEERS_UP_TO = 100_000;

const USAGE = `usage: tests/perf/chart [OPTIONS]
  --ns 20,1000,…    how many events (20,1000,10000,100000,1000000)
  --reps N          loads of each (3 up to 1,000 events, 2 up to 10,000, else 1)
  --only WORD       sourceline, vis or floor
  --cpu N           slow the page's processor N times (1)
  --fragments N     windows asked of /chart; 0 leaves that out (200)
  --seed N          of the sample and the windows (1)
The program: the release build in $CARGO_TARGET_DIR, else in target/.`;

/** @returns {Options} */
export const options = () => readOrExplain(read, USAGE);

function read() {
  const text = /** @type {const} */ ({ type: "string" });
  const { values } = parseArgs({
    options: { ns: text, reps: text, only: text, cpu: text, fragments: text, seed: text, help: { type: "boolean" } },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  const ns = (values.ns ?? "20,1000,10000,100000,1000000").split(",").map((n) => whole("ns", n, 1));
  /** @type {Options} */
  const options = {
    ns: ns.sort((a, b) => a - b),
    targets: values.only === undefined ? TARGETS : [word("only", values.only, TARGETS)],
    reps: values.reps === undefined ? undefined : whole("reps", values.reps, 1),
    cpu: whole("cpu", values.cpu ?? "1", 1),
    fragments: whole("fragments", values.fragments ?? "200", 0),
    seed: whole("seed", values.seed ?? "1", 0),
  };
  return options;
}

/**
 * Loads of each target.
 * @param {Options} options
 * @param {number} n
 */
export function repetitions(options, n) {
  return options.reps ?? (n <= 1000 ? 3 : n <= 10_000 ? 2 : 1);
}
