// Queries of filtered views, made of the values that the form of the home page offers.
import { random } from "./numbers.js";

/** Facets of the filter, in the canonical order of their keys. */
const FACETS = ["era", "actor", "kind", "significance"];

/** The years in which windows begin. */
const FIRST = 1945;
const LAST = 2015;

/**
 * An endless sequence of different paths of filtered views, always the same for the same seed.
 * @param {string} home the home page
 * @param {number} seed
 * @returns {Generator<string, never>}
 */
export function* filteredPaths(home, seed) {
  const throws = random(seed);
  const below = (/** @type {number} */ n) => Math.floor(throws() * n);
  const values = new Map(FACETS.map((name) => [name, offered(home, name)]));
  const seen = new Set();
  for (;;) {
    const query = new URLSearchParams();
    for (const [name, of] of values) {
      // Most readers choose one or two facets.
      if (of.length && throws() < 0.4) query.set(name, of[below(of.length)]);
    }
    const from = new Date(Date.UTC(FIRST + below(LAST - FIRST), below(12), 1 + below(28)));
    const to = new Date(Date.UTC(from.getUTCFullYear() + 2 + below(40), below(12), 1 + below(28)));
    query.set("from", from.toISOString().slice(0, 10));
    query.set("to", to.toISOString().slice(0, 10));
    const path = `/?${query}`;
    if (!seen.has(path)) yield path;
    seen.add(path);
  }
}

/**
 * The values of a facet in the form.
 * @param {string} home
 * @param {string} name
 */
function offered(home, name) {
  const fields = (home.match(/<(input|option|button)\b[^>]*>/g) ?? []).filter((field) => field.includes(` name="${name}"`));
  return [...new Set(fields.map((field) => / value="([^"]+)"/.exec(field)?.[1] ?? "").filter(Boolean))];
}
