// A copy of the site as files behind nginx, with the configuration that the export writes.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { inFolder } from "./support/data.js";
import { freePort } from "./support/nginx.js";
import { ROOT } from "./support/program.js";
import { get } from "./support/readers.js";

test("nginx serves a copy with the headers, redirects and errors of the server", () =>
  inFolder(async (folder) => {
    const copy = join(folder, "copy");
    execFileSync(join(ROOT, "target/debug/sourceline"), ["export", "site", copy, "--data", join(ROOT, "tests/fixtures/small")], { stdio: "ignore" });
    const port = await freePort();
    const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
    // Started by root, it would be another user, who may not read the folder.
    const main = `${process.getuid?.() === 0 ? `user ${userInfo().username};` : ""} pid ${folder}/pid; error_log ${folder}/log; daemon off; events {}
      http { access_log off; ${paths.join(" ")} server { listen 127.0.0.1:${port}; root ${copy}; include ${copy}/nginx.conf; } }`;
    await writeFile(join(folder, "main.conf"), main);
    execFileSync("nginx", ["-t", "-c", join(folder, "main.conf"), "-e", join(folder, "log")], { stdio: "ignore" });
    const nginx = spawn("nginx", ["-c", join(folder, "main.conf"), "-e", join(folder, "log")], { stdio: "ignore" });
    try {
      const url = `http://127.0.0.1:${port}`;
      const ask = async (/** @type {string} */ path, headers = {}) => {
        for (;;) {
          try {
            return await get(url + path, { headers });
          } catch (error) {
            // It may not listen yet.
            if (/** @type {any} */ (error).code !== "ECONNREFUSED" || nginx.exitCode !== null) throw error;
            await new Promise((done) => setTimeout(done, 5));
          }
        }
      };
      const page = await ask("/events/0430-treaty/");
      assert.equal(page.status, 200);
      assert.match(String(page.headers["content-security-policy"]), /default-src 'none'/);
      assert.equal((await ask("/events/0430-treaty/", { "accept-encoding": "gzip" })).headers["content-encoding"], "gzip");
      assert.match(String((await ask("/events/0430-treaty/cite.bib")).headers["content-type"]), /^application\/x-bibtex/);
      const moved = await ask("/events/0430-pact/cite");
      assert.deepEqual([moved.status, moved.headers.location], [301, "/events/0430-treaty/cite"]);
      const gone = await ask("/events/0440-rumour");
      assert.equal(gone.status, 410);
      assert.match(gone.body.toString(), /misread/);
      for (const path of ["/nowhere", "/nginx.conf", "/.sourceline-copy"]) assert.equal((await ask(path)).status, 404, path);
    } finally {
      nginx.kill();
      await once(nginx, "exit");
    }
  }));
