// What a query asks for, read and written as `query/events/filter.rs` and `view.rs` do.
import { parseQuery } from "./search-query.js";
import { parseBound } from "./periods.js";
import { fill } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./periods.js").Bound} Bound */

/** A chosen value of a facet; without a number if there is none with this id. @typedef {{ id: string, value?: number }} Choice */

/**
 * @typedef {object} Filter
 * @property {string} text
 * @property {Record<string, Choice[]>} facets the chosen values of each facet, sorted by id
 * @property {boolean} allActors
 * @property {boolean} about
 * @property {number} significance the least, or 1
 * @property {Choice[]} chosen events that are chosen one by one
 * @property {Bound | undefined} from
 * @property {Bound | undefined} to
 */

/** @typedef {{ filter: Filter, sort: string, lanes: string, page: number, problems: string[] }} View */

/** A condition that can be dropped on its own. @typedef {{ kind: "text" | "facet" | "allActors" | "about" | "significance" | "chosen" | "window", facet?: string, choice?: Choice }} Condition */

const MAX_QUERY_CHARS = 200;
const MAX_UNKNOWN = 5;

/** How lanes are divided. The first of these and of the orders is what a query without one means. */
export const LANES = ["actor", "kind", "none"];
const SORTS = ["relevance", "time"];

/** @returns {Filter} */
export const noFilter = () => ({ text: "", facets: {}, allActors: false, about: false, significance: 1, chosen: [], from: undefined, to: undefined });

/**
 * @param {Index} index
 * @param {string} query
 * @returns {View}
 */
