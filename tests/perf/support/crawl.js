// Reads a site as a search engine does: every page, by its links.
import { fetchRaw, links, text } from "./requests.js";

/** Requests that are pending at the same time. */
const READERS = 8;

/**
 * Reads all pages without a query first, then those with one, until `most` have been read.
 * @param {string} site
 * @param {number} most
 */
export async function crawl(site, most) {
  const found = new Set(["/"]);
  const [plain, queries] = [["/"], /** @type {string[]} */ ([])];
  let read = 0;
  let bytes = 0;
  let pending = 0;
  const next = () => plain.shift() ?? (pending ? undefined : queries.shift());
  const reader = async () => {
    while (read < most) {
      const path = next();
      if (path === undefined) {
        if (!pending && !queries.length) return;
        await new Promise((done) => setTimeout(done, 1));
        continue;
      }
      pending += 1;
      read += 1;
      const answer = await fetchRaw(site, path, { "accept-encoding": "gzip, br" });
      pending -= 1;
      // 410: pages link to ids that have been withdrawn.
      if (answer.status >= 400 && answer.status !== 410) throw new Error(`${path} answers ${answer.status}`);
      bytes += answer.body.length;
      if (!answer.headers.get("content-type")?.startsWith("text/html")) continue;
      for (const link of links(text(answer), path)) {
        if (found.has(link)) continue;
        found.add(link);
        (link.includes("?") ? queries : plain).push(link);
      }
    }
  };
  await Promise.all(Array.from({ length: READERS }, reader));
  return { read, bytes, unread: plain.length + queries.length, allPlain: !plain.length };
}
