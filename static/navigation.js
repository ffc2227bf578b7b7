// Links and the filter form lead to another view of the timeline, which is shown in place; so does the way back.
import { parsePeriod } from "./dates.js";
import { restoreFocus, saveState } from "./focus.js";
import { hasModifier } from "./modifier-keys.js";

/** @typedef {import("./timeline.js").Timeline} Timeline */

/** @param {Timeline} timeline */
export function navigation(timeline) {
  const { section } = timeline;
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("[data-filters]"));

  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest("a[href]");
    if (!link || event.button || hasModifier(event) || event.defaultPrevented) return;
    const url = new URL(link.getAttribute("href") ?? "", location.href);
    const inside = link.closest("[data-results], [data-filters], .chart, .entries");
    if (!inside || url.origin !== location.origin || url.pathname !== section.dataset.home) return saveState();
    event.preventDefault();
    const { move } = /** @type {HTMLElement} */ (link).dataset;
    if (move) return timeline.command(move);
    const [from, to] = ["from", "to"].map((key) => parsePeriod(url.searchParams.get(key)));
    if (link.matches(".fit") && from && to) timeline.viewport.animateTo(from[0], to[1]);
    else timeline.navigate(url.pathname + url.search, { focusList: url.hash === "#_list" || link.matches(".pagination a") });
  });

  /** Navigates to the view that the form describes, without empty fields. */
  const apply = () => {
    if (!form) return;
    const query = new URLSearchParams();
    for (const [key, value] of new FormData(form)) if (value) query.append(key, String(value));
    timeline.navigate(`${section.dataset.home}?${query}`);
  };
  /** @type {string | undefined} the text that Enter has searched for, until it is edited */
  let searched;
  // Boxes that search in the values of a facet belong to forms of their own.
  const belongs = (/** @type {any} */ field) => field instanceof HTMLInputElement && field.form === form;
  // The search box is a field of the form, but outside of it.
  document.addEventListener("change", ({ target }) => {
    // What has been searched with Enter is not searched again when the box loses the focus: a new list under a pressed
    // button would swallow the click.
    if (belongs(target) && /** @type {HTMLInputElement} */ (target).value !== searched) apply();
    searched = undefined;
  });
  document.addEventListener("input", () => (searched = undefined));
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (key !== "Enter" || !belongs(target) || /** @type {HTMLInputElement} */ (target).type === "checkbox") return;
    event.preventDefault();
    searched = /** @type {HTMLInputElement} */ (target).value;
    apply();
  });
  // The button submits the form as without scripts, in case an update of the page fails.
  form?.addEventListener("submit", () => {
    saveState();
    timeline.request?.abort();
  });

  addEventListener("popstate", ({ state }) => {
    const address = location.pathname + location.search;
    if (address === timeline.address) return;
    timeline.navigate(address, { push: false, restore: { scroll: state?.scroll, focus: state?.focus } });
  });
  addEventListener("pagehide", saveState);
  // There is a state after a reload or a step back, but not on a new page.
  restoreFocus(history.state?.focus);
}
