// Whether two servers send the same.
import { common } from "./exported-pages.js";
import { fetchRaw } from "./requests.js";

/**
 * Fails if a response of a server differs from the exported page in its bytes or headers, in any coding, or as a 304
 * response.
 * @param {import("./exported-pages.js").ExportedPage[]} pages
 * @param {string} site
 */
export async function compare(pages, site) {
  for (const { path, bodies, headers, notModified } of pages) {
    for (const [coding, body] of bodies) {
      const what = `${site}${path} (${coding})`;
      const answer = await fetchRaw(site, path, { "accept-encoding": coding });
      if (answer.status !== 200) throw new Error(`${what} answers ${answer.status}`);
      if (!answer.body.equals(body)) throw new Error(`${what} has other bytes`);
      same(what, answer.headers, headers);
      const again = await fetchRaw(site, path, { "accept-encoding": coding, "if-none-match": tagOf(answer) });
      if (again.status !== 304 || again.body.length) throw new Error(`${what} answers ${again.status} to its own ETag`);
      same(`${what}, 304`, again.headers, notModified);
    }
  }
}

/**
 * @param {string} what
 * @param {Map<string, string>} got
 * @param {Map<string, string>} expected
 */
function same(what, got, expected) {
  const [a, b] = [common(got), expected].map((headers) => JSON.stringify([...headers], undefined, 1));
  if (a !== b) throw new Error(`${what} has the headers ${a} instead of ${b}`);
}

/**
 * The entity tag of a response, which must have one.
 * @param {import("./requests.js").Answer} answer
 */
export function tagOf({ headers }) {
  const tag = headers.get("etag");
  if (!tag) throw new Error("a page has no ETag");
  return tag;
}
