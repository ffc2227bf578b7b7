// One program behind nginx with a cache, with packaging/nginx/cached-site.conf; and all configurations.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { inFolder, setVersion, versionOf, writeData } from "./support/data.js";
import { check, sites, startNginx } from "./support/nginx.js";
import { startProgram } from "./support/program.js";
import { get } from "./support/readers.js";

test("nginx accepts every configuration, with TLS", () =>
  inFolder(async (folder) => {
    for (const name of sites) await check(name, join(folder, name));
  }));

test("readers get new data within seconds, and the last page while the program is down", () =>
  inFolder(async (folder) => {
    const data = join(folder, "data");
    await writeData(data, 1);
    const program = await startProgram(data);
    const nginx = await startNginx("cached-site.conf", join(folder, "nginx"), [["127.0.0.1:3000", `127.0.0.1:${program.port}`]]);
    try {
      const read = (/** @type {Record<string, string>} */ headers = {}) => get(nginx.url, { headers });
      const first = await read();
      const direct = await get(program.url);
      assert.ok(first.body.equals(direct.body));
      assert.deepEqual([first.headers.etag, first.headers["cache-control"]], [direct.headers.etag, direct.headers["cache-control"]]);
      assert.equal((await read({ "if-none-match": String(first.headers.etag) })).status, 304);
      for (const [accepted, coding] of [["gzip, deflate", "gzip"], ["gzip;q=0, deflate", undefined], ["gzip;q=0", undefined], ["GZIP;q=0.5", "gzip"]]) {
        assert.equal((await read({ "accept-encoding": String(accepted) })).headers["content-encoding"], coding, accepted);
      }

      await setVersion(data, 2);
      program.signal("SIGHUP");
      const begun = performance.now();
      while (versionOf((await read()).body.toString()) !== 2) {
        assert.ok(performance.now() - begun < 15_000, "the new data are served");
        await new Promise((done) => setTimeout(done, 50));
      }
      await program.end();
      do {
        const late = await read();
        assert.deepEqual([late.status, versionOf(late.body.toString())], [200, 2]);
        // Until pages are too old, and nginx has asked in vain for new ones.
      } while ((await nginx.log()).slice(-5).some(({ cache }) => cache === "HIT"));
    } finally {
      await Promise.all([nginx.end(), program.end()]);
    }
  }));
