// The floor: a page whose server writes one SVG rectangle and link per event. It has no script, no text and no list.
import { serveFiles } from "./file-server.js";
import { items } from "./sample.js";

/** Size of the drawing, and height of a group, in CSS pixels. */
const WIDTH = 1200;
const HEIGHT = 620;
const MARK = 8;

/**
 * Serves the page for the events of a folder.
 * @param {string} folder of a sample
 */
export async function serveFloor(folder) {
  const { items: events, groups } = await items(folder);
  const starts = events.map(({ start }) => start);
  const first = starts.reduce((a, b) => Math.min(a, b), Infinity);
  const last = starts.reduce((a, b) => Math.max(a, b), -Infinity);
  const lane = HEIGHT / groups.length;
  const rows = new Map(groups.map(({ id }, n) => [id, n * lane]));
  const marks = events.map(({ id, start, group }) => {
    const x = ((start - first) / (last - first || 1)) * WIDTH;
    const y = (rows.get(group) ?? 0) + ((id * 11) % (lane - MARK));
    return `<a href="/events/${id}"><rect x="${x.toFixed(1)}" y="${y.toFixed(0)}" width="${MARK}" height="${MARK}"/></a>`;
  });
  const body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>floor</title><link rel="icon" href="data:,"><svg id="chart" width="${WIDTH}" height="${HEIGHT}">${marks.join("")}</svg><p>End</p>`;
  return serveFiles([{ path: "/", type: "text/html; charset=utf-8", body }]);
}
