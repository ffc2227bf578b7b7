// vis-timeline with the events of a sample, on a small server that compresses like Sourceline's.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveFiles } from "./file-server.js";
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
 * Serves the page for the events of a folder.
 * @param {string} folder of a sample
 */
export async function serveVis(folder) {
  const file = async (/** @type {string} */ path) => readFile(join(BUILD, path));
  return serveFiles([
    { path: "/", type: "text/html; charset=utf-8", body: PAGE },
    { path: "/page.js", type: "text/javascript", body: await readFile(join(HERE, "vis-page.js")) },
    { path: "/vis.js", type: "text/javascript", body: await file("standalone/umd/vis-timeline-graph2d.min.js") },
    { path: "/vis.css", type: "text/css", body: await file("styles/vis-timeline-graph2d.min.css") },
    { path: "/events.json", type: "application/json", body: JSON.stringify(await items(folder)) },
  ]);
}
