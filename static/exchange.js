// Takes over from another view's page what differs: the list, the counts, the filters' states, the tools of the chart.
import { morph } from "./morph.js";

/**
 * The page at an address.
 * @param {string} address
 * @param {AbortSignal} signal
 */
export async function fetchPage(address, signal) {
  const answer = await fetch(address, { signal, headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !page.querySelector("[data-results]") || !page.querySelector("[data-chart]")) throw new Error(`${answer.status}`);
  return { page, url: answer.url };
}

/**
 * Takes over the chart's tools and data, but not its drawing.
 * @param {HTMLElement} section
 * @param {HTMLElement} next
 */
export function adoptTools(section, next) {
  const tools = section.querySelector(".chart-tools");
  const newer = next.querySelector(".chart-tools");
  const inside = tools?.contains(document.activeElement);
  if (tools && newer) morph(tools, newer);
  if (inside && !tools?.contains(document.activeElement)) /** @type {HTMLElement | null} */ (tools?.querySelector("a"))?.focus({ preventScroll: true });
  Object.assign(section.dataset, next.dataset);
}

/**
 * Takes over the list, the form and the page's name. What has the focus keeps it, or its neighbour gets it.
 * @param {Document} page
 */
export function adoptList(page) {
  const old = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
  const next = /** @type {HTMLElement} */ (page.querySelector("[data-results]"));
  const focus = old.contains(document.activeElement) ? document.activeElement : null;
  // The way to the focus: its own place, or else that of the same item of the list, or else the heading.
  const chip = focus?.closest("li");
  const nth = chip?.parentElement ? [...chip.parentElement.children].indexOf(chip) : -1;
  const where = focus?.id ? `#${CSS.escape(focus.id)}` : nth < 0 ? "" : `.${CSS.escape(chip?.parentElement?.className ?? "")} > :nth-child(${nth + 1}) a`;
  old.replaceChildren(...next.childNodes);
  if (focus) {
    const to = (where && old.querySelector(where)) || old.querySelector("#_list");
    /** @type {HTMLElement | null} */ (to)?.focus({ preventScroll: true });
  }
  for (const selector of ["[data-filters]", "[data-facet-search]", ".facets > summary", "title", '[rel="canonical"]']) {
    const [here, there] = [document.querySelector(selector), page.querySelector(selector)];
    if (here && there) morph(here, there);
  }
}

/**
 * Says something once to those who listen.
 * @param {string} words
 */
export function announce(words) {
  const region = document.querySelector("[data-announce]");
  if (region && words) region.textContent = words;
}

/** Shows a thin bar while something is waited for, but not before the wait can be felt. */
export class Waiting {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.bar = /** @type {HTMLElement} */ (section.querySelector(".loading-bar"));
    this.count = 0;
    this.timer = 0;
  }

  /**
   * @template T
   * @param {Promise<T>} answer
   */
  async until(answer) {
    if (this.count++ === 0) this.timer = window.setTimeout(() => (this.bar.hidden = false), 300);
    try {
      return await answer;
    } finally {
      if (--this.count === 0) {
        clearTimeout(this.timer);
        this.bar.hidden = true;
      }
    }
  }
}
