// Drawings from the server: at most one request in flight, the last few kept.
import { written } from "./days.js";

/** @typedef {{ a: number, b: number, width: number, address: string, text: string }} Fragment */

const KEPT = 24;

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
  query.set("from", written(a, "from"));
  query.set("to", written(b, "to"));
  return query;
}

/** The drawings of one chart. */
export class Fragments {
  /** @param {HTMLElement} section whose `data-chart`, `data-query` and `data-version` say where they are */
  constructor(section) {
    this.section = section;
    /** @type {Map<string, Fragment>} the least recently used first */
    this.kept = new Map();
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
   * The drawing, kept or fetched. An outdated request is given up.
   * @param {Fragment} wanted
   */
  get(wanted) {
    const { address } = wanted;
    cancelIdleCallback?.(this.idle);
    const old = this.kept.get(address);
    if (old) {
      this.kept.delete(address);
      this.kept.set(address, old);
      return Promise.resolve(old);
    }
    if (this.flying?.wanted.address === address) return this.flying.answer;
    this.flying?.abort.abort();
    const abort = new AbortController();
    const answer = this.ask(wanted, abort.signal).finally(() => {
      if (this.flying?.abort === abort) this.flying = undefined;
    });
    this.flying = { wanted, answer, abort };
    return answer;
  }

  /**
   * @param {Fragment} wanted
   * @param {AbortSignal} signal
   */
  async ask(wanted, signal) {
    const answer = await fetch(wanted.address, { signal });
    if (!answer.ok) throw new Error(`${answer.status}`);
    const got = { ...wanted, text: await answer.text() };
    this.kept.set(wanted.address, got);
    for (const address of this.kept.keys()) if (this.kept.size > KEPT) this.kept.delete(address);
    return got;
  }

  /**
   * A kept drawing that has a window inside, drawn about as large.
   * @param {(fragment: Fragment) => boolean} suits
   */
  find(suits) {
    return [...this.kept.values()].findLast(suits);
  }

  /**
   * Fetches what is likely wanted next, one after the other, while nothing else happens.
   * @param {Fragment[]} likely
   */
  ahead(likely) {
    const { connection } = /** @type {{ connection?: { saveData: boolean } }} */ (navigator);
    if (connection?.saveData || !globalThis.requestIdleCallback) return;
    cancelIdleCallback(this.idle);
    const next = likely.find((wanted) => !this.kept.has(wanted.address));
    if (!next) return;
    this.idle = requestIdleCallback(() => {
      if (this.flying || document.hidden) return;
      const rest = likely.slice(likely.indexOf(next) + 1);
      this.get(next).then(() => this.ahead(rest), () => {});
    });
  }

  /** Forgets everything: the chart shows other events. */
  forget() {
    this.flying?.abort.abort();
    this.kept.clear();
  }
}

/**
 * The section in a fragment.
 * @param {string} text
 */
export function parsed(text) {
  return /** @type {HTMLElement | null} */ (new DOMParser().parseFromString(text, "text/html").querySelector("section.chart"));
}
