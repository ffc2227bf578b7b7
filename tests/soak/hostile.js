// Clients that break the rules. What they get is a deliberate refusal, or their connection is closed.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A connection that was closed without a response. */
const CLOSED = 0;

/** When a connection must be closed at the latest, in milliseconds: the program allows 10 s for a head. */
const PATIENCE = 40_000;

const HEAD = "Host: history.example\r\nConnection: close\r\n";

/** What is wrong with a request, the request, and how it may be answered. @type {[string, string, number[]][]} */
const REQUESTS = [
  ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", [400]],
  ["two Hosts", `GET / HTTP/1.1\r\nHost: a.example\r\n${HEAD}\r\n`, [400]],
  ["a malformed Host", "GET / HTTP/1.1\r\nHost: a/b\r\nConnection: close\r\n\r\n", [400]],
  ["bad encoding in a path", `GET /events/%C3%28%00 HTTP/1.1\r\n${HEAD}\r\n`, [400, 404]],
  ["bad encoding in a query", `GET /?q=%FF%&from=%&=%00 HTTP/1.1\r\n${HEAD}\r\n`, [200]],
  ["a path of dots", `GET /static/0/../../../../etc/passwd HTTP/1.1\r\n${HEAD}\r\n`, [400, 404]],
  ["a path that is none", `GET about HTTP/1.1\r\n${HEAD}\r\n`, [400, 404]],
  ["a long URL", `GET /?q=${"x".repeat(20_000)} HTTP/1.1\r\n${HEAD}\r\n`, [414]],
  ["a large head", `GET / HTTP/1.1\r\n${HEAD}X: ${"x".repeat(60_000)}\r\n\r\n`, [431]],
  ["many fields", `GET / HTTP/1.1\r\n${HEAD}${"X: y\r\n".repeat(2000)}\r\n`, [431]],
  ["a large body", `POST / HTTP/1.1\r\n${HEAD}Content-Length: 99999999\r\n\r\n`, [413]],
  ["a chunked body", `POST /about HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n${"4\r\nabcd\r\n".repeat(99)}0\r\n\r\n`, [405]],
  ["chunks without end", `POST /about HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\n${"4000\r\n" + "x".repeat(0x4000) + "\r\n"}`, [408]],
  ["a malformed chunk", `POST /about HTTP/1.1\r\n${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, [400, 405, CLOSED]],
  ["an unknown method", `BREW /about HTTP/1.1\r\n${HEAD}\r\n`, [405]],
  ["two lengths", `POST / HTTP/1.1\r\n${HEAD}Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd`, [400]],
  ["a length and chunks", `POST /about HTTP/1.1\r\n${HEAD}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, [400, 405]],
  ["a space before a colon", `GET / HTTP/1.1\r\n${HEAD}Content-Length : 3\r\n\r\nabc`, [400]],
  ["a line feed in a field", `GET / HTTP/1.1\r\n${HEAD}X: a\n b\r\n\r\n`, [400]],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", [400, 505, CLOSED]],
  ["TLS", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + "\0".repeat(500), [400, CLOSED]],
  ["an unfinished head", `GET / HTTP/1.1\r\n${HEAD}`, [CLOSED]],
  ["nothing", "", [CLOSED]],
];

export class Attacker {
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

  /** Breaks a rule. */
  async act() {
    const chance = this.random();
    if (chance < 0.2) await this.tally.count("aborted downloads", this.program, () => this.abort());
    else if (chance < 0.3) await this.tally.count("random bytes", this.program, () => this.talkNonsense());
    else await this.tally.count("malformed requests", this.program, () => this.breakRule());
  }

  async breakRule() {
    const [name, bytes, expected] = REQUESTS[Math.floor(this.random() * REQUESTS.length)];
    const status = await this.send(Buffer.from(bytes, "latin1"));
    assert.ok(expected.includes(status), `${name}: ${status}`);
  }

  async talkNonsense() {
    const bytes = Buffer.from(Array.from({ length: 1 + this.random() * 2000 }, () => Math.floor(this.random() * 256)));
    const status = await this.send(bytes);
    assert.ok([400, 414, 431, CLOSED].includes(status), `random bytes: ${status}`);
  }

  /** Leaves when the response begins. */
  async abort() {
    const socket = this.#connect();
    socket.write(`GET /edition.zip HTTP/1.1\r\n${HEAD}\r\n`);
    await new Promise((resolve, reject) => socket.once("data", resolve).once("error", reject).once("close", resolve));
    socket.destroy();
  }

  /** Sends a head a line at a time until it is cut off. */
  async dawdle() {
    await this.tally.count("slow heads", this.program, async () => {
      const socket = this.#connect();
      const closed = new Promise((resolve) => socket.once("close", resolve).on("error", () => {}).resume());
      socket.write("GET / HTTP/1.1\r\nHost: history.example\r\n");
      const begun = Date.now();
      while (!socket.destroyed && Date.now() - begun < PATIENCE) {
        await Promise.race([closed, sleep(500)]);
        if (socket.writable) socket.write("X: y\r\n");
      }
      assert.ok(socket.destroyed, "a head without end is not cut off");
      this.tally.response(CLOSED);
    });
  }

  /** Sends bytes and returns the status of the response. The program closes the connection. @param {Buffer} bytes */
  async send(bytes) {
    const socket = this.#connect();
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error("the connection is not closed")));
    let text = "";
    let broken = "";
    socket.on("data", (part) => (text += part.toString("latin1")));
    socket.on("error", (error) => (broken = error.message));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    socket.write(bytes);
    await closed;
    // A server that does not read the rest of a request may reset the connection.
    assert.ok(!broken || /ECONNRESET|EPIPE/.test(broken), broken);
    const status = Number(/^HTTP\/1\.[01] (\d{3}) /.exec(text)?.[1] ?? CLOSED);
    this.tally.response(status);
    return status;
  }

  #connect() {
    return connect(this.program.port, "127.0.0.1");
  }
}
