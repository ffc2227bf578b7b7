// Updates the page from the page of another view: the list, the counts, the filters, the controls of the chart.
import { morph } from "./morph.js";
import { askServer } from "./request.js";

/** How long a wait is before the loading bar appears, in milliseconds. */
const LOADING_DELAY = 300;

/**
 * The page at an address, and its canonical address.
 * @param {string} address
 * @param {AbortSignal} signal
 */
export async function fetchPage(address, signal) {
  const response = await askServer(address, { signal, headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  if (!response.ok || !page.querySelector("[data-results]") || !page.querySelector("[data-chart]")) throw new Error(`${response.status}`);
  const canonical = /** @type {HTMLLinkElement | null} */ (page.querySelector('[rel="canonical"]'));
  return { page, url: canonical ? new URL(canonical.href).search || location.pathname : response.url };
}

/**
 * Updates the chart's controls, data and explanation, but not its drawing.
 * @param {HTMLElement} section
 * @param {HTMLElement} next
 */
export function updateControls(section, next) {
  Object.assign(section.dataset, next.dataset);
  section.querySelector(".empty-plot")?.remove();
  section.querySelector(".drawings")?.append(...next.querySelectorAll(".empty-plot"));
  const controls = section.querySelector(".chart-tools");
  const nextControls = next.querySelector(".chart-tools");
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  if (!controls || !nextControls) return;
  const hadFocus = controls.contains(focused);
  morph(controls, nextControls);
  // A control keeps the focus when it is disabled.
  if (hadFocus && focused?.isConnected && focused.ariaDisabled) focused.tabIndex = -1;
  else if (hadFocus && !focused?.isConnected) /** @type {HTMLElement | null} */ (controls.querySelector("a[href]"))?.focus({ preventScroll: true });
}

/**
 * Updates the list, the form and the page's title. What has the focus keeps it, or passes it to its neighbour.
 * @param {Document} page
 */
export function updateList(page) {
  const old = /** @type {HTMLElement} */ (document.querySelector("[data-results]"));
  const next = /** @type {HTMLElement} */ (page.querySelector("[data-results]"));
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  // The focus goes to the element with the same id, or else to the item in the same place, or else to the heading.
  const item = focused?.closest("li");
  const index = item?.parentElement ? [...item.parentElement.children].indexOf(item) : -1;
  const selector = focused?.id ? `#${CSS.escape(focused.id)}` : index < 0 ? "" : `.${CSS.escape(item?.parentElement?.className ?? "")} > :nth-child(${index + 1}) a`;
  old.replaceChildren(...next.childNodes);
  if (focused) {
    const target = (selector && old.querySelector(selector)) || old.querySelector("#_list");
    /** @type {HTMLElement | null} */ (target)?.focus({ preventScroll: true });
  }
  for (const selector of ["[data-filters]", ".masthead .search", "[data-facet-search]", ".facets > summary", "title", '[rel="canonical"]']) {
    const [here, there] = [document.querySelector(selector), page.querySelector(selector)];
    if (here && there) morph(here, there);
  }
}

/**
 * Announces something to users of screen readers.
 * @param {string} text
 */
export function announce(text) {
  const region = document.querySelector("[data-announce]");
  if (region && text) region.textContent = text;
}

/** A thin bar that is shown while the page waits for a response, once the wait can be noticed. */
export class LoadingBar {
  /** @param {HTMLElement} section */
  constructor(section) {
    this.bar = /** @type {HTMLElement} */ (section.querySelector(".loading-bar"));
    this.pending = 0;
    this.timer = 0;
  }

  /**
   * Shows the bar until a promise is settled.
   * @template T
   * @param {Promise<T>} promise
   */
  async during(promise) {
    if (this.pending++ === 0) this.timer = window.setTimeout(() => (this.bar.hidden = false), LOADING_DELAY);
    try {
      return await promise;
    } finally {
      if (--this.pending === 0) {
        clearTimeout(this.timer);
        this.bar.hidden = true;
      }
    }
  }
}
