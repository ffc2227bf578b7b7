// vis-timeline with the events of a sample, on a small server that compresses like Sourceline's.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { items } from "./sample.js";

const HERE = dirname(fileURLToPath(import.meta.url));
const BUILD = join(HERE, "../node_modules/vis-timeline");

/** The version that is measured. */
export async function version() {
  return JSON.parse(await readFile(join(BUILD, "package.json"), "utf8")).version;
}

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>vis-timeline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/vis.css">
<style>body { margin: 0; font: 11pt sans-serif }</style>
<div id="chart"></div>
<script src="/vis.js"></script>
<script src="/page.js"></script>
`;

/**
 * Serves the page for the events of a folder. Everything is compressed before the first request.
 * @param {string} folder of a sample
 */
export async function serveVis(folder) {
  const files = new Map();
  const put = async (/** @type {string} */ path, /** @type {string} */ type, /** @type {string | Buffer} */ body) =>
    files.set(path, { type, body: await promisify(gzip)(body, { level: 6 }) });
  await Promise.all([
    put("/", "text/html; charset=utf-8", PAGE),
    put("/page.js", "text/javascript", await readFile(join(HERE, "vis-page.js"))),
    put("/vis.js", "text/javascript", await readFile(join(BUILD, "standalone/umd/vis-timeline-graph2d.min.js"))),
    put("/vis.css", "text/css", await readFile(join(BUILD, "styles/vis-timeline-graph2d.min.css"))),
    put("/events.json", "application/json", JSON.stringify(await items(folder))),
  ]);
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://here").pathname);
    if (!file) return response.writeHead(404).end();
    const { type, body } = file;
    response.writeHead(200, { "content-type": type, "content-encoding": "gzip", "content-length": body.length }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const end = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${port}/`, end };
}
