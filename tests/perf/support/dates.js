// The dates of a sample as vis-timeline takes them: milliseconds. Only what `sourceline sample` writes is read.

/** @typedef {{ first: number, last: number }} Stretch from the first moment to the first after it, in milliseconds */

/** Months at which a season or a quarter begins, and how many it has (ISO 8601-2 §4.8). */
const SUB_YEARS = new Map([
  ["21", [2, 3]],
  ["22", [5, 3]],
  ["23", [8, 3]],
  ["24", [11, 3]],
  ["33", [0, 3]],
  ["34", [3, 3]],
  ["35", [6, 3]],
  ["36", [9, 3]],
]);

/**
 * A day that may be before the year 100. Date.UTC takes such years for 1900 to 1999.
 * @param {number} year
 * @param {number} month from 0; after 11 the next year follows
 * @param {number} day from 1
 */
function moment(year, month, day) {
  return new Date(0).setUTCFullYear(year, month, day);
}

/**
 * A single EDTF date. Its qualifiers are ignored.
 * @param {string} text
 * @returns {Stretch}
 */
function single(text) {
  const found = /^(?:Y(-?\d{5,})|(-?\d{2,4}X{0,2}))(?:-(\d\d|XX))?(?:-(\d\d|XX))?[~?%]?$/.exec(text);
  if (!found) throw new Error(`“${text}” is no date that is read here`);
  const [, long, short, month, day] = found;
  const from = Number((long ?? short).replaceAll("X", "0"));
  const years = short?.endsWith("XX") ? 100 : short?.endsWith("X") ? 10 : 1;
  if (month === undefined || month === "XX") return { first: moment(from, 0, 1), last: moment(from + years, 0, 1) };
  const [start, months] = SUB_YEARS.get(month) ?? [Number(month) - 1, 1];
  if (day === undefined || day === "XX") return { first: moment(from, start, 1), last: moment(from, start + months, 1) };
  return { first: moment(from, start, Number(day)), last: moment(from, start, Number(day) + 1) };
}

/**
 * An EDTF date: a moment if it is a single date of any precision, a range if it is an interval.
 * @param {string} text
 * @param {number} now the end of intervals that have none
 * @returns {{ start: number, end?: number }}
 */
export function startAndEnd(text, now) {
  const [from, to] = text.split("/");
  const { first, last } = single(from);
  if (to === undefined) return { start: first };
  if (to === "..") return { start: first, end: Math.max(now, last) };
  return { start: first, end: to === "" ? last : single(to).last };
}

/** The first moment of a year. */
export const year = (/** @type {number} */ year) => moment(year, 0, 1);
