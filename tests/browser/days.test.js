// Windows as the scripts round them, without a browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { period, rounded, written } from "../../static/days.js";

test("a window that is rounded stays as it is, hardly moves, and is written in full", () => {
  // A generator of its own, so that a failure comes again (Numerical Recipes' constants).
  let state = 1;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  for (let n = 0; n < 200_000; n += 1) {
    const length = 10 ** (random() * 5);
    const a = -200_000 + random() * 220_000;
    const limits = [Math.floor(a - random() * length), Math.ceil(a + length + random() * length)];
    const [first, end] = rounded(a, a + length, limits);
    const given = `${a} to ${a + length} within ${limits}`;
    assert.deepEqual(rounded(first, end, limits), [first, end], given);
    assert.ok(limits[0] <= first && first < end && end <= limits[1], given);
    const off = Math.max(Math.abs(first - a), Math.abs(end - a - length));
    assert.ok(off <= Math.max(length / 100, 1), `${given}: ${off} days off`);
    assert.deepEqual([period(written(first, "from"))?.[0], period(written(end, "to"))?.[1]], [first, end], given);
  }
});
