// Windows as the scripts round them, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, formatDay, parsePeriod, snapWindow, formatWindow } from "../../static/dates.js";

test("a window that is snapWindow stays as it is, hardly moves, and is formatWindow in full", () => {
  // A seeded generator, so that a failure can be reproduced (constants of Numerical Recipes).
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let n = 0; n < 200_000; n += 1) {
    const length = 10 ** (random() * 5);
    const a = -200_000 + random() * 220_000;
    const limits = [Math.floor(a - random() * length), Math.ceil(a + length + random() * length)];
    const [first, end] = snapWindow(a, a + length, limits);
    const given = `${a} to ${a + length} within ${limits}`;
    assert.deepEqual(snapWindow(first, end, limits), [first, end], given);
    assert.ok(limits[0] <= first && first < end && end <= limits[1], given);
    const off = Math.max(Math.abs(first - a), Math.abs(end - a - length));
    assert.ok(off <= Math.max(length / 100, 1), `${given}: ${off} days off`);
    const [from, to] = formatWindow(first, end).map(parsePeriod);
    assert.deepEqual([from?.[0], to?.[1]], [first, end], given);
    assert.ok((from?.[1] ?? Infinity) <= end && first <= (to?.[0] ?? -Infinity), given);
  }
});

test("a window is formatWindow in periods that are no longer than it", () => {
  /** @type {[first: [number, number, number], end: [number, number, number], from: string, to: string][]} */
  const cases = [
    // A single day, also at the beginning or end of a month or a year.
    [[1978, 10, 1], [1978, 10, 2], "1978-10-01", "1978-10-01"],
    [[1978, 1, 1], [1978, 1, 2], "1978-01-01", "1978-01-01"],
    [[1977, 12, 31], [1978, 1, 1], "1977-12-31", "1977-12-31"],
    [[-43, 3, 15], [-43, 3, 16], "-0043-03-15", "-0043-03-15"],
    [[1978, 10, 1], [1978, 10, 16], "1978-10-01", "1978-10-15"],
    [[1978, 1, 1], [1978, 10, 16], "1978-01", "1978-10-15"],
    [[1978, 10, 1], [1978, 11, 1], "1978-10", "1978-10"],
    [[1978, 1, 1], [1979, 1, 1], "1978", "1978"],
    [[1978, 1, 1], [1979, 3, 1], "1978", "1979-02"],
    [[-17_000, 1, 1], [-16_998, 1, 1], "Y-17000", "Y-16999"],
  ];
  for (const [first, end, ...expected] of cases) {
    assert.deepEqual(formatWindow(dayOf(...first), dayOf(...end)), expected);
  }
});

test("a day reads as the server writes it", () => {
  const months = "January|February|March|April|May|June|July|August|September|October|November|December";
  const text = { lang: "en-GB", months, day: "%d %m %y", ce: "%y CE", bce: "%y BCE" };
  /** @type {[number, number, number, string][]} */
  const cases = [
    [1950, 2, 14, "14 February 1950"],
    [476, 9, 4, "4 September 476"],
    [14, 8, 19, "19 August 14 CE"],
    [0, 1, 1, "1 January 1 BCE"],
    [-43, 3, 15, "15 March 44 BCE"],
    [-17_000, 1, 1, "1 January 17,001 BCE"],
    [12_000, 12, 31, "31 December 12,000 CE"],
  ];
  for (const [year, month, day, words] of cases) assert.equal(formatDay(dayOf(year, month, day), text), words);
  const japanese = { ...text, months: "1月|2月|3月", day: "%y年%m%d日" };
  assert.equal(formatDay(dayOf(1950, 2, 14), japanese), "1950年2月14日");
});
