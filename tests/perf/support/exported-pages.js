// The pages that both servers send: fetched from Sourceline, and kept as files with the very bytes that it sent.
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { filteredPaths } from "./filtered-queries.js";
import { fetchRaw, links, text } from "./requests.js";

/** Events, and as many filtered views. */
const EVENTS = 45;

/** What nginx appends to the name of a file for a coding; `identity` appends nothing. */
const EXTENSIONS = new Map([["identity", ""], ["gzip", ".gz"], ["br", ".br"]]);

/** Headers that belong to the message or are made by each server itself. */
const OWN_HEADERS = new Set(["connection", "content-encoding", "content-length", "date", "etag", "keep-alive", "server", "transfer-encoding"]);

/**
 * @typedef {object} ExportedPage
 * @property {"event" | "filtered" | "other"} kind
 * @property {string} path with its query
 * @property {string} file below the folder, with a slash before it
 * @property {Map<string, Buffer>} bodies by coding
 * @property {Map<string, string>} headers except those of each server
 * @property {Map<string, string>} notModified headers of a 304 response, with the same exception
 */

/**
 * Exports about a hundred pages: one of every kind, events, and filtered views.
 * @param {string} site
 * @param {string} folder
 * @param {number} seed
 * @returns {Promise<ExportedPage[]>}
 */
export async function exportPages(site, folder, seed) {
  const home = text(await fetchRaw(site, "/", { "accept-encoding": "gzip" }));
  const linked = [...links(home, "/")];
  const events = linked.filter((path) => /^\/events\/[^/?]+$/.test(path)).slice(0, EVENTS);
  const filtered = filteredPaths(home, seed);
  /** @type {[ExportedPage["kind"], string[]][]} */
  const asked = [
    ["other", await others(site, linked)],
    ["event", events],
    ["filtered", Array.from({ length: EVENTS }, () => filtered.next().value)],
  ];
  const paths = asked.flatMap(([, paths]) => paths.filter((path) => !path.includes("?")));
  /** @type {ExportedPage[]} */
  const pages = [];
  for (const [kind, of] of asked) {
    for (const path of of) {
      // The file has the name of the path, unless that ends in a slash or a folder has it, or a query belongs to it.
      const plain = !path.endsWith("/") && !path.includes("?") && !paths.some((other) => other.startsWith(`${path}/`));
      const page = await exportPage(site, folder, { kind, path, file: plain ? path : `/_other/${pages.length}` });
      if (page) pages.push(page);
    }
  }
  return pages;
}

/**
 * The home page, and a page of each kind: the first path of each shape to which the home page or a page there links.
 * @param {string} site
 * @param {string[]} linked
 */
async function others(site, linked) {
  const shapes = new Map([["/", "/"]]);
  const shape = (/** @type {string} */ path) => path.split("/").map((part, at) => (at === 2 ? "*" : part)).join("/");
  const add = (/** @type {string} */ path) => {
    if (!path.includes("?") && !shapes.has(shape(path))) shapes.set(shape(path), path);
  };
  linked.forEach(add);
  for (const path of [...shapes.values()]) {
    const answer = await fetchRaw(site, path, { "accept-encoding": "gzip" });
    if (answer.headers.get("content-type")?.startsWith("text/html")) links(text(answer), path).forEach(add);
  }
  // Events are a scenario of their own.
  return [...shapes].filter(([shape]) => shape !== "/events/*").map(([, path]) => path);
}

/**
 * Exports a page, if a server of files could send it: it has an entity tag and a length, and is not a redirect. Left out are
 * files, of which a client may request ranges, and pages that only their reader may keep, such as citations with the day.
 * @param {string} site
 * @param {string} folder
 * @param {Pick<ExportedPage, "kind" | "path" | "file">} named
 * @returns {Promise<ExportedPage | undefined>}
 */
async function exportPage(site, folder, named) {
  /** @type {Map<string, Buffer>} */
  const bodies = new Map();
  /** @type {Map<string, string> | undefined} */
  let headers;
  let tag = "";
  for (const [coding, extension] of EXTENSIONS) {
    const answer = await fetchRaw(site, named.path, { "accept-encoding": coding });
    const { headers: own } = answer;
    tag = own.get("etag") ?? "";
    if (answer.status !== 200 || !tag || !own.has("content-length") || own.has("accept-ranges")) return undefined;
    if (/private|no-store/.test(own.get("cache-control") ?? "")) return undefined;
    if ((own.get("content-encoding") ?? "identity") !== coding) continue;
    const file = join(folder, named.file + extension);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, answer.body);
    bodies.set(coding, answer.body);
    headers ??= common(own);
  }
  const same = await fetchRaw(site, named.path, { "accept-encoding": "br", "if-none-match": tag });
  return headers && { ...named, bodies, headers, notModified: common(same.headers) };
}

/**
 * The headers that both servers should send.
 * @param {Map<string, string>} headers
 */
export function common(headers) {
  return new Map([...headers].filter(([name]) => !OWN_HEADERS.has(name)).sort(([a], [b]) => (a < b ? -1 : 1)));
}
