// The values of command-line options, and what is common to the programs that read them.
import { availableParallelism } from "node:os";

/** The processors of the machine. */
export const cores = availableParallelism();

/**
 * Reads the options. Explains the use and ends the program if they cannot be read.
 * @template T
 * @param {() => T} read
 * @param {string} usage
 * @returns {T}
 */
export function readOrExplain(read, usage) {
  try {
    return read();
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n${usage}`);
    process.exit(2);
  }
}

/**
 * A whole number.
 * @param {string} name
 * @param {string} text
 * @param {number} [least]
 */
export function whole(name, text, least = 1) {
  const number = Number(text.replaceAll("_", ""));
  if (!text.trim() || !Number.isSafeInteger(number) || number < least) throw new Error(`--${name} takes whole numbers from ${least}, not “${text}”`);
  return number;
}

/**
 * One of several words.
 * @template {string} T
 * @param {string} name
 * @param {string} text
 * @param {readonly T[]} words
 * @returns {T}
 */
export function word(name, text, words) {
  const found = words.find((one) => one === text);
  if (!found) throw new Error(`--${name} takes ${words.join(", ")}, not “${text}”`);
  return found;
}
