// Windows: reading their bounds as readers type them, and naming them.
import { dateOf, dayOf } from "../dates.js";
import { fill, number } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */

/** A decade, year, month or day.
 * Of some years, `until` is the last.
 * @typedef {{ edtf: string, first: number, last: number, year: number, month?: number, date?: number, decade?: boolean, until?: number, approximate?: boolean }} Period */

/** One end of a window: a period, or text that is none. @typedef {Period | { edtf: string, invalid: true }} Bound */

/** @param {number} year */
const yearText = (year) => (Math.abs(year) > 9999 ? `Y${year}` : (year < 0 ? "-" : "") + String(Math.abs(year)).padStart(4, "0"));

const two = (/** @type {number} */ n) => String(n).padStart(2, "0");

/**
 * @param {number} year
 * @param {number} [month]
 * @param {number} [date]
 * @returns {Period | null}
 */
export function periodOf(year, month, date) {
  if (month !== undefined && !(month >= 1 && month <= 12)) return null;
  const first = dayOf(year, month, date);
  if (date !== undefined && (date < 1 || first >= dayOf(year, (month ?? 1) + 1))) return null;
  const end = date ? first + 1 : month ? dayOf(year, month + 1) : dayOf(year + 1);
  const edtf = yearText(year) + (month ? `-${two(month)}` : "") + (date ? `-${two(date)}` : "");
  return { edtf, first, last: end - 1, year, month, date };
}

/**
 * @param {Index} index
 * @param {string} text
 * @returns {Bound}
 */
export function parseBound(index, text) {
  return readPeriod(index, text.replace(/[~?%]+$/, "")) ?? { edtf: text, invalid: true };
}

/** Years of which the last digits are unknown: only some can be called a decade. @param {number} year @param {number} until */
export const decadeOf = (year, until) => (until - year === 9 && year >= 1000 && year % 100 ? { decade: true } : { until });

/**
 * Reads EDTF, “44 BC”, “Feb 1950”, “14 February 1950” and “1950s”.
 * @param {Index} index
 * @param {string} text
 */
function readPeriod(index, text) {
  const [, edtfYear, edtfMonth, edtfDate] = /^(Y-?\d{5,}|-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? [];
  const optional = (/** @type {string | undefined} */ part) => (part === undefined ? undefined : Number(part));
  if (edtfYear) return periodOf(Number(edtfYear.replace("Y", "")), optional(edtfMonth), optional(edtfDate));
  const decade = /^(\d{3})(?:X|0\s?s)$/i.exec(text)?.[1];
  // “1900s” may be a century.
  if (decade && (/x$/i.test(text) || Number(decade) % 10)) {
    const year = Number(decade) * 10;
    return { edtf: `${decade}X`, first: dayOf(year), last: dayOf(year + 10) - 1, year, ...decadeOf(year, year + 9) };
  }
  const [, day, word, day2, digits, era] = /^(?:(\d{1,2})\.? )?(?:([^\d\s.,]{3,})\.? )?(?:(\d{1,2}), )?(\d{1,4})(?: ?(bce?|ce|ad))?$/i.exec(text.trim().replace(/\s+/g, " ")) ?? [];
  if (!digits || (!word && (day || day2)) || (digits.length < 3 && !era)) return null;
  const year = /^b/i.test(era ?? "") ? 1 - Number(digits) : Number(digits);
  if (!word) return periodOf(year);
  const month = index.text.months.findIndex((/** @type {string} */ name) => name.toLowerCase().startsWith(word.toLowerCase())) + 1;
  return month ? periodOf(year, month, optional(day ?? day2)) : null;
}

/**
 * The window that holds the days from `first` to `last`, with bounds as precise as its length needs.
 * @param {number} first
 * @param {number} last
 * @param {number} days
 * @returns {[Period, Period]}
 */
export function between(first, last, days = last - first) {
  const bound = (/** @type {number} */ day) => {
    const { year, month, date } = dateOf(day);
    const long = Math.abs(year) > 9999;
    return /** @type {Period} */ (periodOf(year, days > 7300 || long ? undefined : month, days > 730 || long ? undefined : date));
  };
  return [bound(first), bound(last)];
}

/**
 * @param {Index} index
 * @param {number} year
 * @param {boolean} [always] whether the era is always said
 */
export function yearInWords(index, year, always = false) {
  const { text } = index;
  if (year <= 0) return fill(text.bce, yearNumber(index, year));
  return always || needsEra(year) ? fill(text.ce, yearNumber(index, year)) : yearNumber(index, year);
}

const needsEra = (/** @type {number} */ year) => year < 100 || year >= 10_000;

/** @param {Index} index @param {number} year */
function yearNumber(index, year) {
  const size = year > 0 ? year : 1 - year;
  return size < 10_000 ? String(size) : number(index, size);
}

/** @param {Index} index @param {number} first @param {number} last */
export function yearsInWords(index, first, last) {
  const { text } = index;
  if (first <= 0 && last > 0) return fill(text.interval, yearInWords(index, first, true), yearInWords(index, last, true));
  const pattern = last <= 0 ? text.yearsBce : needsEra(first) || needsEra(last) ? text.yearsCe : text.years;
  return fill(pattern, yearNumber(index, first), yearNumber(index, last));
}

/**
 * @param {Index} index
 * @param {Period} period
 * @returns {string}
 */
export function periodInWords(index, { year, month, date, decade, until, approximate }) {
  const { text } = index;
  const name = text.months[(month ?? 1) - 1];
  const words =
    until !== undefined ? yearsInWords(index, year, until)
    : decade ? fill(text.decade, year)
    : date ? fill(text.day, date, name, yearInWords(index, year))
    : month ? fill(text.month, name, yearInWords(index, year))
    : yearInWords(index, year);
  return approximate ? fill(text.approximate, words) : words;
}

/**
 * From one period to another: in years, or as precisely as they are known if that is within a year.
 * @param {Index} index
 * @param {Period} start
 * @param {Period} end
 */
export function extentInWords(index, start, end) {
  const { text } = index;
  const plain = !start.approximate && !end.approximate && !start.decade && !end.decade;
  const span = (/** @type {string} */ from, /** @type {string} */ to) => (from === to ? from : fill(/ /.test(from + to) ? text.interval : text.compact, from, to));
  if (start.edtf === end.edtf && start.approximate === end.approximate) return periodInWords(index, start);
  if (start.year !== (end.until ?? end.year) || start.decade) {
    if (start.until !== undefined || end.until !== undefined) return fill(text.ofSpans, ...[start, end].map((one) => periodInWords(index, { ...one, month: undefined, date: undefined })));
    if (plain) return yearsInWords(index, start.year, end.year);
    const crosses = start.year <= 0 && end.year > 0;
    const words = (/** @type {Period} */ one) => (one.decade || !crosses ? periodInWords(index, one.decade ? one : { ...one, month: undefined, date: undefined }) : yearInWords(index, one.year, true));
    return span(words(start), words(end));
  }
  const month = (/** @type {Period} */ one) => text.months[(one.month ?? 1) - 1];
  const year = yearInWords(index, start.year);
  if (plain && start.date && end.date) {
    return start.month === end.month ? fill(text.daysOf, start.date, end.date, month(start), year) : fill(text.daysOfMonths, start.date, month(start), end.date, month(end), year);
  }
  if (plain && start.month && end.month && !start.date && !end.date) return fill(text.monthsOf, month(start), month(end), year);
  return span(periodInWords(index, start), periodInWords(index, end));
}
