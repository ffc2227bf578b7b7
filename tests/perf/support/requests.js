// Requests, with bodies and headers exactly as they were sent.
import { Agent, request } from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** @typedef {{ status: number, headers: Map<string, string>, body: Buffer }} Answer names of headers in lower case */

const agent = new Agent({ keepAlive: true });

/**
 * @param {string} site
 * @param {string} path with its query
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Answer>}
 */
export function fetchRaw(site, path, headers = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(new URL(path, site), { agent, headers, timeout: 60_000 }, (answer) => {
      /** @type {Buffer[]} */
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("error", reject);
      answer.on("end", () => {
        /** @type {Map<string, string>} */
        const names = new Map();
        for (let at = 0; at < answer.rawHeaders.length; at += 2) names.set(answer.rawHeaders[at].toLowerCase(), answer.rawHeaders[at + 1]);
        resolve({ status: answer.statusCode ?? 0, headers: names, body: Buffer.concat(parts) });
      });
    });
    asked.on("timeout", () => asked.destroy(new Error(`${site}${path} does not answer`)));
    asked.on("error", reject);
    asked.end();
  });
}

/**
 * The text of an answer.
 * @param {Answer} answer
 */
export function text({ headers, body }) {
  const coding = headers.get("content-encoding");
  const plain = coding === "br" ? brotliDecompressSync(body) : coding === "gzip" ? gunzipSync(body) : body;
  return plain.toString();
}

/**
 * The paths, with their queries, to which a page of the site links.
 * @param {string} html
 * @param {string} from the path of the page
 */
export function links(html, from) {
  const found = new Set();
  for (const [, href] of html.matchAll(/\shref="([^"]*)"/g)) {
    const written = href.replace(/&(amp|#38);/g, "&");
    if (!URL.canParse(written, `http://site${from}`)) continue;
    const url = new URL(written, `http://site${from}`);
    if (url.host === "site") found.add(url.pathname + url.search);
  }
  return /** @type {Set<string>} */ (found);
}
