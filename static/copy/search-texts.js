// The texts of the events as a search index: words, and the events that have them.
import { loadTexts } from "./index-files.js";
import { isSingleCjk } from "./search-query.js";
import { tokenize } from "./tokenizer.js";

/** @typedef {import("./index-files.js").Index} Index */

/** The classes of texts, the weightiest first, and what a word in them adds to the relevance of an event. */
export const [TITLE, DATE, NAMES, TEXT, EVIDENCE] = [0, 1, 2, 3, 4];

/** A text in which an event is found. `of` says which: the key of its name, and what distinguishes it.
 * @typedef {{ of: string, field: number, text: string, id?: string, source?: number, lang?: string, language?: string }} FoundText */

/** The events in which something is, each with its weightiest field. @typedef {Map<number, number>} Postings */

/** @typedef {{ words: string[], postings: Map<string, Postings>, sorted: string[], families: Map<string, string[]>, streams: { words: string[], field: number, events: number[] }[], texts: (n: number) => FoundText[], names: string[][][], sources: string[] }} SearchTexts */

/** @type {Promise<SearchTexts> | undefined} */
let built;

/** @param {Index} index */
export function searchTexts(index) {
  built ??= loadTexts().then((raw) => build(index, raw));
  built.catch(() => (built = undefined));
  return built;
}

/**
 * @param {Index} index
 * @param {any} raw
 * @returns {SearchTexts}
 */
function build(index, raw) {
  const { events, actors, count } = index;
  const facet = (/** @type {string} */ key) => index.facets.find((/** @type {any} */ one) => one.key === key);
  /** @type {string[][][]} */
  const names = raw.names.map((/** @type {string[][]} */ all, /** @type {number} */ at) => all.map((own, n) => own.map((name) => name || facet(["actor", "person", "source"][at]).names[n])));
  const people = actors.short.length;
  const unnamed = people + names[1].length;
  /** @type {Map<string, Postings>} */
  const postings = new Map();
  /** @type {SearchTexts["streams"]} */
  const streams = [];
  const read = (/** @type {string} */ text, /** @type {number} */ field, /** @type {number[]} */ of) => {
    const words = [];
    for (const { word, compound } of tokenize(text)) {
      let own = postings.get(word);
      if (!own) postings.set(word, (own = new Map()));
      for (const n of of) if (!((own.get(n) ?? 9) <= field)) own.set(n, field);
      if (!compound) words.push(word);
    }
    streams.push({ words, field, events: of });
  };
  const hasLabel = (/** @type {number} */ n) => events.labels[n] && !events.titles[n].includes(events.labels[n]);

  /** The texts of an event itself. @param {number} n @returns {FoundText[]} */
  const ownTexts = (n) => {
    const more = raw.events[n].map((/** @type {any[]} */ [of, text, a, b, c]) => {
      const field = /[to]/.test(of) ? TITLE : of === "d" ? DATE : of === "x" ? TEXT : EVIDENCE;
      if (of === "t") return { of, field, text, lang: raw.langs[a], language: b };
      return { of: of === "d" ? "date" : of, field, text, id: a, source: b, lang: raw.langs[c] };
    });
    const rest = (/** @type {number} */ field) => more.filter((/** @type {FoundText} */ one) => one.field === field);
    const place = events.places[n];
    return [
      { of: "title", field: TITLE, text: events.titles[n] },
      ...rest(TITLE),
      ...(hasLabel(n) ? [{ of: "label", field: TITLE, text: events.labels[n] }] : []),
      { of: "date", field: DATE, text: events.dates[n] },
      ...rest(DATE),
      ...(place === null ? [] : [{ of: "place", field: NAMES, text: facet("place").names[place] }]),
      { of: "summary", field: TEXT, text: events.summaries[n] },
      ...rest(TEXT),
      ...rest(EVIDENCE),
    ];
  };

  /** The records that an event shares with others: by kind, in the order in which it names them. @param {number} n */
  const records = (n) => {
    const voices = events.voices[n].filter((/** @type {number} */ voice) => voice < unnamed);
    /** @type {Set<string>} */
    const all = new Set();
    for (const actor of [...events.actors[n], ...events.concerns[n]]) all.add(`0 ${actor}`);
    for (const person of events.people[n]) all.add(`1 ${person}`);
    for (const voice of voices) all.add(voice < people ? `0 ${voice}` : `1 ${voice - people}`);
    for (const source of events.sources[n]) all.add(`2 ${source}`);
    return [...all].map((key) => key.split(" ").map(Number));
  };

  const recordEvents = names.map((all) => all.map(() => /** @type {number[]} */ ([])));
  for (let n = 0; n < count; n++) {
    for (const { text, field } of ownTexts(n)) read(text, field, [n]);
    for (const [kind, at] of records(n)) recordEvents[kind][at].push(n);
  }
  names.forEach((all, kind) => all.forEach((own, at) => own.forEach((name) => read(name, kind === 2 ? EVIDENCE : NAMES, recordEvents[kind][at]))));
  /** @type {Map<string, string[]>} */
  const families = new Map();
  for (const line of raw.families.split("\n")) {
    const family = line.split(" ");
    for (const word of family) families.set(word, family);
  }
  const words = [...postings.keys()];
  return {
    words,
    postings,
    sorted: words.toSorted(),
    families,
    streams,
    names,
    sources: raw.sources,
    texts: (n) => {
      const own = ownTexts(n);
      const lang = (/** @type {number} */ at) => facet("source").langs?.[at];
      const shared = records(n).flatMap(([kind, at]) => names[kind][at].map((text, nth) => ({ of: ["actor", "person", "source"][kind], id: `${at}`, field: kind === 2 ? EVIDENCE : NAMES, text, lang: kind === 2 && !nth ? lang(at) : undefined })));
      return [...own, ...shared].sort((a, b) => a.field - b.field);
    },
  };
}

