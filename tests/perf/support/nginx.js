// nginx from Debian, as a server of the exported files: it sends the same bytes and headers as Sourceline.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { fetchRaw } from "./requests.js";

/** @typedef {import("./exported-pages.js").ExportedPage} ExportedPage */

export const NGINX = "/usr/sbin/nginx";
const BROTLI = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

/**
 * Serves files on a free port. The server is ended by its process id.
 * @param {ExportedPage[]} pages
 * @param {string} files their folder
 * @param {string} folder for the configuration and temporary files
 * @param {{ workers: number, accessLog: boolean }} options
 */
export async function serveFiles(pages, files, folder, { workers, accessLog }) {
  await mkdir(folder);
  const port = await freePort();
  const brotli = await access(BROTLI).then(() => true, () => false);
  const log = join(folder, "access.log");
  const text = configuration(pages, { files, folder, port, workers, brotli, log: accessLog ? log : "off" });
  const file = join(folder, "nginx.conf");
  await writeFile(file, text);
  const child = spawn(NGINX, ["-e", join(folder, "error.log"), "-c", file], { stdio: ["ignore", "inherit", "inherit"] });
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetchRaw(url, "/").catch(() => undefined)); tries += 1) {
    if (child.exitCode !== null || tries > 100) throw new Error(`nginx does not serve; its configuration is in ${file}`);
    await new Promise((done) => setTimeout(done, 20));
  }
  const end = async () => {
    const ended = once(child, "exit");
    kill();
    await ended;
    process.off("exit", kill);
  };
  return { url, pid: /** @type {number} */ (child.pid), log, end };
}

/** A port of 127.0.0.1 that is free now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}

/**
 * Everything that makes nginx fast with files is on: sendfile, open_file_cache, files that are compressed already, and
 * `reuseport`, which divides connections evenly among workers.
 * @param {ExportedPage[]} pages
 * @param {{ files: string, folder: string, port: number, workers: number, brotli: boolean, log: string }} of
 */
function configuration(pages, { files, folder, port, workers, brotli, log }) {
  const { maps, headers } = headerDirectives(pages);
  const page = pages.find(({ headers }) => headers.has("content-type"));
  const type = page?.headers.get("content-type") ?? "text/html";
  // Pages whose file is not at their own path, and those of another type, have a location of their own.
  /** @type {Map<string, string>} */
  const locations = new Map();
  for (const { path, file, headers } of pages) {
    const own = headers.get("content-type") ?? type;
    if (file !== path || own !== type) locations.set(path.split("?")[0], own);
  }
  const { username } = userInfo();
  return `
${process.getuid?.() === 0 ? `user ${username};` : ""}
${brotli ? `load_module ${BROTLI};` : ""}
worker_processes ${workers};
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log warn;
events { worker_connections 4096; }
http {
  access_log ${log};
  sendfile on;
  tcp_nopush on;
  server_tokens off;
  keepalive_requests 1000000000;
  keepalive_timeout 60s;
  open_file_cache max=2000 inactive=1h;
  open_file_cache_valid 1h;
  gzip_static on;
  ${brotli ? "brotli_static on;" : ""}
  max_ranges 0;
  types {}
  default_type ${quoted(type)};
  map_hash_bucket_size 1024;
  map_hash_max_size 8192;
  map $request_uri $page_file {
    default /_other/none;
${pages.filter(({ path }) => locations.has(path.split("?")[0])).map(({ path, file }) => `    ${quoted(path)} ${quoted(file)};`).join("\n")}
  }
${maps.join("\n")}
${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `  ${name}_temp_path ${folder}/${name};`).join("\n")}
  server {
    listen 127.0.0.1:${port}${workers > 1 ? " reuseport" : ""};
    root ${files};
    add_header Last-Modified "";
${headers.map((line) => `    ${line}`).join("\n")}
    location / {}
${[...locations].map(([path, own]) => `    location = ${path} { default_type ${quoted(own)}; rewrite ^ $page_file break; }`).join("\n")}
  }
}
`.replace(/\n\s*\n/g, "\n");
}

/**
 * Directives that add the headers of the pages. Values that differ between pages, or are absent from a 304 response, come
 * from maps.
 * @param {ExportedPage[]} pages
 */
function headerDirectives(pages) {
  const maps = [];
  const headers = [];
  const names = new Set(pages.flatMap(({ headers }) => [...headers.keys()]));
  names.delete("content-type");
  for (const name of names) {
    const values = new Set(pages.map(({ headers }) => headers.get(name) ?? ""));
    const [first] = values;
    const variable = `$header_${name.replaceAll("-", "_")}`;
    const with304 = pages.some(({ notModified }) => notModified.has(name));
    if (values.size > 1) {
      const lines = pages.map(({ path, headers }) => `    ${quoted(path)} ${quoted(headers.get(name) ?? "")};`);
      maps.push(`  map $request_uri ${variable} {\n    default "";\n${[...new Set(lines)].join("\n")}\n  }`);
    }
    const value = values.size > 1 ? variable : quoted(first);
    if (!with304) maps.push(`  map $status ${variable}_of_status {\n    304 "";\n    default ${value};\n  }`);
    headers.push(`add_header ${name} ${with304 ? value : `${variable}_of_status`};`);
  }
  return { maps, headers };
}

/**
 * A parameter of a directive.
 * @param {string} value
 */
function quoted(value) {
  if (value.includes("$")) throw new Error(`nginx would take “${value}” for a variable`);
  return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
