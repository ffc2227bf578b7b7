// Puts numbers and names into the texts of the index.

/** @typedef {import("./index-files.js").Index} Index */

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A text for the middle of a sentence: one from right to left is isolated, as in `messages/bidi.rs`. @param {string | number} text */
const isolated = (text) => (RIGHT_TO_LEFT.test(String(text)) ? `\u2068${text}\u2069` : String(text));

/**
 * A pattern with what belongs into it.
 * @param {string} pattern
 * @param {(string | number)[]} parts
 */
export const fill = (pattern, ...parts) => pattern.replace(/\{(\d)\}/g, (_, n) => isolated(parts[n]));

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
export const joined = (index, type, items) => new Intl.ListFormat(index.locale, { type }).format(items.map(isolated));

/**
 * @param {Index} index
 * @param {string} text
 */
export const quoted = (index, text) => fill(index.text.quoted, text);
