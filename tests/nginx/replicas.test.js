// Two replicas behind nginx, with packaging/nginx/replicated-site.conf.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { inFolder, setVersion, versionOf, writeData } from "./support/data.js";
import { startNginx } from "./support/nginx.js";
import { startProgram } from "./support/program.js";
import { get, startReaders } from "./support/readers.js";

/** With fewer, all might be connected to the same replica. */
const READERS = 16;

/**
 * Waits until a replica serves a version.
 * @param {string} url
 * @param {number} version
 */
async function serves(url, version) {
  while (versionOf((await get(url)).body.toString()) !== version) await new Promise((done) => setTimeout(done, 5));
}

/**
 * Runs a test with two replicas of the same data behind nginx.
 * @param {(of: { folders: string[], replicas: import("./support/program.js").Program[], nginx: Awaited<ReturnType<typeof startNginx>> }) => Promise<void>} body
 */
function withReplicas(body) {
  return inFolder(async (folder) => {
    const folders = ["a", "b"].map((name) => join(folder, name));
    await Promise.all(folders.map((data) => writeData(data, 1)));
    const replicas = await Promise.all(folders.map((data) => startProgram(data)));
    const nginx = await startNginx("replicated-site.conf", join(folder, "nginx"), [
      ["10.0.0.11:3000", `127.0.0.1:${replicas[0].port}`],
      ["10.0.0.12:3000", `127.0.0.1:${replicas[1].port}`],
    ]);
    try {
      await body({ folders, replicas, nginx });
    } finally {
      await Promise.all([nginx.end(), ...replicas.map((replica) => replica.end())]);
    }
  });
}

test("replicas of the same data send the same bytes and headers", () =>
  withReplicas(async ({ replicas }) => {
    for (const path of ["/", "/?actor=north", "/events/0430-treaty", "/sources", "/events.csv", "/chart.svg?width=900", "/nowhere"]) {
      for (const coding of ["identity", "gzip", "br", "zstd"]) {
        const [a, b] = await Promise.all(replicas.map(({ url }) => get(url + path, { headers: { "accept-encoding": coding } })));
        assert.ok(a.body.equals(b.body), `${path} as ${coding}`);
        assert.deepEqual({ ...a.headers, date: "" }, { ...b.headers, date: "" }, `${path} as ${coding}`);
      }
    }
  }));

test("no reader notices that a replica is killed and started again", () =>
  withReplicas(async ({ folders, replicas, nginx }) => {
    const readers = startReaders(nginx.url, READERS);
    await readers.more(10);
    const [killed] = replicas;
    await killed.end("SIGKILL");
    await readers.more(10);
    replicas[0] = await startProgram(folders[0], killed.port);
    const comesBack = async () => (await nginx.log()).slice(-20).some(({ replicas }) => replicas.at(-1)?.endsWith(`:${killed.port}`));
    while (!(await comesBack())) await readers.more(5);
    await readers.end();
    const log = await nginx.log();
    assert.equal(log.length, readers.total());
    const failedOver = log.filter(({ replicas }) => replicas.length > 1);
    assert.ok(failedOver.length, "a request was tried on the dead replica, then on the other");
    assert.equal(new Set(log.slice(0, READERS * 10).map(({ replicas }) => replicas[0])).size, 2, "both replicas have readers");
  }));

test("no connection sees an older version after a newer one while the replicas are updated one after the other", () =>
  withReplicas(async ({ folders, replicas, nginx }) => {
    const readers = startReaders(nginx.url, READERS);
    for (const version of [2, 3, 4]) {
      for (const [at, replica] of replicas.entries()) {
        await readers.more(5);
        await setVersion(folders[at], version);
        replica.signal("SIGHUP");
        await serves(replica.url, version);
      }
    }
    await readers.more(5);
    const versions = await readers.end();
    assert.deepEqual(versions, versions.map(() => 4), "every reader has the last version in the end");
    const log = await nginx.log();
    for (const connection of new Set(log.map(({ connection }) => connection))) {
      const of = log.filter((line) => line.connection === connection).flatMap(({ replicas }) => replicas);
      assert.equal(new Set(of).size, 1, "all requests of a connection go to one replica");
    }
  }));
