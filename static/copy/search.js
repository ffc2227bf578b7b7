// What a search text finds, as `query/search/evaluator.rs` and `ranking.rs` have it.
import { parseQuery } from "./search-query.js";
import { formsOf, phrasePostings, postingsOf, withPrefix } from "./search-texts.js";
import { asTyped, nearest, replaced } from "./spelling.js";

/** @typedef {import("./index-files.js").Index} Index */
/** @typedef {import("./search-query.js").Clause} Clause */
/** @typedef {import("./search-texts.js").Postings} Postings */
/** @typedef {import("./search-texts.js").SearchTexts} SearchTexts */

/** A term of a search; `typed` has the words by which it is named, if it can be left out.
 * @typedef {{ clause: Clause, words?: string[], postings: Postings, typed?: string[] }} Term */

/**
 * @typedef {object} SearchResult
 * @property {Set<number>} events
 * @property {Term[]} terms
 * @property {string[] | null} phrase
 * @property {string[]} unmatched words that no text has, as they were typed
 * @property {string[]} leftOut words that were left out because no event has all
 * @property {string} applied the search text as it was applied
 * @property {string | null} corrected the search text with the corrections
 */

const WEIGHTS = [8, 8, 4, 2, 1];
const MAX_RARITY = 12;
const MAX_CORRECTIONS = 3;
const MAX_COMBINED = 8;
const STOP_WORDS = new Set("a about after an and are as at be before between by did during for from how in into is it its of on or over that the their this to was were what when where which why with в во для до за и из к между на о об от по при с со".split(" "));

/** @param {number} events @param {number} total */
const rarity = (events, total) => Math.min(Math.floor(Math.log2(Math.max(Math.floor(total / Math.max(events, 1)), 1))) + 1, MAX_RARITY);

/**
 * @param {Index} index
 * @param {SearchTexts} texts
 * @param {string} text
 * @returns {SearchResult}
 */
export function search(index, texts, text) {
  /** @type {Term[]} */
  const terms = [];
  const excluded = new Set();
  /** @type {Map<string, string>} */
  const corrections = new Map();
  /** @type {string[] | null} */
  let phrase = [];
  const clauses = parseQuery(text);
  const isStop = (/** @type {Clause} */ { kind, words }) => kind === "word" && STOP_WORDS.has(words[0]);
  const onlyStops = clauses.every((clause) => clause.excluded || isStop(clause));
  for (const clause of clauses) {
    const { words } = clause;
    if (clause.excluded) {
      for (const n of matches(texts, clause).postings.keys()) excluded.add(n);
      phrase = null;
    } else if (isStop(clause) && !onlyStops) phrase?.push(words[0]);
    else {
      const term = clause.kind === "word" ? null : matches(texts, clause);
      if (term && !(clause.kind === "compound" && !term.postings.size)) {
        terms.push({ ...term, typed: clause.kind === "compound" ? words : undefined });
        phrase = null;
        continue;
      }
      for (const word of words) {
        const found = resolve(texts, word, corrections);
        if (found.clause.kind === "word") phrase?.push(found.clause.words[0]);
        else phrase = null;
        terms.push({ ...found, typed: [word] });
      }
    }
  }
  const { events, kept } = withMostTerms(index, terms);
  const leftOut = terms.flatMap((term, n) => (kept[n] ? [] : (term.typed ?? [])));
  // A word that is left out anyway needs no correction.
  for (const word of leftOut) corrections.delete(word);
  const corrected = corrections.size ? replaced(text, corrections) : null;
  const removed = new Map([...corrections, ...leftOut.map((word) => /** @type {[string, string]} */ ([word, ""]))]);
  for (const n of excluded) events.delete(n);
  return {
    events,
    terms: terms.filter((_, n) => kept[n]),
    phrase: phrase && phrase.length > 1 && !leftOut.length ? phrase : null,
    unmatched: [...corrections.keys()],
    leftOut: leftOut.map((word) => asTyped(text, word)),
    applied: leftOut.length ? replaced(text, removed).trim().replace(/\s+/g, " ") : (corrected ?? text),
    corrected,
  };
}

