// Where the marks, blocks and labels of a chart are, in CSS pixels. A simpler layout than that of `chart/`, with the same promise:
// in each lane, an event is either a mark or counted in one block.

/** @typedef {import("./index-files.js").Index} Index */

/** @typedef {{ n: number, x: number, end: number, row: number, bar: boolean }} Mark */
/** @typedef {{ x: number, width: number, events: number[] }} Block */
/** @typedef {{ marks: Mark[], blocks: Block[], rows: number, height: (block: Block) => number }} LaneLayout */

/** The narrowest block, and the width at which a long one is split. */
const LEAST_BLOCK = 16;
const MOST_BLOCK = 60;

/** Sizes for a plot of some width, as in chart.css. @param {number} width */
export function sizes(width) {
  const narrow = width < 528;
  return narrow ? { narrow, pitch: 9, rows: 6, labelRows: 3 } : { narrow, pitch: 11, rows: 5, labelRows: 6 };
}

/**
 * The layout of a lane.
 * @param {Index} index
 * @param {number[]} events in the order of time
 * @param {{ width: number, at: (day: number) => number }} plot
 * @returns {LaneLayout}
 */
export function layOut(index, events, { width, at }) {
  const { pitch, rows: most } = sizes(width);
  const placed = events.map((n) => {
    const [start, , ending, end] = index.days[n];
    return { n, x: at(Number.isFinite(start) ? start : Math.min(ending, end)), end: at(end + 1), row: 0, bar: false };
  });
  placed.sort((a, b) => a.x - b.x || a.n - b.n);
  // Where more marks would overlap than a stack has rows, there is a block.
  const crowded = placed.map(() => false);
  placed.forEach(({ x }, first) => {
    let last = first;
    while (last < placed.length && placed[last].x < x + pitch) last++;
    if (last - first > most) crowded.fill(true, first, last);
  });
  /** @type {Block[]} */
  const blocks = [];
  placed.forEach(({ n, x }, at) => {
    if (!crowded[at]) return;
    const block = blocks.at(-1);
    const left = Math.max(Math.min(x - pitch / 2, width - LEAST_BLOCK), 0);
    if (block && (left <= block.x + block.width || crowded[at - 1]) && x - block.x <= MOST_BLOCK) {
      block.events.push(n);
      block.width = Math.max(block.width, Math.min(x + pitch / 2, width) - block.x);
    } else blocks.push({ x: block ? Math.max(left, block.x + block.width) : left, width: LEAST_BLOCK, events: [n] });
  });
  // What is within a block belongs to it.
  const marks = placed.filter(({ n, x }, at) => {
    if (crowded[at]) return false;
    const block = blocks.find((one) => x > one.x - pitch / 2 && x < one.x + one.width + pitch / 2);
    block?.events.push(n);
    return !block;
  });
  for (const block of blocks) block.events.sort((a, b) => a - b);
  /** @type {number[]} where the last mark or bar of each row ends */
  const ends = [];
  for (const mark of marks) {
    mark.row = ends.findIndex((end) => end <= mark.x);
    if (mark.row < 0) mark.row = ends.length;
    ends[mark.row] = mark.x + pitch;
  }
  marks.forEach((mark, at) => {
    const next = marks.find((other, n) => n > at && other.row === mark.row);
    const clear = !blocks.some((block) => block.x > mark.x && block.x < mark.end);
    mark.bar = mark.end - mark.x > pitch / 2 && clear && !(next && next.x - pitch / 2 < mark.end);
  });
  const height = (/** @type {Block} */ block) => Math.min(10 + Math.ceil(Math.sqrt(block.events.length) * 5), most * pitch);
  const rows = Math.max(1, ends.length, ...blocks.map((block) => Math.ceil(height(block) / pitch)));
  return { marks, blocks, rows, height };
}

/**
 * Names in rows, of which none touches another. The first get the best places.
 * @template {{ x: number, text: string, end?: number }} T
 * @param {T[]} names with the places where they begin, or where they may end instead
 * @param {number} width
 * @param {number} most rows
 * @param {(text: string) => number} measure
 */
export function placeNames(names, width, most, measure) {
  /** @type {[number, number][][]} */
  const rows = [];
  const placed = [];
  for (const name of names) {
    const size = measure(name.text) * 1.08 + 16;
    const places = [{ side: "start", from: name.x }, { side: "end", from: (name.end ?? name.x) - size }];
    for (const { side, from } of places) {
      if (from < -4 || from + size > width + 8) continue;
      let row = rows.findIndex((taken) => taken.every(([a, b]) => from >= b || from + size <= a));
      if (row < 0 && rows.length < most) row = rows.push([]) - 1;
      if (row < 0) continue;
      rows[row].push([from, from + size]);
      placed.push({ name, row, side });
      break;
    }
  }
  return { placed, rows: rows.length };
}
