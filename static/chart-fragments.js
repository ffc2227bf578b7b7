// Drawings from the server, with at most one request in flight. The browser caches them: a drawing never changes at its address.
import { formatWindow } from "./dates.js";
import { askServer } from "./request.js";

/** @typedef {{ a: number, b: number, width: number, address: string, html: string }} Fragment */

/**
 * Two days in an attribute: the first, and the one after the last.
 * @param {string | undefined} text
 */
export function daysIn(text) {
  const [first, last] = (text ?? "").split(" ").map(Number);
  return [first, last + 1];
}

/**
 * The parameters of a view with a window, unless that is what is drawn without one: its eras or the whole timeline.
 * @param {DOMStringMap} data of the section
 * @param {number} a
 * @param {number} b
 */
export function withWindow(data, a, b) {
  const query = new URLSearchParams(data.query);
  const [low, high] = daysIn(data.whole);
  const [first, end] = daysIn(data.unbounded);
  if (Math.max(a, low) === first && Math.min(b, high) === end) return query;
  const [from, to] = formatWindow(a, b);
  query.set("from", from);
  query.set("to", to);
  return query;
}

/** The drawings of one chart. */
export class ChartFragments {
  /** @param {HTMLElement} section whose `data-chart`, `data-query` and `data-version` make their addresses */
  constructor(section) {
    this.section = section;
    /** @type {{ fragment: Fragment, response: Promise<Fragment>, abort: AbortController } | undefined} */
    this.inFlight = undefined;
    this.idle = 0;
  }

  /**
   * The fragment for a window in whole days at a width, not yet fetched.
   * @param {number} a
   * @param {number} b
   * @param {number} width in CSS pixels
   * @param {DOMStringMap} data of the section
   * @returns {Fragment}
   */
  describe(a, b, width, data = this.section.dataset) {
    const query = withWindow(data, a, b);
    const rounded = Math.min(Math.max(Math.round(width / 16) * 16, 240), 2560);
    query.set("width", String(rounded));
    query.set("v", data.version ?? "");
    return { a, b, width: rounded, address: `${data.chart}?${query}`, html: "" };
  }

  /**
   * Fetches a fragment, and aborts the request for another.
   * @param {Fragment} fragment
   */
  get(fragment) {
    cancelIdleCallback?.(this.idle);
    if (this.inFlight?.fragment.address === fragment.address) return this.inFlight.response;
    this.inFlight?.abort.abort();
    const abort = new AbortController();
    const response = fetchFragment(fragment, abort.signal).finally(() => {
      if (this.inFlight?.abort === abort) this.inFlight = undefined;
    });
    this.inFlight = { fragment, response, abort };
    return response;
  }

  /**
   * Fetches what the reader is likely to need next, one after the other, while the page is idle.
   * @param {Fragment[]} likely
   */
  prefetch([next, ...rest]) {
    const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (navigator);
    if (!next || connection?.saveData || !globalThis.requestIdleCallback) return;
    cancelIdleCallback(this.idle);
    this.idle = requestIdleCallback(() => {
      if (this.inFlight || document.hidden) return;
      this.get(next).then(() => this.prefetch(rest), () => {});
    });
  }
}

/**
 * @param {Fragment} fragment
 * @param {AbortSignal} signal
 */
async function fetchFragment(fragment, signal) {
  const response = await askServer(fragment.address, { signal });
  if (!response.ok) throw new Error(`${response.status}`);
  return { ...fragment, html: await response.text() };
}

/**
 * The drawing in a fragment.
 * @param {string} html
 */
export function parseFragment(html) {
  return /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(html, "text/html").querySelector(".drawing"));
}
