// The syntax of search texts, as `query/search/query_parser.rs` reads it: word, "a phrase", -excluded, prefix*, two-words.
import { isCjk, wordsOf } from "./tokenizer.js";

/** What a part of a search text searches for, folded. Only a phrase and a compound have several words.
 * @typedef {{ kind: "word" | "prefix" | "phrase" | "compound", words: string[], excluded?: boolean }} Clause */

const QUOTED = /^["“”„«»]([^"“”„«»]*)["“”„«»]/;

/** @param {string} text */
export function parseQuery(text) {
  /** @type {Clause[]} */
  const clauses = [];
  let rest = text.trimStart();
  while (rest) {
    const excluded = /^[-−][^\s]/.test(rest);
    const minus = excluded && !/^[-−]{2}/.test(rest);
    const body = excluded ? rest.slice(1) : rest;
    const quoted = QUOTED.exec(body);
    /** @type {Clause | null} */
    let clause;
    if (quoted) {
      clause = phrase(quoted[1]);
      rest = body.slice(quoted[0].length);
    } else {
      let end = body.search(/\s/);
      if (end < 0) end = body.length;
      // A phrase may follow a word without a space.
      for (let at = 1; at < end; at++) if (QUOTED.test(body.slice(at))) end = at;
      clause = word(body.slice(0, end));
      rest = body.slice(end);
    }
    if (clause) {
      if (minus) clause.excluded = true;
      const same = JSON.stringify(clause);
      if (!clauses.some((other) => JSON.stringify(other) === same)) clauses.push(clause);
    }
    rest = rest.trimStart();
  }
  return clauses;
}

/** @param {string} chunk @returns {Clause | null} */
function word(chunk) {
  const found = phrase(chunk);
  if (found?.kind === "word" && chunk.endsWith("*")) return { kind: "prefix", words: found.words };
  if (found?.kind === "phrase" && !found.words.some((one) => [...one].some(isCjk))) return { kind: "compound", words: found.words };
  return found;
}

/** The words of a text as a phrase. A single one is a word, and a single CJK character a prefix. @param {string} text @returns {Clause | null} */
function phrase(text) {
  const tokens = wordsOf(text);
  // The last character of a CJK run is a word of its own. In the text the run may go on.
  if (tokens.length > 1 && tokens.at(-1)?.end === tokens.at(-2)?.end) tokens.pop();
  const words = tokens.map((token) => token.word);
  if (words.length > 1) return { kind: "phrase", words };
  if (!words.length) return null;
  return { kind: isSingleCjk(words[0]) ? "prefix" : "word", words };
}

/** @param {string} text */
export const isSingleCjk = (text) => [...text].length === 1 && isCjk(text);
