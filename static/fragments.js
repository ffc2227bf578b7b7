// Drawings from the server: at most one request in flight. The browser keeps them, for they never change at their address.
import { written } from "./days.js";

/** @typedef {{ a: number, b: number, width: number, address: string, text: string }} Fragment */

/**
 * The whole timeline, from its first day to before the one after its last.
 * @param {DOMStringMap} data of the section
 */
export function whole(data) {
  const [first, last] = (data.whole ?? "").split(" ").map(Number);
  return [first, last + 1];
}

/**
 * The parameters of a view with a window; without one where that is everything.
 * @param {DOMStringMap} data of the section
 * @param {number} a
 * @param {number} b
 */
export function withWindow(data, a, b) {
  const query = new URLSearchParams(data.query);
  const [low, high] = whole(data);
  if (a <= low && b >= high) return query;
  const [from, to] = written(a, b);
  query.set("from", from);
  query.set("to", to);
  return query;
}

/** The drawings of one chart. */
export class Fragments {
  /** @param {HTMLElement} section whose `data-chart`, `data-query` and `data-version` say where they are */
  constructor(section) {
    this.section = section;
    /** @type {{ wanted: Fragment, answer: Promise<Fragment>, abort: AbortController } | undefined} */
    this.flying = undefined;
    this.idle = 0;
  }

  /**
   * What to ask for a window, in whole days, at a width.
   * @param {number} a
   * @param {number} b
   * @param {number} width in CSS pixels
   * @param {DOMStringMap} data of the section
   * @returns {Fragment}
   */
  wanted(a, b, width, data = this.section.dataset) {
    const query = withWindow(data, a, b);
    const wide = Math.min(Math.max(Math.round(width / 16) * 16, 240), 2560);
    query.set("width", String(wide));
    query.set("v", data.version ?? "");
    return { a, b, width: wide, address: `${data.chart}?${query}`, text: "" };
  }

  /**
   * The drawing. An outdated request is given up.
   * @param {Fragment} wanted
   */
  get(wanted) {
    cancelIdleCallback?.(this.idle);
    if (this.flying?.wanted.address === wanted.address) return this.flying.answer;
    this.flying?.abort.abort();
    const abort = new AbortController();
    const answer = ask(wanted, abort.signal).finally(() => {
      if (this.flying?.abort === abort) this.flying = undefined;
    });
    this.flying = { wanted, answer, abort };
    return answer;
  }

  /**
   * Fetches what is likely wanted next, one after the other, while nothing else happens.
   * @param {Fragment[]} likely
   */
  ahead([next, ...rest]) {
    const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (navigator);
    if (!next || connection?.saveData || !globalThis.requestIdleCallback) return;
    cancelIdleCallback(this.idle);
    this.idle = requestIdleCallback(() => {
      if (this.flying || document.hidden) return;
      this.get(next).then(() => this.ahead(rest), () => {});
    });
  }
}

/**
 * @param {Fragment} wanted
 * @param {AbortSignal} signal
 */
async function ask(wanted, signal) {
  const answer = await fetch(wanted.address, { signal });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return { ...wanted, text: await answer.text() };
}

/**
 * The section in a fragment.
 * @param {string} text
 */
export function parsed(text) {
  return /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(text, "text/html").querySelector("section.chart"));
}
