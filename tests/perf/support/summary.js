// A target's loads as a row of the table.
import { median, shown } from "./numbers.js";

/** @typedef {import("./page.js").Load} Load */
/** @typedef {import("./page.js").Frames} Frames */

export const PAGE_HEAD = [
  "page",
  "N",
  "loads",
  "drawn ms",
  "usable ms",
  "FCP ms",
  "zoom frame p50 / p95 / worst ms",
  "pan frame p50 / p95 / worst ms",
  "elements of the page",
  "of the chart",
  "of the chart, at most",
  "of one drawing, at most",
  "heap MB",
  "wire KB",
  "wire KB, moved",
  "note",
];

/**
 * @param {string} target
 * @param {number} n
 * @param {(Load | string)[]} loads
 * @param {Set<string>} notes to which the browser's errors and warnings are added
 */
export function pageRow(target, n, loads, notes) {
  const done = loads.filter((one) => typeof one !== "string");
  const failed = loads.find((one) => typeof one === "string");
  for (const { complaints } of done) for (const one of complaints) notes.add(`${target} at ${shown(n)}: ${one}`);
  if (!done.length) return [target, shown(n), "0", ...Array(PAGE_HEAD.length - 4).fill("-"), failed ?? ""];
  const of = (/** @type {(load: Load) => number} */ value) => median(done.map(value));
  return [
    target,
    shown(n),
    String(done.length),
    shown(of(({ drawn }) => drawn)),
    shown(of(({ usable }) => usable)),
    shown(of(({ fcp }) => fcp)),
    frames(done.map(({ zoom }) => zoom)),
    frames(done.map(({ pan }) => pan)),
    shown(of(({ page }) => page)),
    shown(of(({ chart }) => chart)),
    shown(Math.max(...done.map(({ most }) => most))),
    shown(Math.max(...done.map(({ drawing }) => drawing))),
    shown(of(({ heap }) => heap) / 1e6, 1),
    shown(of(({ wire }) => wire) / 1024),
    shown(of(({ moving }) => moving) / 1024),
    failed ?? "",
  ];
}

/**
 * Medians of the quantiles, and the maximum; (!) if nothing moved.
 * @param {Frames[]} all
 */
function frames(all) {
  const [p50, p95] = [median(all.map(({ p50 }) => p50)), median(all.map(({ p95 }) => p95))];
  const still = all.some(({ moved }) => moved === 0) ? " (!)" : "";
  return `${shown(p50, 1)} / ${shown(p95, 1)} / ${shown(Math.max(...all.map(({ worst }) => worst)))}${still}`;
}
