// The program under test: started on a port, killed, restarted, and told to reload its data.
import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { readFileSync } from "node:fs";

/** How long anything may take that the program does at once, in milliseconds. */
const PATIENCE = 60_000;

export class Program {
  /** How often it was killed. A request that fails meanwhile is no failure of the program. */
  kills = 0;
  /** How often it said that it serves the data as they are now, and that they have errors. */
  reported = { good: 0, broken: 0 };
  /** What it said on standard error besides the errors of broken data. */
  complaints = "";
  /** Resolves when it listens. @type {Promise<void>} */
  ready = Promise.resolve();
  port = 0;
  #events = new EventEmitter();
  /** @type {import("node:child_process").ChildProcess | undefined} */
  #child;

  /**
   * @param {string} binary
   * @param {string} data the folder that it serves
   * @param {boolean} watch whether it watches the folder
   */
  constructor(binary, data, watch) {
    this.binary = binary;
    this.data = data;
    this.watch = watch;
    process.once("exit", () => this.#child?.kill("SIGKILL"));
  }

  /** Starts it, on the same port as before. */
  async start() {
    const options = this.watch ? ["--watch"] : [];
    const parameters = ["serve", "--bind", `127.0.0.1:${this.port}`, "--data", this.data, ...options];
    // In a group of its own, so that Ctrl+C does not end it before the test.
    const child = spawn(this.binary, parameters, { detached: true });
    this.#child = child;
    this.ready = this.#said("ready");
    this.#read(child.stdout, (line) => {
      const address = /^Sourceline serves http:\/\/[^/]*:(\d+)\/$/.exec(line);
      if (address) {
        this.port = Number(address[1]);
        this.#events.emit("ready");
      } else if (line.includes("as it is now")) {
        this.reported.good += 1;
        this.#events.emit("good");
      }
    });
    this.#read(child.stderr, (line) => {
      if (line.includes("remains as it was")) {
        this.reported.broken += 1;
        this.#events.emit("broken");
      } else if (/panic|ERROR|WARN/.test(line)) {
        this.complaints += `${line}\n`;
      }
    });
    await this.ready;
  }

  /** Kills it and starts it again. */
  async restart() {
    const child = this.#running();
    this.kills += 1;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    const restarted = ended.then(() => this.start());
    this.ready = restarted;
    await restarted;
  }

  /**
   * Makes it read its data again, and waits until it says what they are.
   * @param {"good" | "broken"} expected
   */
  async reload(expected) {
    const said = this.#said(expected);
    if (!this.watch) this.#running().kill("SIGHUP");
    await said;
  }

  /** Ends it as an operator does, and returns its exit code. */
  async end() {
    const child = this.#running();
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const [code] = await ended;
    return code;
  }

  /** Its resident memory in MB. */
  memory() {
    const status = readFileSync(`/proc/${this.#running().pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }

  #running() {
    if (!this.#child || this.#child.exitCode !== null) throw new Error("the program is not running");
    return this.#child;
  }

  /** @param {string} event */
  async #said(event) {
    await once(this.#events, event, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => {
      throw new Error(`waited in vain for “${event}”; the program said: ${this.complaints}`);
    });
  }

  /**
   * @param {import("node:stream").Readable} stream
   * @param {(line: string) => void} each
   */
  #read(stream, each) {
    let rest = "";
    stream.on("data", (/** @type {Buffer} */ part) => {
      const lines = (rest + part.toString()).split("\n");
      rest = lines.pop() ?? "";
      lines.forEach(each);
    });
  }
}
