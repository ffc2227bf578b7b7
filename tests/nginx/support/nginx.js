// nginx as the current user, with a configuration of packaging/nginx and all its files in a temporary folder.
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { userInfo } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ROOT } from "./program.js";

const NGINX = "/usr/sbin/nginx";
const SITES = join(ROOT, "packaging/nginx");

/** The names of all configurations. */
export const sites = (await readdir(SITES)).sort();

/**
 * A configuration with what is different on this machine: its ports and folders, and certificates, or no TLS at all.
 * @param {string} name
 * @param {string} folder
 * @param {{ port: number, redirects: number, tls: boolean, replace?: [from: string, to: string][] }} options
 */
async function localSite(name, folder, { port, redirects, tls, replace = [] }) {
  let text = await readFile(join(SITES, name), "utf8");
  for (const [from, to] of replace) {
    if (!text.includes(from)) throw new Error(`${name} has no “${from}”`);
    text = text.replaceAll(from, to);
  }
  text = text
    .replace(/^\s*listen \[::\].*\n/gm, "")
    .replace("listen 80;", `listen 127.0.0.1:${redirects};`)
    .replace("listen 443 ssl http2;", `listen 127.0.0.1:${port}${tls ? " ssl http2" : ""};`)
    .replaceAll("/etc/letsencrypt/live/history.example", folder)
    .replaceAll("/var/lib/nginx", folder);
  return tls ? text : text.replace(/^\s*ssl_.*\n/gm, "");
}

/**
 * Writes the whole configuration, as Debian's nginx.conf would include the site.
 * @param {string} name
 * @param {string} folder
 * @param {Parameters<typeof localSite>[2]} options
 */
async function write(name, folder, options) {
  await mkdir(folder, { recursive: true });
  const file = join(folder, "nginx.conf");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `  ${kind}_temp_path ${folder}/${kind};`);
  await writeFile(
    file,
    `${process.getuid?.() === 0 ? `user ${userInfo().username};` : ""}
worker_processes 2;
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  log_format upstream "$connection $upstream_addr $status $upstream_cache_status";
  access_log ${folder}/access.log upstream;
${temporary.join("\n")}
${await localSite(name, folder, options)}
}
`,
  );
  return ["-e", join(folder, "error.log"), "-c", file];
}

/**
 * Checks a configuration with `nginx -t`, with TLS.
 * @param {string} name
 * @param {string} folder
 */
export async function check(name, folder) {
  const args = await write(name, folder, { port: await freePort(), redirects: await freePort(), tls: true });
  const names = ["-keyout", join(folder, "privkey.pem"), "-out", join(folder, "fullchain.pem"), "-subj", "/CN=history.example"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", ...names], { stdio: "ignore" });
  await promisify(execFile)(NGINX, ["-t", ...args]);
}

/**
 * Starts nginx, without TLS, and waits until it listens. It is ended by its process id.
 * @param {string} name
 * @param {string} folder
 * @param {[from: string, to: string][]} replace
 */
export async function startNginx(name, folder, replace) {
  const port = await freePort();
  const args = await write(name, folder, { port, redirects: await freePort(), tls: false, replace });
  const child = spawn(NGINX, args, { stdio: ["ignore", "inherit", "inherit"] });
  const kill = () => child.kill("SIGTERM");
  process.once("exit", kill);
  for (let tries = 0; !(await accepts(port)); tries += 1) {
    if (child.exitCode !== null || tries > 500) throw new Error(`nginx does not listen:\n${await readFile(join(folder, "error.log"), "utf8")}`);
    await new Promise((done) => setTimeout(done, 10));
  }
  const end = async () => {
    const ended = once(child, "exit");
    kill();
    await ended;
    process.off("exit", kill);
  };
  /** The requests that have been answered: the number of the connection, the replicas that were asked, and the status. */
  const log = async () => {
    const lines = (await readFile(join(folder, "access.log"), "utf8")).trim().split("\n");
    return lines.map((line) => {
      const [, connection, replicas, status, cache] = /** @type {RegExpExecArray} */ (/^(\d+) (.*) (\d{3}) (\S+)$/.exec(line));
      return { connection, replicas: replicas.split(", "), status, cache };
    });
  };
  return { url: `http://127.0.0.1:${port}`, log, end };
}

/** @param {number} port */
function accepts(port) {
  return new Promise((found) => {
    const socket = connect(port, "127.0.0.1", () => found(true));
    socket.once("error", () => found(false));
    socket.once("connect", () => socket.destroy());
  });
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
