// Suggestions for the search box, as `query/suggest.rs` has them.
import { loadIndex } from "./index-files.js";
import { address } from "./list.js";
import { home } from "./page.js";
import { parseBound, periodInWords } from "./periods.js";
import { NAMES, TITLE, searchTexts, withPrefix } from "./search-texts.js";
import { eventsOf } from "./select.js";
import { nearest, replaced } from "./spelling.js";
import { wordsOf } from "./tokenizer.js";
import { noFilter } from "./view.js";
import { counted, fill } from "./wording.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./search-texts.js").SearchTexts} SearchTexts */

const LIMITS = { eras: 2, events: 5, names: 3, sources: 2 };
const MAX_CORRECTED = 2;

/** Title, what it is, address. @typedef {[string, string, string]} Suggestion */

/**
 * In the format of OpenSearch suggestions.
 * @param {string} typed
 */
export async function suggestions(typed) {
  const index = await loadIndex();
  const texts = await searchTexts(index);
  let found = suggest(index, texts, typed);
  if (!found.length) {
    /** @type {Map<string, string>} */
    const corrections = new Map();
    for (const { word } of wordsOf(typed)) {
      if (corrections.size === MAX_CORRECTED || withPrefix(texts, word).length) continue;
      const near = nearest(word, texts.words, (other) => [...(texts.postings.get(other)?.values() ?? [])].filter((field) => field <= NAMES).length);
      if (near) corrections.set(word, near);
    }
    if (corrections.size) found = suggest(index, texts, replaced(typed, corrections));
  }
  return [typed, ...[0, 1, 2].map((part) => found.map((one) => (part === 2 ? new URL(one[2], location.href).href : one[part])))];
}

/** @param {Index} index @param {SearchTexts} texts @param {string} typed @returns {Suggestion[]} */
function suggest(index, texts, typed) {
  const { text } = index;
  const tokens = wordsOf(typed);
  // The last character of a CJK run is a word of its own, but a title may go on after it.
  const words = tokens.filter((token, n) => !n || token.end !== tokens[n - 1].end).map((token) => token.word);
  if (!words.length) return [];
  /** How well names match: 0 if one starts with what was typed, 1 if they have all words. @param {string[]} names */
  const quality = (names) => {
    const own = names.map((name) => wordsOf(name).map((token) => token.word));
    const last = words[words.length - 1];
    if (own.some((all) => words.slice(0, -1).every((word, n) => all[n] === word) && all[words.length - 1]?.startsWith(last))) return 0;
    return words.every((word) => own.some((all) => all.some((one) => one.startsWith(word)))) ? 1 : null;
  };
  /** The best of some records. @param {[number | null, Suggestion][]} all @param {number} most */
  const best = (all, most) => all.filter(([rank]) => rank !== null).sort(([a], [b]) => Number(a) - Number(b)).slice(0, most).map(([, one]) => one);
  const facet = (/** @type {string} */ key) => index.facets.find((/** @type {any} */ one) => one.key === key);
  const [era, actor, person, source] = ["era", "actor", "person", "source"].map(facet);

  const bound = parseBound(index, typed.trim());
  const happened = "invalid" in bound ? 0 : eventsOf(index, { results: new Map() }, { ...noFilter(), from: bound, to: bound }).length;
  /** @type {Suggestion[]} */
  const periods = happened && !("invalid" in bound) ? [[periodInWords(index, bound), fill(text.suggestions[bound.month || bound.decade || bound.until !== undefined ? "period" : "year"], counted(index, "events", happened)), `${home}?${new URLSearchParams({ from: bound.edtf, to: bound.edtf })}`]] : [];
  const eras = best(era.names.map((/** @type {string} */ name, /** @type {number} */ n) => [quality([name]), [name, fill(text.suggestions.era, era.years[n]), address(index, "eras", era.ids[n])]]), LIMITS.eras);

  const having = (/** @type {number} */ field) => {
    const sets = words.map((word) => new Set(withPrefix(texts, word).flatMap((one) => [...(texts.postings.get(one) ?? [])].filter(([, own]) => own <= field).map(([n]) => n))));
    return index.numbers.filter((n) => sets.every((set) => set.has(n)));
  };
  const titled = having(TITLE);
  const rank = (/** @type {number} */ n) => (titled.includes(n) ? (quality(texts.texts(n).filter((one) => one.field === TITLE).map((one) => one.text)) ?? 1) : 2);
  const events = having(NAMES).map((n) => ({ n, rank: rank(n) })).sort((a, b) => a.rank - b.rank || index.significance[b.n] - index.significance[a.n] || a.n - b.n).slice(0, LIMITS.events);
  const names = best([
    ...texts.names[0].map((own, n) => /** @type {[number | null, Suggestion]} */ ([quality(own), [actor.names[n], text.suggestions.actor, address(index, "actors", actor.ids[n])]])),
    ...texts.names[1].map((own, n) => /** @type {[number | null, Suggestion]} */ ([quality(own), [person.names[n], text.suggestions.person, address(index, "people", person.ids[n])]])),
  ], LIMITS.names);
  const sources = best(texts.names[2].map((own, n) => [quality(own.slice(0, 1)), [own[0], texts.sources[n], address(index, "sources", source.ids[n])]]), LIMITS.sources);
  return [...periods, ...eras, ...events.map(({ n }) => /** @type {Suggestion} */ ([index.events.titles[n], index.events.dates[n], address(index, "events", index.events.ids[n])])), ...names, ...sources];
}
