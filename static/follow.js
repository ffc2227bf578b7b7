// Links and the form that lead to another view of the timeline: exchanged in place. The way back, too.
import { period } from "./days.js";
import { keepPlace, refocus } from "./focus.js";
import { held } from "./keys.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

/** @param {Timeline} timeline */
export function follow(timeline) {
  const { section, span } = timeline;
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filters]"));

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!link || event.button || held(event) || event.defaultPrevented) return;
    const url = new URL(link.getAttribute("href") ?? "", location.href);
    const inside = link.closest("[data-results], [data-filters], .chart");
    if (!inside || url.origin !== location.origin || url.pathname !== section.dataset.home) return keepPlace();
    event.preventDefault();
    const { move } = /** @type {HTMLElement} */ (link).dataset;
    if (move) return span.act(move);
    const [from, to] = ["from", "to"].map((side) => period(url.searchParams.get(side)));
    if (link.matches(".aggregate") && from && to) timeline.open(from[0], to[1], url.hash === "#_list");
    else timeline.go(url.pathname + url.search, { top: url.hash === "#_list" || link.matches(".pagination a") });
  });

  /** Asks for what the form says, without what is empty. */
  const apply = () => {
    if (!form) return;
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) query.append(key, String(value));
    timeline.go(`${section.dataset.home}?${query}`);
  };
  // Boxes in which values of a facet are looked for belong to forms of their own.
  const own = (/** @type {any} */ field) => field instanceof HTMLInputElement && field.form === form;
  form?.addEventListener("change", ({ target }) => own(target) && apply());
  form?.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Enter" || !own(target) || /** @type {HTMLInputElement} */ (target).type === "checkbox") return;
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
  // After a reload or on the way back; a page that is new has no state.
  refocus(history.state?.focus);
}
