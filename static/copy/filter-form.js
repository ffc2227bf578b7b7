// The facets of the filter form, as `templates/_facet.html` has them.
import { symbol } from "./list.js";
import { escape, fill, number } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./view.js").Filter} Filter */
/** @typedef {import("./view.js").View} View */

/** The facets of the form, in its order; and those that are folded unless a value is chosen. */
const ORDER = ["era", "actor", "person", "kind", "voice", "source", "place", "language"];
const FOLDED = ["person", "voice", "source", "place", "language"];

/** The most values that are listed without being folded; of more, the number of those that remain. */
const MAX_OPEN = 8;
const OPEN = 6;

/** The most values that are listed. There is no page of all values in a copy. */
const MAX_LISTED = 200;

/**
 * All facets.
 * @param {Index} index
 * @param {View} view
 * @param {Record<string, number[]>} counts
 * @param {Record<string, number[]>} totals without any condition
 * @param {(filter: Filter) => string} link
 */
export function facetList(index, { filter }, counts, totals, link) {
  const { text, lang, series } = index;
  let nth = 0;
  return ORDER.flatMap((key) => {
    const facet = index.facets.find((/** @type {any} */ one) => one.key === key);
    const chosen = new Set((filter.facets[key] ?? []).map(({ value }) => value));
    // A value that no event has is not offered.
    const offered = facet.ids.map((/** @type {string} */ _, /** @type {number} */ value) => value).filter((/** @type {number} */ value) => totals[key][value] || chosen.has(value));
    const groups = [...new Set(offered.map((/** @type {number} */ value) => facet.groups?.[value] ?? 0))].sort((a, b) => a - b);
    return groups.map((group) => oneFacet(facet, group, offered.filter((/** @type {number} */ value) => (facet.groups?.[value] ?? 0) === group), chosen));
  }).join("");

  /**
   * @param {any} facet
   * @param {number} group
   * @param {number[]} values
   * @param {Set<number | undefined>} chosen
   */
  function oneFacet(facet, group, values, chosen) {
    const { key } = facet;
    const id = `_facet-${++nth}`;
    const named = key === "era" && series[group] && series[group] !== "main";
    const title = escape(named ? series[group] : facet.title);
    const titleLang = named ? lang : "";
    const isChosen = values.some((value) => chosen.has(value));
    const rest = { ...filter, facets: { ...filter.facets, [key]: (filter.facets[key] ?? []).filter(({ value }) => value === undefined || !values.includes(value)) } };
    const clear = isChosen ? `<a class="clear-facet" href="${escape(link(rest))}">${escape(text.clear)}<span class="visually-hidden"${titleLang}> ${title}</span></a>` : "";
    const rank = (/** @type {number} */ value) => facet.ranks?.[value] ?? value;
    // Under `actors=all`, the numbers of actors depend on the chosen ones.
    const weights = filter.allActors && key === "actor" ? totals[key] : counts[key];
    const sorted = values.toSorted((a, b) => weights[b] - weights[a] || rank(a) - rank(b)).filter((value, n) => n < MAX_LISTED || chosen.has(value));
    const many = sorted.length > MAX_OPEN;
    const [open, more] = [sorted.slice(0, many ? OPEN : undefined), many ? sorted.slice(OPEN) : []];
    if (key === "era") for (const part of [open, more]) part.sort((a, b) => a - b);
    const choice = (/** @type {number} */ value) => {
      const count = counts[key][value];
      const mark = /^(actor|voice)$/.test(key) && value < index.actors.short.length ? symbol(index, value) : "";
      const years = facet.years ? ` <small>${escape(facet.years[value])}</small>` : "";
      return `\n<label${count ? "" : ' class="none"'}><input type="checkbox" name="${key}" value="${escape(facet.ids[value])}"${chosen.has(value) ? " checked" : ""}>${mark}<span${facet.langs?.[value] ?? lang}>${escape(facet.names[value])}</span>${years} <span class="count">${number(index, count)}</span></label>`;
    };
    const list = (/** @type {number[]} */ part) => `<div class="values">${part.map(choice).join("")}</div>`;
    return `<details class="facet"${isChosen || !FOLDED.includes(key) ? " open" : ""}>
<summary id="${id}"${titleLang}>${title}</summary>
<fieldset aria-labelledby="${id}">${clear}${key === "actor" ? modes() : ""}
${list(open)}${many ? `<details class="more"><summary>${escape(fill(text.showAll, number(index, sorted.length)))}<span class="visually-hidden"${titleLang}> ${title}</span></summary>${folded(facet, more, list)}</details>` : ""}
</fieldset></details>`;
  }

  /** Voices are under the headings of their perspectives. */
  function folded(/** @type {any} */ { headings }, /** @type {number[]} */ values, /** @type {(part: number[]) => string} */ list) {
    if (!headings) return list(values);
    const [titles, of] = headings;
    return titles.map((/** @type {string} */ title, /** @type {number} */ n) => {
      const own = values.filter((value) => of[value] === n);
      return own.length ? `<fieldset><legend${n < titles.length - 2 ? lang : ""}>${escape(title)}</legend>${list(own)}</fieldset>` : "";
    }).join("");
  }

  function modes() {
    const radio = (/** @type {string} */ value, /** @type {string} */ name, /** @type {boolean} */ on) => `<label><input type="radio" name="actors" value="${value}"${on ? " checked" : ""}>${escape(name)}</label>`;
    return `<div class="match-modes">
<div role="radiogroup" aria-labelledby="_match"><span id="_match">${escape(text.match)}</span>${radio("", text.any, !filter.allActors)}${radio("all", text.all, filter.allActors)}</div>
<label><input type="checkbox" name="about" value="1"${filter.about ? " checked" : ""}><span>${escape(text.includeConcerned)}</span></label>
${text.succession ? `<p class="hint">${escape(text.succession)}</p>` : ""}</div>`;
  }
}