/** @param {SearchTexts} texts @param {Clause} clause @returns {Term} */
function matches(texts, clause) {
  const [word] = clause.words;
  if (clause.kind === "word" || clause.kind === "prefix") {
    const words = clause.kind === "word" ? formsOf(texts, word) : withPrefix(texts, word);
    return { clause, words, postings: postingsOf(texts, words) };
  }
  const postings = phrasePostings(texts, clause.words);
  const words = clause.kind === "compound" ? formsOf(texts, clause.words.join("")) : [];
  for (const [n, field] of postingsOf(texts, words)) postings.set(n, Math.min(postings.get(n) ?? 9, field));
  return { clause, words, postings };
}

/**
 * What a typed word stands for: all its forms; if there are none, the words that begin with it; if there are none either, the
 * nearest word in spelling.
 * @param {SearchTexts} texts
 * @param {string} word
 * @param {Map<string, string>} corrections
 */
function resolve(texts, word, corrections) {
  const own = matches(texts, { kind: "word", words: [word] });
  if (own.words?.length) return own;
  const longer = matches(texts, { kind: "prefix", words: [word] });
  if (longer.words?.length) return longer;
  const near = corrections.size < MAX_CORRECTIONS ? nearest(word, texts.words, (other) => texts.postings.get(other)?.size ?? 0) : null;
  if (near === null) return own;
  corrections.set(word, near);
  return matches(texts, { kind: "word", words: [near] });
}

/**
 * The events that have all terms, or else those that have the most, by rarity; and which terms they have.
 * @param {Index} index
 * @param {Term[]} terms
 */
function withMostTerms({ count, numbers }, terms) {
  const parts = terms.map((term) => new Set(term.postings.keys()));
  const all = (/** @type {Set<number>[]} */ sets) => (sets.length ? new Set([...sets[0]].filter((n) => sets.every((set) => set.has(n)))) : new Set(numbers));
  const kept = terms.map(() => true);
  const whole = all(parts);
  const optional = [...terms.keys()].filter((at) => terms[at].typed);
  if (whole.size || !optional.length || terms.length < 2) return { events: whole, kept };
  const required = all(parts.filter((_, at) => !terms[at].typed));
  for (const at of optional) kept[at] = false;
  const candidates = optional.toSorted((a, b) => parts[a].size - parts[b].size).filter((at) => parts[at].size);
  const combined = candidates.slice(0, MAX_COMBINED);
  const weigh = (/** @type {number} */ at) => rarity(parts[at].size, count);
  /** @type {[number, Set<number>, number[]]} */
  let best = [0, required, []];
  /** @type {[number, Set<number>, number[], number[]][]} */
  const open = [[0, required, [], combined]];
  for (let state = open.pop(); state; state = open.pop()) {
    const [weight, events, chosen, [at, ...next]] = state;
    if (weight > best[0]) best = [weight, events, chosen];
    if (at === undefined) continue;
    if (weight + next.reduce((sum, one) => sum + weigh(one), 0) > best[0]) open.push([weight, events, chosen, next]);
    const both = all([events, parts[at]]);
    if (both.size) open.push([weight + weigh(at), both, [...chosen, at], next]);
  }
  let [, events, chosen] = best;
  for (const at of candidates.slice(MAX_COMBINED)) {
    const both = all([events, parts[at]]);
    if (both.size) [events, chosen] = [both, [...chosen, at]];
  }
  // Without any of its terms a search finds nothing rather than everything.
  if (!chosen.length && optional.length === terms.length) return { events: new Set(/** @type {number[]} */ ([])), kept: terms.map(() => true) };
  for (const at of chosen) kept[at] = true;
  return { events: new Set(events), kept };
}

/**
 * Events in the order of relevance: the weight of the weightiest field that has a term times the rarity of the term, for all
 * terms; then significance, then time.
 * @param {Index} index
 * @param {SearchTexts} texts
 * @param {SearchResult} result
 * @param {number[]} events
 */
export function ranked({ count, significance }, texts, { terms, phrase }, events) {
  const whole = phrase && terms.length > 1 ? phrasePostings(texts, phrase) : new Map();
  const score = (/** @type {number} */ n) => {
    let sum = significance[n];
    for (const { postings } of terms) {
      const field = postings.get(n);
      if (field !== undefined) sum += WEIGHTS[field] * rarity(postings.size, count) * 6;
    }
    const field = whole.get(n);
    return field === undefined ? sum : sum + (WEIGHTS[0] + WEIGHTS[field]) * MAX_RARITY * 6;
  };
  const scores = new Map(events.map((n) => [n, score(n)]));
  return events.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || a - b);
}
