// What was requested, how it was answered, and how the memory grew.

/** Failures that are shown in the report, at most. */
const SHOWN = 20;

/** Reloads whose memory does not count, because caches and arenas still fill up. */
const WARM_UP = 500;

/** The most that the memory may grow, in MB per 1,000 reloads after the first ones. */
const MAX_SLOPE = 1;

export class Tally {
  /** Requests by what they were for. @type {Map<string, number>} */
  requests = new Map();
  /** Responses by status; 0 is a connection that was closed without one. @type {Map<number, number>} */
  statuses = new Map();
  /** Requests that a kill interrupted. */
  interrupted = 0;
  /** @type {string[]} */
  failures = [];
  /** The memory in MB after a number of reloads. @type {{ reloads: number, memory: number }[]} */
  samples = [];

  /** @param {number} status */
  response(status) {
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }

  /**
   * Does something that requests something, and counts it.
   * @param {string} kind
   * @param {import("./program.js").Program} program
   * @param {() => Promise<void>} action
   */
  async count(kind, program, action) {
    await program.ready;
    const { kills } = program;
    try {
      await action();
      this.requests.set(kind, (this.requests.get(kind) ?? 0) + 1);
    } catch (error) {
      if (program.kills === kills) this.failures.push(`${kind}: ${error instanceof Error ? error.message : error}`);
      else this.interrupted += 1;
    }
  }

  /** The growth of the memory in MB per 1,000 reloads, by least squares; undefined if there were too few. */
  slope() {
    const samples = this.samples.filter(({ reloads }) => reloads >= WARM_UP);
    if (samples.length < 10) return undefined;
    const mean = (/** @type {number[]} */ numbers) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
    const x = mean(samples.map(({ reloads }) => reloads));
    const y = mean(samples.map(({ memory }) => memory));
    const covariance = mean(samples.map(({ reloads, memory }) => (reloads - x) * (memory - y)));
    return (1000 * covariance) / mean(samples.map(({ reloads }) => (reloads - x) ** 2));
  }

  /** What is wrong: nothing if the program passed. */
  problems() {
    const slope = this.slope();
    const grows = slope !== undefined && slope > MAX_SLOPE;
    return [...this.failures, ...(grows ? [`the memory grows by ${slope.toFixed(2)} MB per 1,000 reloads`] : [])];
  }

  /** The report in a few lines. */
  report() {
    const list = (/** @type {Map<unknown, number>} */ counts) =>
      [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => `${count} ${name || "closed"}`).join(", ");
    const total = [...this.requests.values()].reduce((sum, count) => sum + count, 0);
    const memory = this.samples.map(({ memory }) => memory);
    const slope = this.slope();
    const problems = this.problems();
    return [
      `requests: ${total} (${list(this.requests)}), and ${this.interrupted} that a kill interrupted`,
      `statuses: ${list(this.statuses)}`,
      `memory: ${memory.at(0)?.toFixed(1)} MB at first, ${Math.max(...memory).toFixed(1)} at most, ${memory.at(-1)?.toFixed(1)} at last`,
      `growth: ${slope === undefined ? "too few reloads" : `${slope.toFixed(3)} MB per 1,000 reloads after the first ${WARM_UP}`}`,
      `failures: ${problems.length}`,
      ...problems.slice(0, SHOWN).map((problem) => problem.replaceAll(/\s+/g, " ")),
    ].join("\n");
  }
}
