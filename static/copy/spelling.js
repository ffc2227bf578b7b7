// Corrections of words that no text has, as in `query/search/spelling.rs`.
import { wordsOf } from "./tokenizer.js";

/**
 * The nearest word by edit distance; of several the one with the most events.
 * @param {string} word
 * @param {Iterable<string>} words
 * @param {(word: string) => number} events
 */
export function nearest(word, words, events) {
  // Another year is not a misspelling.
  if (/\p{N}/u.test(word)) return null;
  const { length } = [...word];
  const most = length < 4 ? 0 : length < 8 ? 1 : 2;
  /** @type {[number, number, string] | null} */
  let best = null;
  for (const other of most ? words : []) {
    if (Math.abs([...other].length - length) > most || /\p{N}/u.test(other)) continue;
    const distance = editDistance([...word], [...other]);
    const count = distance <= most ? events(other) : 0;
    if (count && (!best || distance < best[0] || (distance === best[0] && (count > best[1] || (count === best[1] && other < best[2]))))) best = [distance, count, other];
  }
  return best?.[2] ?? null;
}

/** Optimal string alignment. @param {string[]} a @param {string[]} b */
function editDistance(a, b) {
  const rows = [[...Array(b.length + 1).keys()]];
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
    }
  }
  return rows[a.length][b.length];
}

/** The first word of a text that is folded to `word`, as it was typed. @param {string} text @param {string} word */
export function asTyped(text, word) {
  const token = wordsOf(text).find((one) => one.word === word);
  return token ? text.slice(token.start, token.end) : word;
}

/** A text with other words: folded words with those in their place. @param {string} text @param {Map<string, string>} others */
export function replaced(text, others) {
  let [whole, end] = ["", 0];
  for (const token of wordsOf(text)) {
    const other = others.get(token.word);
    if (other === undefined) continue;
    whole += text.slice(end, token.start) + other;
    end = token.end;
  }
  return whole + text.slice(end);
}
