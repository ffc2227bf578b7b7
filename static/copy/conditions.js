// The conditions of a filter in words, as `pages/labels/filters.rs` has them.
import { extentInWords, periodInWords } from "./periods.js";
import { actorModes, period } from "./view.js";
import { counted, fill, joined, number, quoted } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./view.js").Choice} Choice */
/** @typedef {import("./view.js").Condition} Condition */
/** @typedef {import("./view.js").Filter} Filter */

/** The name of a chosen value. @param {Index} index @param {any} facet @param {Choice} choice */
const nameOf = (index, facet, { id, value }) => (value === undefined ? quoted(index, id) : (facet.words?.[value] ?? facet.names[value]));

/** @param {Index} index @param {Filter} filter */
function windowInWords(index, filter) {
  const [from, to] = [period(filter.from), period(filter.to)];
  if (from && to) return extentInWords(index, from, to);
  if (from) return fill(index.text.from, periodInWords(index, from));
  return to ? fill(index.text.to, periodInWords(index, to)) : "";
}

/** @param {Index} index @param {number} least */
const significanceInWords = (index, least) => fill(index.text.significances[Math.max(least - 3, 0)], number(index, least));

/** @param {Index} index @param {Filter} filter */
function chosenInWords(index, { chosen }) {
  const [{ id, value }] = chosen;
  if (chosen.length > 1) return counted(index, "chosenEvents", chosen.length);
  return value === undefined ? quoted(index, id) : index.events.titles[value];
}

/** @param {Index} index @param {string} text */
const searched = (index, text) => (/[“”"]/.test(text) ? text : quoted(index, text));

/**
 * A single condition.
 * @param {Index} index
 * @param {Filter} filter
 * @param {Condition} condition
 * @returns {string}
 */
export function conditionInWords(index, filter, { kind, facet: key = "", choice = { id: "" } }) {
  const { text } = index;
  const facet = index.facets.find((/** @type {any} */ one) => one.key === key);
  if (kind === "facet") return fill(text.chip[key] ?? "{0}", nameOf(index, facet, choice));
  if (kind === "text") return searched(index, filter.text);
  if (kind === "allActors") return text.allActors;
  if (kind === "about") return text.aboutActors;
  if (kind === "significance") return significanceInWords(index, filter.significance);
  if (kind === "chosen") return chosenInWords(index, filter);
  const invalid = [filter.from, filter.to].flatMap((bound) => (bound ? [quoted(index, bound.edtf)] : []));
  return windowInWords(index, filter) || joined(index, "conjunction", invalid);
}

/**
 * All conditions of a filter: "China or the Soviet Union; treaties; 1945–1953".
 * @param {Index} index
 * @param {Filter} filter
 */
export function conditionsInWords(index, filter) {
  const { text } = index;
  const parts = filter.text ? [searched(index, filter.text)] : [];
  const { allActors, about } = actorModes(filter);
  for (const facet of index.facets) {
    const { key } = facet;
    // The order of a form; actors, types and voices are in the order of the timeline.
    const rank = ({ value = Infinity }) => (/^(actor|kind|voice)$/.test(key) ? value : (facet.ranks?.[value] ?? value));
    /** @type {Map<number, string[]>} */
    const groups = new Map();
    for (const choice of (filter.facets[key] ?? []).toSorted((a, b) => rank(a) - rank(b) || 0)) {
      const group = facet.groups?.[choice.value ?? -1] ?? 0;
      groups.set(group, [...(groups.get(group) ?? []), nameOf(index, facet, choice)]);
    }
    for (const names of groups.values()) {
      const words = joined(index, key === "actor" && allActors ? "conjunction" : "disjunction", names);
      parts.push(fill(text.phrase[key === "actor" && about ? "about" : key] ?? "{0}", words));
    }
  }
  if (filter.significance > 1) parts.push(significanceInWords(index, filter.significance));
  if (filter.chosen.length) parts.push(chosenInWords(index, filter));
  const window = windowInWords(index, filter);
  if (window) parts.push(window);
  return parts.join(text.separator);
}
