// Readers, each with a connection that is kept alive.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { gunzipSync } from "node:zlib";
import { versionOf } from "./data.js";

/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer, socket: import("node:net").Socket }} Answer */

/**
 * Fails if the connection breaks before the end of the body.
 * @param {string} url
 * @param {{ agent?: Agent, headers?: Record<string, string> }} [options]
 * @returns {Promise<Answer>}
 */
export function get(url, { agent, headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, headers, timeout: 20_000 }, (answer) => {
      const { socket, statusCode, headers } = answer;
      /** @type {Buffer[]} */
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => resolve({ status: statusCode ?? 0, headers, body: Buffer.concat(parts), socket }));
    });
    asked.on("timeout", () => asked.destroy(new Error(`${url} does not answer`)));
    asked.on("error", reject);
    asked.end();
  });
}

/** Requests of a reader, at most. */
const MOST = 5000;

/** Milliseconds between a response and the next request. */
const PAUSE = 3;

/**
 * Starts readers who request a page again and again. A request that fails, or an older version after a newer one on the same
 * connection, fails the test.
 * @param {string} url
 * @param {number} count of readers
 */
export function startReaders(url, count) {
  let ended = false;
  /** Requests of each reader. */
  const requests = Array.from({ length: count }, () => 0);
  const read = async (/** @type {number} */ at) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const seen = new WeakMap();
    let version = 0;
    while (!ended) {
      assert.ok(requests[at] < MOST, "the test ends before its readers");
      const { status, body, socket } = await get(url, { agent, headers: { "accept-encoding": "gzip" } });
      assert.equal(status, 200, `request ${requests[at]} of reader ${at}`);
      version = versionOf(gunzipSync(body).toString());
      assert.ok(version >= (seen.get(socket) ?? 0), `version ${version} after ${seen.get(socket)} on a connection`);
      seen.set(socket, version);
      requests[at] += 1;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
    agent.destroy();
    return version;
  };
  const all = Promise.all(requests.map((_, at) => read(at)));
  return {
    /** Waits until every reader has had more responses; fails as soon as one fails. */
    async more(/** @type {number} */ number) {
      const aims = requests.map((so) => so + number);
      while (requests.some((so, at) => so < aims[at])) {
        await Promise.race([all, new Promise((done) => setTimeout(done, 5))]);
      }
    },
    /** Ends the readers, and returns the version that each has seen last. */
    async end() {
      ended = true;
      return all;
    },
    total: () => requests.reduce((a, b) => a + b, 0),
  };
}
