// A small server of files in memory that compresses like Sourceline's.
import { createServer } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

/** @typedef {{ path: string, type: string, body: string | Buffer }} File */

/**
 * Serves files on a free port. Everything is compressed before the first request.
 * @param {File[]} files
 */
export async function serveFiles(files) {
  const compressed = new Map();
  for (const { path, type, body } of files) compressed.set(path, { type, body: await promisify(gzip)(body, { level: 6 }) });
  const server = createServer((request, response) => {
    const file = compressed.get(new URL(request.url ?? "/", "http://here").pathname);
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
