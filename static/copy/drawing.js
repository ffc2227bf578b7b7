// The drawing of the chart for a view at a width, as `templates/_chart_drawing.html` has it.
import { dateOf } from "../dates.js";
import { address } from "./list.js";
import { layOut, placeNames, sizes } from "./marks.js";
import { between, yearInWords, yearsInWords } from "./periods.js";
import { ticks } from "./ticks.js";
import { withoutWindow } from "./view.js";
import { counted, escape, fill, number } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./view.js").Filter} Filter */

/**
 * What to draw.
 * @typedef {object} Plot
 * @property {number} first day
 * @property {number} last day
 * @property {number} width in CSS pixels
 * @property {string} lanes
 * @property {number[]} events those that pass the filter
 * @property {Filter} filter
 * @property {string} query what links to events carry
 * @property {string} name
 * @property {(filter: Filter) => string} link
 */

const MODES = ["actor", "kind", "none"];

/** @type {Map<string, { lanes: number[], labels: number, eras: number[] }>} the rows of the whole chart without a filter */
const reserved = new Map();

/** @type {CanvasRenderingContext2D | null | undefined} */
let canvas;

/** @param {string} font */
const measure = (font) => (/** @type {string} */ text) => {
  canvas ??= document.createElement("canvas").getContext("2d");
  if (!canvas) return text.length * 7;
  canvas.font = font;
  return canvas.measureText(text).width;
};

const percent = (/** @type {number} */ part) => `${Math.round(part * 10_000) / 100}%`;

/** The class of a row, or of a number of rows. @param {number} n @param {number} [unless] */
const row = (n, unless = 0) => (n === unless ? "" : ` a${n}`);

/**
 * Colour and symbol of an event on a lane, and whether it only concerns the actor of the lane.
 * @param {Index} index
 * @param {any} lane
 * @param {Set<number>} principals
 * @param {number} n
 */
function markOf(index, lane, principals, n) {
  const { actors: acted, concerns } = index.events;
  const own = (/** @type {(actor: number) => boolean} */ here) => {
    const actor = acted[n].find(here);
    return actor === undefined ? { actor: concerns[n].find(here), hollow: true } : { actor, hollow: false };
  };
  const isOthers = !lane.actors && lane.kind === undefined && principals.size > 0;
  const { actor, hollow } = own((one) => (lane.actors ? lane.actors.includes(one) : !isOthers || !principals.has(one)));
  const grey = { colour: lane.colour, shape: "circle", hollow: false };
  if (actor === undefined) return grey;
  const { colours, shapes } = index.actors;
  return { colour: lane.kind !== undefined && lane.colour !== "grey" ? lane.colour : colours[actor], shape: shapes[actor], hollow };
}

/** The layout of everything, without HTML. @param {Index} index @param {Plot} plot */
function layOutAll(index, { first, last, width, lanes, events }) {
  const days = last - first + 1;
  const at = (/** @type {number} */ day) => ((Math.min(Math.max(day, first), last + 1) - first) / days) * width;
  const shown = new Set(events.filter((n) => index.days[n][0] <= last && index.days[n][3] >= first));
  const all = index.lanes[MODES.indexOf(lanes)].map((/** @type {any} */ lane) => {
    const own = lane.events.filter((/** @type {number} */ n) => shown.has(n));
    return { lane, own, ...layOut(index, own, { width, at }) };
  });
  /** @type {Map<number, { x: number, lane: number }>} the lowest mark of each event */
  const lowest = new Map();
  all.forEach((/** @type {any} */ { marks }, /** @type {number} */ lane) => marks.forEach((/** @type {any} */ { n, x }) => lowest.set(n, { x, lane })));
  const size = sizes(width);
  const names = [...lowest].sort(([a], [b]) => index.significance[b] - index.significance[a] || a - b).map(([n, { x, lane }]) => ({ n, lane, x, text: index.events.labels[n] || index.events.titles[n] }));
  const labels = placeNames(names, width, size.labelRows, measure('13px "Sourceline Label", serif'));
  const groups = index.facets[0].groups;
  const eras = index.series.map((/** @type {string} */ _, /** @type {number} */ series) => {
    const own = index.eras.flatMap((/** @type {(number | null)[]} */ [from, to], /** @type {number} */ era) => {
      const band = { era, from: from ?? -Infinity, to: to ?? Infinity };
      return groups[era] === series && band.from <= last && band.to >= first ? [{ ...band, x: at(band.from), end: at(band.to + 1), text: index.facets[0].names[era] }] : [];
    });
    return { own, ...placeNames(own, width, 4, measure("11px sans-serif")) };
  });
  return { at, all, labels, eras, size };
}

