// Readers: they follow links, filter, search, download, ask whether a page has changed, and read slowly.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {{ status: number, headers: import("node:http").IncomingHttpHeaders, body: Buffer }} Answer */

const WORDS = ["harbour", "treaty", "war", "wall", "“the quay”", "-city", "0430", "Συνθήκη", "harbur", "the", "%00"];
const FILTERS = [
  ["actor", "city"],
  ["actor", "league"],
  ["actors", "all"],
  ["kind", "war"],
  ["from", "0430"],
  ["to", "044X"],
  ["person", "mayor"],
  ["source", "chronicle"],
  ["significance", "3"],
  ["lanes", "kind"],
  ["voice", "mayor"],
];
const LISTS = ["/", "/events.json", "/events.csv", "/chart.svg", "/relations", "/sources", "/compare", "/suggest", "/cite"];
const DOWNLOADS = ["/edition.zip", "/events.json", "/events.csv", "/chart.svg", "/cite.bib", "/events/0430-treaty/cite.json"];

export class Reader {
  #agent = new Agent({ keepAlive: true, maxSockets: 1 });
  #newest = 0;
  #address = "/";

  /**
   * @param {import("./program.js").Program} program
   * @param {import("./tally.js").Tally} tally
   * @param {() => number} random from 0 to below 1
   */
  constructor(program, tally, random) {
    this.program = program;
    this.tally = tally;
    this.random = random;
  }

  /** Reads in one way or another. */
  async act() {
    const chance = this.random();
    const [kind, action] =
      chance < 0.4 ? ["pages", () => this.crawl()]
      : chance < 0.55 ? ["filters", () => this.filter()]
      : chance < 0.7 ? ["searches", () => this.search()]
      : chance < 0.82 ? ["downloads", () => this.download()]
      : chance < 0.99 ? ["conditional requests", () => this.revalidate()]
      : ["slow readers", () => this.readSlowly()];
    await this.tally.count(/** @type {string} */ (kind), this.program, /** @type {() => Promise<void>} */ (action));
  }

  /** Follows a link of the page it is on, and sometimes goes home. */
  async crawl() {
    const address = this.#address;
    this.#address = "/";
    const { status, headers, body } = await this.get(address);
    if (headers.location) {
      this.#address = local(headers.location, address) ?? "/";
      return;
    }
    // The history links to the page of an event that was withdrawn.
    assert.ok(status === 200 || status === 410, `${address}: ${status}`);
    const links = [...body.toString().matchAll(/ href="([^"#]+)/g)].map((match) => match[1].replaceAll("&amp;", "&"));
    const here = links.flatMap((link) => local(link, address) ?? []);
    if (here.length && this.random() > 0.1) this.#address = this.pick(here);
  }

  async filter() {
    const chosen = FILTERS.filter(() => this.random() < 0.3);
    await this.good(`${this.pick(LISTS)}?${new URLSearchParams(chosen)}`);
  }

  async search() {
    const words = WORDS.filter(() => this.random() < 0.2).join(" ");
    await this.good(`${this.pick(["/", "/suggest", "/sources"])}?${new URLSearchParams({ q: words })}`);
  }

  async download() {
    const path = this.pick(DOWNLOADS);
    const { body } = await this.good(path);
    assert.ok(body.length > 0, `${path} is empty`);
    if (path === "/edition.zip") {
      assert.equal(body.subarray(0, 2).toString(), "PK", "an archive");
      assert.ok(body.includes("PK\x05\x06"), "a whole archive");
    }
  }

  /** Asks again for what it has. A reload in between is a reason to send it again. */
  async revalidate() {
    const path = this.pick(["/", "/events/0430-treaty", "/about", "/threads/harbour-quarrel", "/events.json"]);
    const encoding = this.pick(["gzip", "identity", "gzip, br, zstd"]);
    const { headers } = await this.good(path, { "accept-encoding": encoding });
    const tag = headers.etag;
    assert.ok(tag, `${path} has an ETag`);
    const again = await this.get(path, { "accept-encoding": encoding, "if-none-match": tag });
    assert.ok(again.status === 304 || (again.status === 200 && again.headers.etag !== tag), `${path}: ${again.status}`);
    assert.ok(again.status !== 304 || again.body.length === 0, "304 has no body");
  }

  /** Sends many requests, pauses, and then reads the responses a piece at a time. */
  async readSlowly() {
    const count = 200;
    const socket = connect(this.program.port, "127.0.0.1");
    socket.pause();
    const one = "GET / HTTP/1.1\r\nHost: h\r\n";
    socket.write(`${one}\r\n`.repeat(count - 1) + `${one}Connection: close\r\n\r\n`);
    await sleep(1000);
    let text = "";
    for await (const part of socket) {
      text += part;
      await sleep(1);
    }
    const found = text.split("HTTP/1.1 200 OK\r\n").length - 1;
    for (let n = 0; n < found; n += 1) this.tally.response(200);
    assert.equal(found, count, "responses");
  }

  /** A response that is no error, and no older than one before. @param {string} path @param {Record<string, string>} [headers] */
  async good(path, headers) {
    const answer = await this.get(path, headers);
    assert.ok(answer.status < 400, `${path}: ${answer.status}`);
    return answer;
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} [headers]
   * @returns {Promise<Answer>}
   */
  async get(path, headers = {}) {
    const { port } = this.program;
    const answer = await new Promise((/** @type {(answer: Answer) => void} */ resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, path, headers, agent: this.#agent, timeout: 60_000 }, (response) => {
        /** @type {Buffer[]} */
        const parts = [];
        response.on("data", (part) => parts.push(part));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
        response.on("error", reject);
      });
      sent.on("timeout", () => sent.destroy(new Error(`${path}: no response`)));
      sent.on("error", (error) => reject(new Error(`${path}: ${error.message}`)));
      sent.end();
    });
    this.tally.response(answer.status);
    const edition = editionOf(answer);
    assert.ok(edition === undefined || edition >= this.#newest, `edition ${edition} after ${this.#newest}`);
    this.#newest = edition ?? this.#newest;
    return answer;
  }

  /** @template T @param {T[]} list */
  pick(list) {
    return list[Math.floor(this.random() * list.length)];
  }

  /** Closes its connection. */
  leave() {
    this.#agent.destroy();
  }
}

/** The number in the title of an edition, if the response is the first page. @param {Answer} answer */
export function editionOf({ headers, body }) {
  if (headers["content-encoding"] || !headers["content-type"]?.startsWith("text/html")) return undefined;
  const title = /<title>Edition (\d+)/.exec(body.toString("latin1"));
  return title ? Number(title[1]) : undefined;
}

/** The path of a link within the site. @param {string} link @param {string} from */
function local(link, from) {
  const url = new URL(link, `http://127.0.0.1${from}`);
  return /^(127\.0\.0\.1|localhost)$/.test(url.hostname) && url.protocol === "http:" ? url.pathname + url.search : undefined;
}