/** The words that begin with a prefix. @param {SearchTexts} texts @param {string} prefix */
export function withPrefix({ sorted }, prefix) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < prefix) low = middle + 1;
    else high = middle;
  }
  const found = [];
  for (; low < sorted.length && sorted[low].startsWith(prefix); low++) found.push(sorted[low]);
  return found;
}

/** All words with the same stem, of those that some text has. @param {SearchTexts} texts @param {string} word */
export function formsOf({ families, postings }, word) {
  // A form that no text has: the index has no stemmer, so only the commonest English endings are tried.
  const base = word.replace(/(?:ies|es|s|ed|ing|ly)$/, "");
  const known = [word, ...(base.length > 2 && base !== word ? [base, `${base}e`, `${base}y`] : [])].find((one) => postings.has(one));
  return known === undefined ? [] : (families.get(known) ?? [known]);
}

/** The events of some words. @param {SearchTexts} texts @param {string[]} words */
export function postingsOf({ postings }, words) {
  /** @type {Postings} */
  const all = new Map();
  for (const word of words) for (const [n, field] of postings.get(word) ?? []) all.set(n, Math.min(all.get(n) ?? 9, field));
  return all;
}

/** Where in a list of words a phrase begins. @param {string[]} words @param {string[]} phrase */
export function findPhrase(words, phrase) {
  const open = isSingleCjk(phrase[phrase.length - 1]);
  return words.findIndex((_, from) => phrase.every((word, n) => words[from + n] === word || (open && n === phrase.length - 1 && words[from + n]?.startsWith(word))));
}

/** The events in which words follow each other in one text. @param {SearchTexts} texts @param {string[]} phrase */
export function phrasePostings(texts, phrase) {
  /** @type {Postings} */
  const all = new Map();
  for (const { words, field, events } of texts.streams) {
    if (findPhrase(words, phrase) >= 0) for (const n of events) all.set(n, Math.min(all.get(n) ?? 9, field));
  }
  return all;
}
