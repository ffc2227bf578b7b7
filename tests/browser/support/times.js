// A reporter for node:test: how long the tests of each file took, and which took longest.
import { basename } from "node:path";

/** How many tests are named. */
const SLOWEST = 10;

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`.padStart(9);

/** @param {AsyncIterable<any>} events */
export default async function* times(events) {
  /** @type {Map<string, { tests: number, time: number }>} */
  const files = new Map();
  const tests = [];
  for await (const { type, data } of events) {
    if (!["test:pass", "test:fail"].includes(type) || data.nesting !== 0 || !data.file) continue;
    const file = basename(data.file);
    const time = data.details.duration_ms;
    const { tests: count, time: sum } = files.get(file) ?? { tests: 0, time: 0 };
    files.set(file, { tests: count + 1, time: sum + time });
    tests.push({ name: `${file}: ${data.name}`, time });
  }
  yield "\nTime by file:\n";
  for (const [file, { tests, time }] of [...files].sort(([, a], [, b]) => b.time - a.time)) yield `${seconds(time)}  ${file}, ${tests} tests\n`;
  yield "Slowest tests:\n";
  for (const { name, time } of tests.sort((a, b) => b.time - a.time).slice(0, SLOWEST)) yield `${seconds(time)}  ${name}\n`;
}
