// The summary of a list of events, as `templates/_result_summary.html` has it, and its pages.
import { conditionInWords, conditionsInWords } from "./conditions.js";
import { eventsOf, searchResult } from "./select.js";
import { conditionsOf, only, without } from "./view.js";
import { counted, escape, fill, joined, number, quoted } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./select.js").Searches} Searches */
/** @typedef {import("./view.js").Filter} Filter */
/** @typedef {import("./view.js").View} View */

/** A filter as it is applied: with the corrections of its text. @param {Index} index @param {Searches} searches @param {Filter} filter */
export function applied(index, searches, filter) {
  const result = searchResult(index, searches, filter);
  return result ? { ...filter, text: result.applied } : filter;
}

/** "41 of 123 events: China; 1945–1953" @param {Index} index @param {Searches} searches @param {Filter} filter @param {number} found */
export function sentenceOf(index, searches, filter, found) {
  const conditions = conditionsInWords(index, applied(index, searches, filter));
  const total = counted(index, "events", index.count);
  return conditions ? fill(index.text.shownOf, number(index, found), total, conditions) : total;
}

/**
 * @param {Index} index
 * @param {Searches} searches
 * @param {View} view
 * @param {{ events: number[], possibly: Set<number>, home: string, link: (view: { filter: Filter, sort?: string, page?: number }) => string }} list
 */
export function summary(index, searches, view, { events, possibly, home, link }) {
  const { text, count } = index;
  const { filter, problems, sort } = view;
  const result = searchResult(index, searches, filter);
  const found = events.length;
  const conditions = conditionsOf(index, filter);
  const sentence = escape(sentenceOf(index, searches, filter, found));
  const problem = (/** @type {string} */ html) => `<p class="problem" role="status">${html}</p>`;
  const lines = problems.map((one) => problem(escape(one)));
  if (result?.corrected) {
    const unmatched = fill(text.noResultsFor, joined(index, "disjunction", result.unmatched.map((word) => quoted(index, word))));
    const corrected = link({ filter: applied(index, searches, filter) });
    lines.push(problem(`${escape(unmatched)} ${text.instead[0]}<a href="${escape(corrected)}">${escape(result.corrected)}</a>${text.instead[1]}`));
  }
  if (result?.leftOut.length) lines.push(problem(escape(fill(text.leftOut, joined(index, "conjunction", result.leftOut.map((word) => quoted(index, word)))))));
  const active = conditions.length;
  const filters = active ? fill(text.filtersActive, number(index, active)) : text.filters;
  const brief = active ? `<p class="brief" aria-hidden="true">${escape(fill(text.shownBriefly, number(index, found), counted(index, "events", count)))}</p>` : "";
  const chip = (/** @type {import("./view.js").Condition} */ condition) => `<li><a class="chip" href="${escape(link({ filter: without(filter, condition) }))}"><span class="visually-hidden">${escape(text.remove)} </span>${escape(conditionInWords(index, filter, condition))}<svg class="symbol" viewBox="-8 -8 16 16" aria-hidden="true"><path class="cross" d="M-4-4 4 4M4-4-4 4"/></svg></a></li>`;
  const chips = active ? `<ul class="chips" aria-label="${escape(text.activeFilters)}">${conditions.map(chip).join("")}<li><a class="chip clear" href="${escape(home)}">${escape(text.clearAll)}</a></li></ul>` : "";
  lines.push(`<div class="result-bar"><div class="result-count"><button class="button open-filters" type="button" data-open-filters>${escape(filters)}</button>${brief}<p class="sentence${brief && " visually-hidden"}">${sentence}</p></div>
${chips}</div>`);
  if (possibly.size) {
    const certain = found - possibly.size;
    const numbers = [certain, possibly.size].filter(Boolean).map((n) => number(index, n));
    lines.push(`<p class="certainty">${escape(counted(index, certain ? "windowCertainty" : "windowOnlyPossible", possibly.size, ...numbers))}</p>`);
  }
  if (filter.text && found > 1) {
    const orders = ["relevance", "time"].map((order, n) => ` <a href="${escape(link({ filter, sort: order }))}"${order === sort ? ' aria-current="true"' : ""}>${escape(text.orders[n])}</a>`);
    lines.push(`<nav class="sorts" aria-label="${escape(text.order)}"><span>${escape(text.sortBy)}</span>${orders.join("")}</nav>`);
  }
  if (!found) lines.push(empty());
  return lines.join("\n");

  /** Ways out of an empty list. */
  function empty() {
    const countOf = (/** @type {Filter} */ other) => eventsOf(index, searches, other).length;
    const ways = (/** @type {(condition: import("./view.js").Condition) => Filter} */ to) => conditions.map((condition) => ({ condition, filter: to(condition), events: countOf(to(condition)) })).filter((way) => way.events);
    const several = conditions.length > 1;
    const drops = several ? ways((condition) => without(filter, condition)) : [];
    const alone = several && !drops.length ? ways((condition) => only(filter, condition)) : [];
    const list = (/** @type {string} */ title, /** @type {typeof drops} */ all, pattern = "{0}") => `<p>${escape(title)}</p>\n<ul>${all.map((way) => `<li><a href="${escape(link(way))}">${escape(fill(pattern, conditionInWords(index, filter, way.condition)))}</a>: ${escape(counted(index, "events", way.events))}</li>`).join("")}</ul>`;
    const way = drops.length ? list(text.removeOne, drops, text.without) : alone.length ? list(text.eachAlone, alone) : `<p><a href="${escape(home)}">${escape(text.seeAll)}</a></p>`;
    return `<div class="empty"><h3>${escape(text.nothing)}</h3><p>${escape(text.coverage)}</p>${way}</div>`;
  }
}

/**
 * The pages of a list.
 * @param {Index} index
 * @param {number} current
 * @param {number} last
 * @param {(page: number) => string} link
 */
export function pagination({ text }, current, last, link) {
  if (last < 2) return "";
  const to = (/** @type {number} */ page, /** @type {string} */ rel, /** @type {string} */ name) => (page < 1 || page > last ? "" : `<a class="button" rel="${rel}" href="${escape(link(page))}">${escape(name)}</a>`);
  return `<nav class="pagination" aria-label="${escape(text.pages)}"><span>${escape(fill(text.pageOf, current, last))}</span>${to(current - 1, "prev", text.previous)}${to(current + 1, "next", text.next)}</nav>`;
}