/** @param {Index} index @param {Plot} plot */
export function draw(index, plot) {
  const { first, last, width, filter, lanes, link, query } = plot;
  const { text, lang } = index;
  const { at, all, labels, eras, size } = layOutAll(index, plot);
  const key = `${width} ${lanes}`;
  if (!reserved.has(key)) {
    const whole = layOutAll(index, { ...plot, first: index.whole[0], last: index.whole[1], events: index.numbers });
    reserved.set(key, { lanes: whole.all.map((/** @type {any} */ lane) => lane.rows), labels: whole.labels.rows, eras: whole.eras.map((/** @type {any} */ era) => Math.max(era.rows, 1)) });
  }
  const rows = /** @type {{ lanes: number[], labels: number, eras: number[] }} */ (reserved.get(key));
  const x = (/** @type {number} */ pixels) => percent(pixels / width);
  const labelRows = `<div class="label-rows${row(Math.max(labels.rows, rows.labels))}">`;
  const eraRows = (/** @type {number} */ n) => row(Math.max(eras[n].rows, rows.eras[n]), 1);
  const principals = new Set(all.flatMap((/** @type {any} */ { lane }) => lane.actors ?? []));
  const onLanes = new Map();
  for (const { marks } of all) for (const { n } of marks) onLanes.set(n, (onLanes.get(n) ?? 0) + 1);
  const named = new Set();

  /** The filter of a lane, unless no condition describes it or there is one of its sort already. */
  const narrowed = (/** @type {any} */ lane) => {
    const [facet, value] = lane.actors ? ["actor", lane.actors[0]] : ["kind", lane.kind];
    if (value === undefined || filter.facets[facet]?.length) return null;
    const id = index.facets.find((/** @type {any} */ one) => one.key === facet).ids[value];
    return { ...filter, facets: { ...filter.facets, [facet]: [{ id, value }] }, about: filter.about || facet === "actor" };
  };
  const byEra = (/** @type {number} */ value) => {
    const chosen = filter.facets.era ?? [];
    const id = index.facets[0].ids[value];
    const others = chosen.filter((choice) => choice.value !== value);
    const now = others.length < chosen.length ? { ...filter, facets: { ...filter.facets, era: others } } : { ...withoutWindow(filter), facets: { ...filter.facets, era: [...chosen, { id, value }].sort((a, b) => (a.id < b.id ? -1 : 1)) } };
    return escape(link(now));
  };

  const laneClass = (/** @type {any} */ { lane, rows: own }, /** @type {number} */ n) => `lane c-${lane.colour}${row(Math.min(Math.max(own, rows.lanes[n]), 7), 1)}`;
  const laneName = (/** @type {any} */ one, /** @type {number} */ n) => {
    const to = narrowed(one.lane);
    const own = one.lane.actors ? lang : "";
    const name = escape(one.lane.title);
    return `<div class="${laneClass(one, n)}">${to ? `<a href="${escape(link(to))}" tabindex="-1"${own}>${name}</a>` : `<span${own}>${name}</span>`}</div>`;
  };
  const series = (/** @type {any} */ { own, placed }, /** @type {number} */ n) => {
    const shaded = (/** @type {number} */ era) => index.facets[0].groups.slice(0, era).filter((/** @type {number} */ group) => group === n).length % 2 === 0;
    const rect = (/** @type {any} */ { era, x: from, end }) => `<rect${n && shaded(era) ? ' class="shaded"' : ""} x="${x(from)}" width="${x(end - from)}"/>`;
    const bands = own.filter((/** @type {any} */ { era }) => n || shaded(era)).map(rect).join("");
    const names = placed.map((/** @type {any} */ { name, row: at, side }) => `<a class="era${side === "end" ? " end" : ""}${row(at)}" href="${byEra(name.era)}" aria-label="${escape(fill(text.eraName, name.text))}"${filter.facets.era?.some(({ value }) => value === name.era) ? ' aria-current="true"' : ""}><text x="${x(side === "end" ? name.end : name.x)}">${escape(name.text)}</text></a>`).join("");
    return `<div class="eras${eraRows(n)}"><svg class="${n ? "ribbon" : "bands"}" aria-hidden="true">${bands}</svg><svg>${names}</svg></div>`;
  };
  const label = (/** @type {any} */ { name, row: at, side }) => `<a class="label${row(at)}${side === "end" ? " ae" : ""}" href="${escape(address(index, "events", index.events.ids[name.n]) + query)}" tabindex="-1"><text x="${x(name.x)}">${escape(name.text)}</text></a>`;

  const laneOf = (/** @type {any} */ { lane, own, marks, blocks, height, ...one }, /** @type {number} */ nth) => {
    /** @type {[number, string][]} */
    const items = [];
    /** @type {string[]} */
    const bars = [];
    for (const { n, x: from, end, row: at, bar } of marks) {
      const { colour, shape, hollow } = markOf(index, lane, principals, n);
      const uncertain = index.events.qualified[n] === "1";
      const classes = `${row(at)}${hollow ? " hollow" : ""}${uncertain ? " uncertain" : ""}${index.significance[n] === 5 ? " key" : ""}${colour === lane.colour ? "" : ` c-${colour}`}`;
      const isFirst = !named.has(n);
      named.add(n);
      const id = onLanes.get(n) > 1 ? ` id="_e${n}"` : "";
      const aria = isFirst ? ` aria-label="${escape(markName(index, n))}"${id}` : ` aria-labelledby="_e${n}"`;
      items.push([from, `<g role="listitem" class="mark${classes}"><a href="${escape(address(index, "events", index.events.ids[n]) + query)}"${aria}><use href="#_${shape}" x="${x(from)}"/></a></g>`]);
      if (!bar) continue;
      const [start, begun, ending, finish] = index.days[n];
      const vague = uncertain || start !== begun || ending !== finish;
      const arrow = (/** @type {boolean} */ is, /** @type {string} */ side, /** @type {number} */ to) => (is ? `<use href="#_arrow-${side}" x="${x(to)}"/>` : "");
      bars.push(`<g class="bar${row(at)}${vague ? " uncertain" : ""}${colour === lane.colour ? "" : ` c-${colour}`}"><rect x="${x(from)}" width="${x(end - from)}"/>${arrow(start < first, "start", from)}${arrow(finish > last, "end", end)}</g>`);
    }
    for (const block of blocks) {
      const { events } = block;
      const [from, to] = [Math.max(index.days[events[0]][0], first), Math.max(...events.map((/** @type {number} */ n) => index.days[n][0]))];
      const [a, b] = between(from, Math.max(to, from), 0);
      const high = height(block);
      const titles = events.slice(0, 3).map((/** @type {number} */ n) => index.events.labels[n] || index.events.titles[n]);
      const name = fill(text.blockName, lane.title, counted(index, "events", events.length), yearsOf(index, from, to), [...titles, ...(events.length > 3 ? ["…"] : [])].join(text.comma));
      items.push([block.x, `<g role="listitem" class="block"><a href="${escape(link({ ...(narrowed(lane) ?? filter), from: a, to: b }))}#_list" aria-label="${escape(name)}"><rect x="${x(block.x)}" y="-${high}" width="${x(block.width)}" height="${high}"/><text x="${x(block.x + block.width / 2)}" y="-${high / 2}" dy=".35em">${number(index, events.length)}</text></a></g>`]);
    }
    items.sort((a, b) => a[0] - b[0]);
    const leaders = labels.placed.filter(({ name }) => name.lane === nth).map(({ name, row: at }) => `<line class="leader${row(at)}" x1="${x(name.x)}" x2="${x(name.x)}" y2="100%"/>`).join("");
    const title = fill(text.laneName, lane.title, counted(index, "events", own.length));
    return `<div class="${laneClass({ lane, ...one }, nth)}">${bars.length ? `<svg aria-hidden="true">${bars.join("")}</svg>` : ""}<svg role="list" aria-label="${escape(title)}">${items.map(([, html]) => html).join("")}</svg></div>
${leaders && `<svg class="leaders" aria-hidden="true">${leaders}</svg>`}</div>`;
  };

  const axis = ticks(index, plot);
  const side = (/** @type {number} */ pixels) => (pixels < 16 ? " start" : pixels > width - 16 ? " end" : "");
  const tick = (/** @type {{ day: number, text: string }} */ one) => `<g class="tick${side(at(one.day))}"><line x1="${x(at(one.day))}" x2="${x(at(one.day))}" y2="4"/><text x="${x(at(one.day))}">${escape(one.text)}</text></g>`;
  const heading = (/** @type {{ day: number, text: string }} */ one) => `<text class="tick heading start" x="${x(at(one.day))}">${escape(one.text)}</text>`;
  return `<div class="drawing ${size.narrow ? "narrow" : "wide"}" data-first="${first}" data-last="${last}" data-width="${width}">
<div class="lane-names" aria-hidden="true">${eras.map((/** @type {any} */ _, /** @type {number} */ n) => `<div class="eras${eraRows(n)}"></div>`).join("")}${labelRows}</div>
${all.map(laneName).join("\n")}</div>
<div class="plot"><div class="plot-clip"><div class="scene" role="group" aria-label="${escape(plot.name)}">${eras.map(series).join("")}${all.map(() => '<div class="lane-group">').join("")}
${labelRows}<svg aria-hidden="true">${labels.placed.map(label).join("")}</svg></div>
${all.map(laneOf).join("\n")}<div class="axis${axis.headings.length ? " headings" : ""}"><svg aria-hidden="true">${axis.ticks.map(tick).join("")}${axis.headings.map(heading).join("")}</svg></div></div></div></div></div>`;
}

/** The accessible name of a mark. @param {Index} index @param {number} n */
function markName(index, n) {
  const { text, events } = index;
  const actors = events.actors[n].map((/** @type {number} */ actor) => index.actors.short[actor]).join(text.comma);
  return fill(actors ? text.markOf : text.markName, events.labels[n] || events.titles[n], events.dates[n], actors);
}

/** @param {Index} index @param {number} from @param {number} to */
function yearsOf(index, from, to) {
  const [first, last] = [dateOf(from).year, dateOf(to).year];
  return first === last ? yearInWords(index, first) : yearsInWords(index, first, last);
}
