// The Nu HTML checker of the W3C finds no error in any kind of page.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { ROOT, startProgram } from "../browser/support/server.js";
import { temporaryFolder } from "./support.js";

const JAR = join(ROOT, "node_modules/vnu-jar/build/dist/vnu.jar");

/** A page of each kind, and lists that are filtered, searched and empty. */
const PAGES = [
  "/",
  "/?actor=china&from=1950&to=1970",
  "/?q=treaty",
  "/?q=zzzz",
  "/?from=soon",
  "/cite",
  "/events/1950-sino-soviet-treaty",
  "/events/1950-sino-soviet-treaty/cite",
  "/events/nothing",
  "/actors",
  "/actors/china",
  "/people",
  "/people/joseph-stalin",
  "/relations",
  "/relations?type=led-to",
  "/sources",
  "/sources/1945-treaty-text",
  "/sources/1945-treaty-text/cite",
  "/threads",
  "/voices",
  "/voices/china",
  "/voices/unattributed",
  "/compare",
  "/compare?side=china&side=united-states",
  "/about",
  "/api",
  "/method",
  "/changes",
  "/choices/actor",
  "/embed",
  "/embed/events/1950-sino-soviet-treaty",
];

const program = await startProgram();
after(() => program.end());

test("the Nu HTML checker finds nothing wrong with pages of each kind", async () => {
  const folder = await temporaryFolder();
  const threads = await (await fetch(new URL("/threads", program.url))).text();
  const eras = await (await fetch(program.url)).text();
  const thread = /href="(\/threads\/[a-z0-9-]+)"/.exec(threads)?.[1] ?? assert.fail("a thread");
  const era = /href="(\/eras\/[a-z0-9-]+)"/.exec(eras)?.[1];
  const paths = [...PAGES, thread, `${thread}?step=2`, `${thread}?present=1`, ...(era ? [era] : [])];
  const files = new Map(paths.map((path, n) => [`${n}.html`, path]));
  for (const [file, path] of files) {
    const response = await fetch(new URL(path, program.url));
    assert.equal(response.status, path === "/events/nothing" ? 404 : 200, path);
    assert.match(response.headers.get("content-type") ?? "", /^text\/html/, path);
    await writeFile(join(folder.path, file), await response.text());
  }
  const names = [...files.keys()].map((file) => join(folder.path, file));
  const checked = await new Promise((resolve) => {
    // The exit code is 1 if there are errors.
    execFile("java", ["-jar", JAR, "--format", "json", "--stdout", ...names], { maxBuffer: 64 << 20 }, (_, stdout, stderr) => resolve({ stdout, stderr }));
  });
  await folder.remove();
  /** @type {{ messages: { type: string, subType?: string, url: string, lastLine?: number, message: string, extract?: string }[] }} */
  const { messages } = JSON.parse(checked.stdout || assert.fail(checked.stderr));
  const found = messages.map(({ type, subType, url, message, extract }) => `${files.get(url.split("/").at(-1) ?? "")}: ${subType ?? type}: ${message} ${extract ?? ""}`);
  assert.deepEqual(found, []);
});
