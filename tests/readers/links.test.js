// linkinator follows every link of the site and of a copy of it as files.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { LinkChecker } from "linkinator";
import { BINARY, ROOT, startProgram } from "../browser/support/server.js";
import { temporaryFolder } from "./support.js";

/** Every kind of record once: a site has many addresses. */
const SMALL = join(ROOT, "tests/fixtures/small");

const folder = await temporaryFolder();
after(() => folder.remove());

/**
 * The links that lead nowhere, each with the page that has it.
 * @param {string} path
 * @param {{ serverRoot?: string, skip: (link: string) => boolean }} options
 */
async function dead(path, { serverRoot, skip }) {
  const checker = new LinkChecker();
  const { links } = await checker.check({ path, serverRoot, recurse: true, concurrency: 8, timeout: 60_000, linksToSkip: async (link) => skip(link) });
  const followed = links.filter(({ state }) => state !== "SKIPPED");
  // A page that says why a record was withdrawn is no dead link.
  const found = followed.filter(({ state, status }) => state === "BROKEN" && status !== 410).map(({ url, status, parent }) => `${url} (${status}) on ${parent}`);
  return { found, followed: followed.length };
}

test("every link within the site leads to a page", async () => {
  const program = await startProgram(SMALL);
  try {
    const { origin } = new URL(program.url);
    // Filters lead to filters without end.
    const { found, followed } = await dead(program.url, { skip: (link) => !link.startsWith(origin) || /[?&](?!step=|page=)\w+=/.test(link) });
    assert.deepEqual(found, []);
    assert.ok(followed > 100, `${followed}`);
  } finally {
    await program.end();
  }
});

test("every link within a copy of the site leads to a file", async () => {
  await promisify(execFile)(BINARY, ["export", "site", "copy", "--data", SMALL, "--date", "2026-11-30"], { cwd: folder.path });
  const { found, followed } = await dead("/", { serverRoot: `${folder.path}/copy`, skip: (link) => !/^http:\/\/(localhost|127\.0\.0\.1)/.test(link) });
  assert.deepEqual(found, []);
  assert.ok(followed > 100, `${followed}`);
});
