// Puts numbers and names into the texts of the index.

/** @typedef {import("./index-files.js").Index} Index */

/**
 * A pattern with what belongs into it.
 * @param {string} pattern
 * @param {(string | number)[]} parts
 */
export const fill = (pattern, ...parts) => pattern.replace(/\{(\d)\}/g, (_, n) => String(parts[n]));

/** @param {unknown} text */
export const escape = (text) => String(text).replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/**
 * @param {Index} index
 * @param {number} n
 */
export const number = (index, n) => n.toLocaleString(index.locale);

/**
 * A text that depends on a number.
 * @param {Index} index
 * @param {string} key
 * @param {number} n
 * @param {(string | number)[]} parts by default the number
 */
export const counted = (index, key, n, ...parts) => fill(index.text[key][index.plural[n < 200 ? n : 100 + (n % 100)]], ...(parts.length ? parts : [number(index, n)]));

/**
 * "a, b and c", or "a, b or c".
 * @param {Index} index
 * @param {"conjunction" | "disjunction"} type
 * @param {string[]} items
 */
export const joined = (index, type, items) => new Intl.ListFormat(index.locale, { type }).format(items);

/**
 * @param {Index} index
 * @param {string} text
 */
export const quoted = (index, text) => fill(index.text.quoted, text);
