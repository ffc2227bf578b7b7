// Cuts a text into the words by which it is found, as `query/search/tokenizer.rs` does.

/** A word, folded, with its place in the text. @typedef {{ word: string, start: number, end: number, compound?: boolean }} Token */

const CJK = /^[\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]+$/u;
const IGNORED = /^[\xAD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]$/;
const ALPHANUMERIC = /^[\p{Alphabetic}\p{N}]$/u;
const MARK = /^\p{M}$/u;

/** A word in lower-case ASCII that needs no folding. An apostrophe, a hyphen or a point after it may join it to others. */
const PLAIN = /[a-z]+(?![a-zA-Z0-9'.\-\x80-\uFFFF])/y;

const MAX_COMPOUND = 40;

/** Letters that do not decompose into what readers type. @type {Record<string, string>} */
const LETTERS = { ё: "е", ς: "σ", ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ı: "i" };

/** Whether a text is Chinese or Japanese, and so written without spaces between words. @param {string} text */
export const isCjk = (text) => CJK.test(text);

/** @param {string} c */
function fold(c) {
  const small = c.toLowerCase();
  // Cyrillic keeps its diacritics.
  return LETTERS[small] ?? (c < "\x80" || (c >= "\u0400" && c <= "\u052F") ? small : c.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
}

/**
 * The words of a text, in its order; after words that are joined by hyphens also the compound of them.
 * @param {string} text
 */
export function tokenize(text) {
  /** @type {Token[]} */
  const tokens = [];
  let [word, start, possessive, dotted, compound, compoundStart, at] = ["", 0, false, false, "", 0, 0];
  /** @type {{ c: string, at: number } | undefined} the previous character of a CJK run */
  let before;
  const charAt = (/** @type {number} */ from) => (from < text.length ? String.fromCodePoint(/** @type {number} */ (text.codePointAt(from))) : "");

  const end = (c = "", next = "") => {
    const within = word !== "";
    if (within && !(possessive && word === "s")) tokens.push({ word, start, end: at });
    if (within && !dotted && /^[-\u2010\u2011]$/.test(c) && ALPHANUMERIC.test(next) && !isCjk(next)) {
      if (!compound) compoundStart = start;
      compound += word;
    } else if (compound) {
      compound += word;
      // A range of years is no word.
      if (new TextEncoder().encode(compound).length <= MAX_COMPOUND && /\p{Alphabetic}/u.test(compound)) tokens.push({ word: compound, start: compoundStart, end: at, compound: true });
      compound = "";
    }
    possessive = within && /^['’]$/.test(c);
    [word, dotted] = ["", false];
  };

  while (at <= text.length) {
    PLAIN.lastIndex = at;
    const plain = !word && !possessive && !compound && !before && PLAIN.exec(text)?.[0];
    if (plain) {
      tokens.push({ word: plain, start: at, end: (at += plain.length) });
      continue;
    }
    const c = charAt(at) || " ";
    const next = charAt(at + c.length);
    if (isCjk(c)) {
      end();
      if (before) tokens.push({ word: before.c + c, start: before.at, end: at + c.length });
      before = { c, at };
    } else if (!IGNORED.test(c)) {
      if (before) tokens.push({ word: before.c, start: before.at, end: at });
      before = undefined;
      if (ALPHANUMERIC.test(c) && !MARK.test(c)) {
        if (!word) start = at;
        word += fold(c);
      } else if (MARK.test(c)) {
        // A decomposed й is another letter than и.
        if (c === "\u0306" && word.endsWith("и")) word = word.slice(0, -1) + "й";
      } else if (c === "." && goesOn(next, charAt(at + c.length + next.length))) dotted = true;
      else end(c, next);
    }
    at += c.length;
  }
  return tokens;

  /** Whether a point belongs to an abbreviation of single letters. */
  function goesOn(/** @type {string} */ next, /** @type {string} */ after) {
    const single = dotted || /^\p{Alphabetic}$/u.test(word);
    return single && /^\p{Alphabetic}$/u.test(next) && !isCjk(next) && !ALPHANUMERIC.test(after);
  }
}

/** The words without compounds. @param {string} text */
export const wordsOf = (text) => tokenize(text).filter((token) => !token.compound);
