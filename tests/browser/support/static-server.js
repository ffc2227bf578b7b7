// A static copy of a timeline without exporting it: the pages of the program without their queries, which is what a host of files
// serves, and the index. `sourceline export site` itself is tested by the program's own tests.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { BINARY, startProgram } from "./server.js";

/**
 * @param {string} data
 * @returns {Promise<{ url: string, end: () => Promise<void> }>}
 */
export async function startCopy(data) {
  const program = await startProgram(data);
  const [index, texts, script] = JSON.parse(execFileSync(BINARY, ["export", "copy-index", data], { encoding: "utf8", maxBuffer: 1e8, stdio: ["ignore", "pipe", "ignore"] }));
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "", "http://copy");
    const file = { "/index.json": index, "/texts.json": texts }[pathname];
    if (file) return response.writeHead(200, { "content-type": "application/json" }).end(file);
    // What only a server can answer.
    if (/^\/(chart|suggest|opensearch.xml)$/.test(pathname)) return response.writeHead(404).end();
    const answer = await fetch(new URL(pathname, program.url));
    const type = answer.headers.get("content-type") ?? "";
    response.writeHead(answer.status, { "content-type": type, "content-security-policy": answer.headers.get("content-security-policy") ?? "" });
    if (!type.startsWith("text/html")) return response.end(Buffer.from(await answer.arrayBuffer()));
    const page = (await answer.text()).replace(/<link rel="(search|canonical|alternate)".*?>/g, "");
    response.end(page.replace("<html", '<html data-copy="/index.json"').replace("<script", `<script type="module" src="${script}"></script>\n<script`));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const end = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
    await program.end();
  };
  return { url: `http://127.0.0.1:${port}/`, end };
}
