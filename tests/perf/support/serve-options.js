// The command-line options of tests/perf/serve.
import { parseArgs } from "node:util";
import { readOrExplain, whole, word } from "./option-values.js";

const USAGE = `usage: tests/perf/serve [OPTIONS]
  --rounds N            rounds of every scenario (5)
  --seconds N           of each measurement (2)
  --connections 32,…    that are kept alive (32,256)
  --only WORD           nginx, unseen, memory or start
  --scenario WORD       event, filtered, not-modified or all; only this one
  --coding WORD         gzip or br (gzip)
  --access-log          both servers write a line per request to a file; otherwise neither does
  --crawl N             pages that are read before memory is measured, at most (5000)
  --seed N              of the queries and of the order (1)
The program: the release build in $CARGO_TARGET_DIR, else in target/.`;

const PARTS = ["nginx", "unseen", "memory", "start"];

/** What is requested: the pages of which part, and whether the client has them already. */
export const SCENARIOS = ["event", "filtered", "not-modified", "all"];

/** @typedef {ReturnType<typeof read>} ServeOptions */

export const options = () => readOrExplain(read, USAGE);

function read() {
  const text = /** @type {const} */ ({ type: "string" });
  const flag = /** @type {const} */ ({ type: "boolean", default: false });
  const { values } = parseArgs({
    options: {
      rounds: { ...text, default: "5" },
      seconds: { ...text, default: "2" },
      connections: { ...text, default: "32,256" },
      only: text,
      scenario: text,
      coding: { ...text, default: "gzip" },
      "access-log": flag,
      crawl: { ...text, default: "5000" },
      seed: { ...text, default: "1" },
      help: flag,
    },
  });
  if (values.help) {
    console.log(USAGE);
    process.exit(0);
  }
  return {
    rounds: whole("rounds", values.rounds),
    seconds: whole("seconds", values.seconds),
    connections: values.connections.split(",").map((n) => whole("connections", n)),
    parts: values.only === undefined ? PARTS : [word("only", values.only, PARTS)],
    scenarios: values.scenario === undefined ? SCENARIOS : [word("scenario", values.scenario, SCENARIOS)],
    coding: word("coding", values.coding, ["gzip", "br"]),
    accessLog: values["access-log"],
    crawl: whole("crawl", values.crawl),
    seed: whole("seed", values.seed),
  };
}