export function parseView(index, query) {
  const { text } = index;
  const filter = noFilter();
  /** @type {View} */
  const view = { filter, sort: SORTS[0], lanes: LANES[0], page: 1, problems: [] };
  /** @type {Record<string, string>} problems of the keys of which the last value counts */
  const misread = {};
  for (const [key, typed] of new URLSearchParams(query)) {
    const value = typed.trim();
    if (!value) continue;
    delete misread[key];
    const facet = index.facets.find((/** @type {any} */ facet) => facet.key === key);
    if (facet) choose(filter.facets[key] ??= [], value, facet.number.get(value.normalize()) ?? facet.renamed?.[value]);
    else if (key === "event") choose(filter.chosen, value, index.eventNumber.get(value));
    else if (key === "q") {
      const words = value.replace(/[\p{Cc}\s]+/gu, " ").trim();
      const cut = [...words].slice(0, MAX_QUERY_CHARS).join("").trimEnd();
      if ([...words].length > MAX_QUERY_CHARS) misread.q = text.longText;
      filter.text = parseQuery(cut).length ? cut : "";
      if (!filter.text) misread.q = fill(text.noWords, value);
    } else if (key === "actors") filter.allActors = value === "all";
    else if (key === "about") filter.about = value === "1";
    else if (key === "significance") {
      if (/^[1-5]$/.test(value)) filter.significance = Number(value);
      else misread[key] = fill(text.invalidSignificance, value);
    } else if (key === "from" || key === "to") filter[key] = parseBound(index, value);
    else if (key === "sort" && SORTS.includes(value)) view.sort = value;
    else if (key === "lanes" && LANES.includes(value)) view.lanes = value;
    else if (key === "sort" || key === "lanes") misread[key] = fill(key === "sort" ? text.invalidSort : text.invalidLanes, value);
    else if (key === "page" && /^[1-9]\d*$/.test(value)) view.page = Number(value);
  }
  view.problems.push(...Object.values(misread));
  index.facets.forEach((/** @type {any} */ facet, /** @type {number} */ n) => {
    for (const { id, value } of filter.facets[facet.key] ?? []) if (value === undefined) view.problems.push(fill(text.unknown[n], id));
  });
  for (const { id, value } of filter.chosen) if (value === undefined) view.problems.push(fill(text.unknownEvent, id));
  for (const key of /** @type {const} */ (["from", "to"])) {
    const bound = filter[key];
    if (bound && "invalid" in bound) view.problems.push(fill(text.invalidDate, bound.edtf, key));
  }
  if (isReversed(filter)) view.problems.push(text.reversed);
  return view;

  /**
   * @param {Choice[]} choices
   * @param {string} id
   * @param {number | undefined} found
   */
  function choose(choices, id, found) {
    const now = found === undefined ? id : choices === filter.chosen ? index.events.ids[found] : index.facets.find((/** @type {any} */ one) => filter.facets[one.key] === choices).ids[found];
    if (choices.some((choice) => choice.id === now)) return;
    if (found === undefined && choices.filter(({ value }) => value === undefined).length === MAX_UNKNOWN) return;
    choices.push(found === undefined ? { id } : { id: now, value: found });
    choices.sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}

/** @param {Bound | undefined} bound */
export const period = (bound) => (bound && !("invalid" in bound) ? bound : undefined);

/** The days of a window. @param {Filter} filter @returns {[number, number]} */
export const daysOfWindow = ({ from, to }) => [period(from)?.first ?? -Infinity, period(to)?.last ?? Infinity];

/** @param {Filter} filter */
export function isReversed(filter) {
  const [first, last] = daysOfWindow(filter);
  return first > last;
}

/** Whether a window holds everything. @param {Filter} filter */
export const isWhole = (filter) => daysOfWindow(filter).every((day) => !Number.isFinite(day));

/** The modes of the actors that have an effect. @param {Filter} filter */
export function actorModes(filter) {
  const actors = filter.facets.actor?.length ?? 0;
  return { allActors: filter.allActors && actors > 1, about: filter.about && actors > 0 };
}

/**
 * The canonical query, with its `?`; empty for the first page of everything.
 * @param {Index} index
 * @param {{ filter: Filter, sort?: string, lanes?: string, page?: number }} view
 */
export function queryOf(index, { filter, sort = SORTS[0], lanes = LANES[0], page = 1 }) {
  const query = new URLSearchParams();
  const add = (/** @type {string} */ key, /** @type {string | number | false | undefined} */ value) => value && query.append(key, String(value));
  const { allActors, about } = actorModes(filter);
  add("q", filter.text);
  for (const { key } of index.facets) {
    for (const { id } of filter.facets[key] ?? []) add(key, id);
    if (key === "actor") {
      add("actors", allActors && "all");
      add("about", about && "1");
    }
  }
  add("significance", filter.significance > 1 && filter.significance);
  for (const { id } of filter.chosen) add("event", id);
  add("from", filter.from?.edtf);
  add("to", filter.to?.edtf);
  add("sort", filter.text && sort !== SORTS[0] && sort);
  add("lanes", lanes !== LANES[0] && lanes);
  add("page", page > 1 && page);
  return query.size ? `?${query}` : "";
}

/**
 * Every condition, in the canonical order.
 * @param {Index} index
 * @param {Filter} filter
 */
export function conditionsOf(index, filter) {
  /** @type {Condition[]} */
  const conditions = [];
  const { allActors, about } = actorModes(filter);
  if (filter.text) conditions.push({ kind: "text" });
  for (const { key } of index.facets) {
    for (const choice of filter.facets[key] ?? []) conditions.push({ kind: "facet", facet: key, choice });
    if (key === "actor" && allActors) conditions.push({ kind: "allActors" });
    if (key === "actor" && about) conditions.push({ kind: "about" });
  }
  if (filter.significance > 1) conditions.push({ kind: "significance" });
  if (filter.chosen.length) conditions.push({ kind: "chosen" });
  if (filter.from || filter.to) conditions.push({ kind: "window" });
  return conditions;
}

/**
 * @param {Filter} filter
 * @param {Condition} condition
 * @returns {Filter}
 */
export function without(filter, { kind, facet = "", choice }) {
  const less = { ...filter };
  if (kind === "facet") less.facets = { ...filter.facets, [facet]: filter.facets[facet].filter((one) => one !== choice) };
  else if (kind === "allActors" || kind === "about") less[kind] = false;
  else Object.assign(less, kind === "window" ? { from: undefined, to: undefined } : { [kind]: noFilter()[kind] });
  return less;
}

/**
 * @param {Filter} filter
 * @param {Condition} condition
 * @returns {Filter}
 */
export function only(filter, { kind, facet = "", choice }) {
  const { allActors, about, from, to } = filter;
  const one = { ...noFilter(), allActors, about };
  if (kind === "facet") one.facets = { [facet]: choice ? [choice] : [] };
  else if (kind === "allActors" || kind === "about") one.facets = { actor: filter.facets.actor };
  else Object.assign(one, kind === "window" ? { from, to } : { [kind]: filter[kind] });
  return one;
}

/** @param {Filter} filter @returns {Filter} */
export const withoutWindow = (filter) => ({ ...filter, from: undefined, to: undefined });
