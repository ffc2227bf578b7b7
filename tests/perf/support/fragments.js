// The drawings of `/chart`: their response times and sizes, each requested once over one connection.
import { Agent, get } from "node:http";
import { gunzipSync } from "node:zlib";
import { median, quantile, random, shown } from "./numbers.js";

/** @typedef {{ kind: string, query: string }} Asked */
/** @typedef {{ kind: string, time: number, gzip: number, nodes: number, query: string }} Got */

/** How many years, months or days a window of each kind has, at most; the whole has no bounds. */
const KINDS = /** @type {const} */ (["whole", "decades", "years", "months", "days"]);
const LANES = ["actor", "kind", "none"];

/** The years in which windows begin. Most events of a sample are in them. */
const FIRST = 1900;
const LAST = 2024;

/**
 * Windows of all kinds in turn, no two the same.
 * @param {number} count
 * @param {number} seed
 * @returns {Asked[]}
 */
export function windows(count, seed) {
  const throws = random(seed);
  const below = (/** @type {number} */ n) => Math.floor(throws() * n);
  /** @type {Map<string, Asked>} */
  const found = new Map();
  while (found.size < count) {
    const kind = KINDS[found.size % KINDS.length];
    const query = new URLSearchParams({ lanes: LANES[below(3)], width: String(320 + below(961)) });
    const from = new Date(Date.UTC(FIRST + below(LAST - FIRST), below(12), 1 + below(28)));
    if (kind !== "whole") for (const [key, value] of Object.entries(bounds(kind, from, 1 + below(9)))) query.set(key, value);
    found.set(String(query), { kind, query: String(query) });
  }
  return [...found.values()];
}

/**
 * @param {string} kind
 * @param {Date} from
 * @param {number} length in units of the kind, from 1
 */
function bounds(kind, from, length) {
  const year = from.getUTCFullYear();
  if (kind === "decades") return { from: String(year), to: String(year + 10 * length - 1) };
  if (kind === "years") return { from: String(year), to: String(year + length - 1) };
  const to = new Date(from);
  if (kind === "months") to.setUTCMonth(to.getUTCMonth() + length);
  else to.setUTCDate(to.getUTCDate() + length);
  const written = (/** @type {Date} */ day) => day.toISOString().slice(0, 10);
  return { from: written(from), to: written(to) };
}

/**
 * Requests the drawings of windows, one after the other.
 * @param {string} site
 * @param {Asked[]} asked
 * @returns {Promise<Got[]>}
 */
export async function fetchAll(site, asked) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const got = [];
  try {
    await fetchOne(agent, new URL("about", site)); // Opens the connection.
    for (const { kind, query } of asked) {
      const { time, body } = await fetchOne(agent, new URL(`chart?${query}`, site));
      const nodes = gunzipSync(body).toString().match(/<[a-z]/g)?.length ?? 0;
      got.push({ kind, time, gzip: body.length, nodes, query });
    }
  } finally {
    agent.destroy();
  }
  return got;
}

/**
 * The time from the request to the end of the body.
 * @param {Agent} agent
 * @param {URL} url
 * @returns {Promise<{ time: number, body: Buffer }>}
 */
function fetchOne(agent, url) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    const request = get(url, { agent, headers: { "accept-encoding": "gzip" }, timeout: 60_000 }, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        const time = performance.now() - begun;
        if (answer.statusCode !== 200) return reject(new Error(`${url} answers ${answer.statusCode}`));
        resolve({ time, body: Buffer.concat(parts) });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`${url} does not answer`)));
    request.on("error", reject);
  });
}

export const FRAGMENT_HEAD = ["N", "windows", "asked", "median ms", "p95 ms", "worst ms", "median gzip KB", "largest gzip KB", "most elements", "slowest"];

/**
 * Rows of the table: each kind of window, then all.
 * @param {number} n
 * @param {Got[]} got
 */
export function fragmentRows(n, got) {
  return [...KINDS, "all"].map((kind) => {
    const of = got.filter((one) => kind === "all" || one.kind === kind);
    if (!of.length) return [shown(n), kind, "0", ...Array(FRAGMENT_HEAD.length - 3).fill("-")];
    const times = of.map(({ time }) => time);
    const sizes = of.map(({ gzip }) => gzip / 1024);
    const slowest = of.reduce((a, b) => (b.time > a.time ? b : a));
    return [
      shown(n),
      kind,
      shown(of.length),
      shown(median(times), 2),
      shown(quantile(times, 0.95), 2),
      shown(Math.max(...times), 2),
      shown(median(sizes), 1),
      shown(Math.max(...sizes), 1),
      shown(Math.max(...of.map(({ nodes }) => nodes))),
      `\`${slowest.query}\``,
    ];
  });
}
