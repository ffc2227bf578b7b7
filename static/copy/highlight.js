// Search words in texts: highlighted, and with what is around them, as `highlighter.rs` and `snippets.rs` have it.
import { isSingleCjk } from "./search-query.js";
import { findPhrase } from "./search-texts.js";
import { isCjk, tokenize } from "./tokenizer.js";
import { escape } from "./wording.js";

/** @typedef {import("./search.js").SearchResult} SearchResult */
/** @typedef {import("./search-texts.js").FoundText} FoundText */

const MAX_SNIPPETS = 3;
const SNIPPET_CHARS = 200;
const LEAD_CHARS = 70;

/** The length of the first character. @param {string} text */
const first = (text) => [...text.slice(0, 2)][0]?.length ?? 0;

/** An occurrence of a term. @typedef {{ start: number, end: number, term: number }} Highlight */

/** @type {WeakMap<SearchResult, Map<string, Highlight[]>>} a page asks for those of a text several times */
const known = new WeakMap();

/**
 * The occurrences of all terms in a text, in its order, the longer first.
 * @param {SearchResult} result
 * @param {string} text
 */
export function highlights(result, text) {
  /** @type {Map<string, Highlight[]>} */
  const own = known.get(result) ?? new Map();
  known.set(result, own);
  const found = own.get(text) ?? findAll(result, text);
  own.set(text, found);
  return found;
}

/** @param {SearchResult} result @param {string} text */
function findAll({ terms }, text) {
  const tokens = tokenize(text);
  const words = tokens.filter((token) => !token.compound);
  /** @type {Highlight[]} */
  const found = [];
  terms.forEach(({ clause: { kind, words: own }, words: forms = [] }, term) => {
    const add = (/** @type {number} */ start, /** @type {number} */ end) => found.push({ start, end, term });
    const matching = (/** @type {string} */ word) => (kind === "prefix" ? word.startsWith(own[0]) : kind !== "phrase" && forms.includes(word));
    for (const { word, start, end } of tokens) {
      // A single CJK character is highlighted without the second one of its pair.
      if (matching(word)) add(start, kind === "prefix" && isCjk(own[0]) ? start + first(text.slice(start)) : end);
    }
    if (kind !== "phrase" && kind !== "compound") return;
    const last = own[own.length - 1];
    words.forEach(({ start }, n) => {
      const here = words.slice(n, n + own.length);
      if (here.length < own.length || findPhrase(here.map((token) => token.word), own) !== 0) return;
      const { start: at, end } = here[here.length - 1];
      add(start, isSingleCjk(last) ? at + first(text.slice(at)) : end);
    });
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * A text as HTML, with its highlights.
 * @param {SearchResult | null} result
 * @param {string} text
 */
export function highlighted(result, text) {
  if (!result) return escape(text);
  /** @type {[number, number][]} */
  const parts = [];
  for (const { start, end } of highlights(result, text)) {
    const last = parts.at(-1);
    // Adjacent highlights, such as those of overlapping pairs, are merged.
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else parts.push([start, end]);
  }
  let [html, at] = ["", 0];
  for (const [start, end] of parts) {
    html += `${escape(text.slice(at, start))}<mark>${escape(text.slice(start, end))}</mark>`;
    at = end;
  }
  return html + escape(text.slice(at));
}

/**
 * Excerpts of texts, so that every search word that is not in the `shown` texts is in one of them, as far as possible.
 * @param {SearchResult} result
 * @param {FoundText[]} texts
 * @param {string[]} shown
 */
export function snippets(result, texts, shown) {
  const covered = new Set(shown.flatMap((text) => highlights(result, text).map(({ term }) => term)));
  /** @type {{ of: FoundText, text: string }[]} */
  const found = [];
  for (const of of texts) {
    if (found.length === MAX_SNIPPETS || covered.size === result.terms.length) break;
    const next = highlights(result, of.text).find(({ term }) => !covered.has(term));
    if (!next) continue;
    const text = excerpt(of.text, next.start);
    for (const { term } of highlights(result, text)) covered.add(term);
    // A long phrase may have been cut off.
    covered.add(next.term);
    found.push({ of, text });
  }
  return found;
}

/** The part of a text around a position, cut at spaces. @param {string} text @param {number} at */
function excerpt(text, at) {
  let start = at - [...text.slice(0, at)].slice(-LEAD_CHARS).join("").length;
  if (start > 0) start += text.slice(start, at).indexOf(" ") + 1;
  let part = [...text.slice(start)].slice(0, SNIPPET_CHARS).join("");
  if (start + part.length < text.length) {
    const space = part.lastIndexOf(" ");
    if (start + space > at) part = part.slice(0, space);
  }
  return (start > 0 ? "…" : "") + part.trim() + (start + part.length < text.length ? "…" : "");
}
