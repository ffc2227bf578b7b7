// Links and the form that lead to another view of the timeline: exchanged in place. The way back, too.
import { period } from "./days.js";
import { keepPlace, refocus } from "./focus.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

/** @param {MouseEvent} event */
const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/** @param {Timeline} timeline */
export function follow(timeline) {
  const { section, span } = timeline;
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filters]"));

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!link) return;
    if (!plain(event) || event.defaultPrevented) return;
    const url = new URL(link.getAttribute("href") ?? "", location.href);
    const inside = link.closest("[data-results], [data-filters], .chart");
    if (!inside || url.origin !== location.origin || url.pathname !== section.dataset.home) return keepPlace();
    event.preventDefault();
    const { move } = /** @type {HTMLElement} */ (link).dataset;
    if (move) return span.act(move);
    const [from, to] = ["from", "to"].map((side) => period(url.searchParams.get(side)));
    if (link.matches(".pill") && from && to) timeline.open(from[0], to[1], url.hash === "#_list");
    else timeline.go(url.pathname + url.search, { top: url.hash === "#_list" || link.matches(".pages a") });
  });

  /** Asks for what the form says, without what is empty. */
  const apply = () => {
    if (!form) return;
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) query.append(key, String(value));
    timeline.go(`${section.dataset.home}?${query}`);
  };
  form?.addEventListener("change", apply);
  form?.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Enter" || !(target instanceof HTMLInputElement) || target.type === "checkbox") return;
    event.preventDefault();
    apply();
  });
  // The button still sends the form: it is the way that cannot fail.
  form?.addEventListener("submit", () => {
    keepPlace();
    timeline.asked?.abort();
  });

  addEventListener("popstate", ({ state }) => {
    const address = location.pathname + location.search;
    if (address === timeline.address) return;
    timeline.go(address, { push: false, place: { scroll: state?.scroll, focus: state?.focus } });
  });
  addEventListener("pagehide", keepPlace);
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (entry && entry.type !== "navigate") refocus(history.state?.focus);
}
