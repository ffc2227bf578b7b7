// Numbers, and the tables in which they are printed.

/**
 * The quantile of a share: the value below which that share of all values lies.
 * @param {number[]} values
 * @param {number} share from 0 to 1
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at % 1);
}

/** @typedef {[title: string, head: string[], rows: string[][]]} Table */

/** @param {number[]} values */
export const median = (values) => quantile(values, 0.5);

/**
 * A number for people: `1,234.5`, or `-` if there is none.
 * @param {number | undefined} number
 * @param {number} [digits] after the point
 */
export function shown(number, digits = 0) {
  if (number === undefined || !Number.isFinite(number)) return "-";
  return number.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/**
 * A generator of numbers from 0 to below 1, always the same for the same seed (mulberry32).
 * @param {number} seed
 */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Prints a Markdown table.
 * @param {string} title
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(title, head, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  console.log(`\n${title}\n\n${line(head)}\n${line(head.map(() => "---"))}`);
  for (const row of rows) console.log(line(row));
}
