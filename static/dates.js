// Days since 1970-01-01 as dates of the proleptic Gregorian calendar, for any year: `Date` ends at 275,760.

/**
 * The day of a year, month and date, after Howard Hinnant's days_from_civil.
 * @param {number} year astronomical: 0 is 1 BCE
 * @param {number} [month] may be beyond 12
 * @param {number} [date]
 */
export function dayOf(year, month = 1, date = 1) {
  const m = year * 12 + month - 3; // Years that begin in March end with the leap day.
  const y = Math.floor(m / 12);
  const era = Math.floor(y / 400);
  const yoe = y - era * 400;
  const doy = Math.floor((153 * (m - y * 12) + 2) / 5) + date - 1;
  return era * 146_097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719_468;
}

/**
 * Year, month and date of a day.
 * @param {number} day
 */
export function dateOf(day) {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return { year: yoe + era * 400 + (month < 3 ? 1 : 0), month, date: doy - Math.floor((153 * mp + 2) / 5) + 1 };
}

/**
 * A day as text, as the server writes it: `14 February 1950`, `15 March 44 BCE`.
 * @param {number} day
 * @param {DOMStringMap} text names of months, and patterns in which %d, %m and %y are day, month and year
 */
export function formatDay(day, text) {
  const { year, month, date } = dateOf(day);
  const size = year < 1 ? 1 - year : year;
  const long = size > 9999;
  const era = year < 1 ? text.bce : long || size < 100 ? text.ce : "%y";
  return `${text.day}`
    .replace("%d", `${date}`)
    .replace("%m", `${text.months?.split("|")[month - 1]}`)
    .replace("%y", `${era}`)
    .replace("%y", size.toLocaleString(text.lang, { useGrouping: long }));
}

/**
 * The first day of a period in EDTF, and the day after its last: `1950`, `1950-02`, `-0043-03-15`, `Y-17000`.
 * @param {string | null} text
 * @returns {[number, number] | null}
 */
export function parsePeriod(text) {
  const [, y, m, d] = /^(Y-?\d{5,}|-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text ?? "") ?? [];
  if (!y) return null;
  const [year, month, date] = [y.replace("Y", ""), m ?? 1, d ?? 1].map(Number);
  const first = dayOf(year, month, date);
  return [first, d ? first + 1 : m ? dayOf(year, month + 1) : dayOf(year + 1)];
}

/**
 * A window, from its first day to the day after its last, as two periods in EDTF. Each is written as briefly as possible, but is no
 * longer than the window: a single day is written as that day, even if it is the first of a month.
 * @param {number} first
 * @param {number} end
 */
export function formatWindow(first, end) {
  return [first, end - 1].map((day) => {
    const { year, month, date } = dateOf(day);
    const size = Math.abs(year);
    if (size > 9999) return `Y${year}`;
    let text = (year < 0 ? "-" : "") + `${size}`.padStart(4, "0");
    for (const part of [month, date]) {
      const [a, b] = /** @type {[number, number]} */ (parsePeriod(text));
      if (first <= a && b <= end) break;
      text += "-" + `${part}`.padStart(2, "0");
    }
    return text;
  });
}

/**
 * The nearest window of whole years, months or days within the limits. Years and months are used if the difference is hardly a
 * pixel. The result does not change if it is snapped again.
 * @param {number} a
 * @param {number} b
 * @param {number[]} limits
 * @returns {[number, number]}
 */
export function snapWindow(a, b, [low, high]) {
  const tolerance = (b - a) / 400;
  // Years of more than four digits have neither months nor days (ISO 8601-2 §4.4.1).
  const isFar = Math.max(Math.abs(a), Math.abs(b)) > 2_900_000;
  const border = (/** @type {number} */ at) => {
    const day = Math.round(at);
    const { year, month, date } = dateOf(day);
    const borders = [dayOf(month > 6 ? year + 1 : year), dayOf(year, date > 15 ? month + 1 : month), day];
    return borders.find((one) => isFar || Math.abs(one - at) <= tolerance) ?? day;
  };
  const from = border(a);
  const to = Math.max(border(b), isFar ? dayOf(dateOf(from).year + 1) : from + 1);
  const [first, end] = from < high && to > low ? [Math.max(from, low), Math.min(to, high)] : [low, high];
  return first === a && end === b ? [a, b] : snapWindow(first, end, [low, high]);
}
