// Which events pass a filter, and how many each value of a facet would give, as `query/events/` has it.
import { search } from "./search.js";
import { searchTexts } from "./search-texts.js";
import { daysOfWindow, isReversed, isWhole } from "./view.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./view.js").Filter} Filter */
/** @typedef {import("./search.js").SearchResult} SearchResult */
/** @typedef {import("./search-texts.js").SearchTexts} SearchTexts */

/** What a filter needs beside the index if it has a text. @typedef {{ texts?: SearchTexts, results: Map<string, SearchResult> }} Searches */

/**
 * The texts, if a filter needs them.
 * @param {Index} index
 * @param {Filter} filter
 * @returns {Promise<Searches>}
 */
export async function searchesOf(index, filter) {
  return { texts: filter.text ? await searchTexts(index) : undefined, results: new Map() };
}

/** What the text of a filter finds. @param {Index} index @param {Searches} searches @param {Filter} filter */
export function searchResult(index, { texts, results }, { text }) {
  if (!text || !texts) return null;
  const result = results.get(text) ?? search(index, texts, text);
  results.set(text, result);
  return result;
}

/** The group of a value of a facet. @param {any} facet @param {number | undefined} value */
const groupOf = (facet, value) => facet.groups?.[value ?? -1] ?? 0;

/** The values of all events of a facet. @param {Index} index @param {string} key @param {boolean} about */
const valuesOf = (index, key, about) => (about && key === "actor" ? index.about : index.values[key]);

/**
 * The sets that a filter intersects: one of all conditions other than facets, and one for each group of chosen values.
 * @param {Index} index
 * @param {Searches} searches
 * @param {Filter} filter
 */
function setsOf(index, searches, filter) {
  const { numbers, days, significance } = index;
  const [first, last] = daysOfWindow(filter);
  const found = searchResult(index, searches, filter)?.events;
  const chosen = filter.chosen.length ? new Set(filter.chosen.map(({ value }) => value)) : null;
  const reversed = isReversed(filter);
  const candidates = numbers.filter((n) => !reversed && days[n][0] <= last && days[n][3] >= first && significance[n] >= filter.significance && (!found || found.has(n)) && (!chosen || chosen.has(n)));
  /** @type {{ key: string, group: number | null, events: Set<number> }[]} */
  const groups = [];
  for (const facet of index.facets) {
    const { key } = facet;
    const choices = filter.facets[key] ?? [];
    const alone = filter.allActors && key === "actor";
    const values = valuesOf(index, key, filter.about);
    /** @type {Map<number, Set<number | undefined>>} */
    const unions = new Map();
    choices.forEach(({ value }, n) => {
      const at = alone ? n : groupOf(facet, value);
      unions.set(at, (unions.get(at) ?? new Set()).add(value));
    });
    for (const [group, wanted] of unions) groups.push({ key, group: alone ? null : group, events: new Set(numbers.filter((n) => values[n].some((value) => wanted.has(value)))) });
  }
  return { candidates, groups };
}

/**
 * The events that pass a filter.
 * @param {Index} index
 * @param {Searches} searches
 * @param {Filter} filter
 */
export function eventsOf(index, searches, filter) {
  const { candidates, groups } = setsOf(index, searches, filter);
  return candidates.filter((n) => groups.every((group) => group.events.has(n)));
}

/**
 * How many events each value of each facet would give in place of the chosen values of its group.
 * @param {Index} index
 * @param {Searches} searches
 * @param {Filter} filter
 */
export function countsOf(index, searches, filter) {
  const { candidates, groups } = setsOf(index, searches, filter);
  /** @type {Record<string, number[]>} */
  const counts = {};
  for (const facet of index.facets) {
    const { key } = facet;
    const values = valuesOf(index, key, filter.about);
    const count = (/** @type {(group: { key: string, group: number | null }) => boolean} */ leftOut) => {
      const others = groups.filter((group) => !leftOut(group));
      const all = facet.ids.map(() => 0);
      for (const n of candidates) if (others.every((group) => group.events.has(n))) for (const value of values[n]) all[value]++;
      return all;
    };
    counts[key] = count(() => false);
    for (const { group } of groups.filter((one) => one.key === key && one.group !== null)) {
      const others = count((one) => one.key === key && one.group === group);
      others.forEach((/** @type {number} */ other, /** @type {number} */ value) => groupOf(facet, value) === group && (counts[key][value] = other));
    }
  }
  return counts;
}

/**
 * Those of some events whose dates are too vague to be certain that they are in the window.
 * @param {Index} index
 * @param {Filter} filter
 * @param {number[]} events
 */
export function possiblyInWindow({ days, events: { qualified } }, filter, events) {
  if (isWhole(filter) || isReversed(filter)) return new Set();
  const [first, last] = daysOfWindow(filter);
  const covers = (/** @type {number} */ from, /** @type {number} */ to, /** @type {number} */ day) => from < day && to >= day;
  return new Set(events.filter((n) => {
    const [start, begun, ending, end] = days[n];
    const throughout = covers(start, end, first) && covers(start, end, last + 1);
    return covers(ending, end, first) || covers(start, begun, last + 1) || (qualified[n] === "1" && !throughout);
  }));
}

