// The ticks of the axis: years, months or days.
import { dateOf, dayOf } from "../dates.js";
import { periodInWords, periodOf, yearInWords } from "./periods.js";

/** @typedef {import("./index-files.js").Index} Index */

/** The least distance of ticks, in CSS pixels. */
const DISTANCE = 56;

/**
 * @param {Index} index
 * @param {{ first: number, last: number, width: number }} plot
 */
export function ticks(index, { first, last, width }) {
  const days = last - first + 1;
  const least = (days / width) * DISTANCE;
  /** @type {{ day: number, text: string }[]} */
  const found = [];
  /** @type {{ day: number, text: string }[]} */
  const headings = [];
  const [from, to] = [dateOf(first), dateOf(last)];
  if (least > 300) {
    const step = [1, 2, 5].flatMap((n) => Array.from({ length: 10 }, (_, power) => n * 10 ** power)).sort((a, b) => a - b).find((years) => years * 365 >= least) ?? 1e9;
    for (let year = Math.ceil(from.year / step) * step; year <= to.year; year += step) found.push({ day: dayOf(year), text: yearInWords(index, year) });
  } else if (least > 20) {
    const step = [1, 2, 3, 6].find((months) => months * 30 >= least) ?? 6;
    for (let month = from.year * 12; month < (to.year + 1) * 12; month += step) found.push({ day: dayOf(0, month + 1), text: index.text.shortMonths[((month % 12) + 12) % 12] });
    for (let { year } = from; year <= to.year; year++) headings.push({ day: Math.max(dayOf(year), first), text: yearInWords(index, year) });
  } else {
    const step = [1, 2, 5, 10].find((n) => n >= least) ?? 15;
    for (let day = first; day <= last; day++) {
      const { date, year, month } = dateOf(day);
      if ((date - 1) % step === 0 && date < 31) found.push({ day, text: String(date) });
      const period = (date === 1 || day === first) && periodOf(year, month);
      if (period) headings.push({ day, text: periodInWords(index, period) });
    }
  }
  const inside = found.filter(({ day }) => day >= first && day <= last);
  // A heading needs room before the next one.
  const roomy = headings.filter(({ day }, n) => ((headings[n + 1]?.day ?? last + 1) - day) / days * width > 60 || headings.length === 1);
  return { ticks: inside, headings: roomy };
}
