// The card of the number of a reference has the reference, which is on the same page, so nothing is requested. Only pages with
// references load this.
import { linkCards } from "./link-card.js";

/** What is left out: the reference's tools, and what is only there to link to. */
const LEFT_OUT = ".copy, .cite-link, .back-links, .checked, .unchecked, .correction figure, span[id]";

linkCards("a[id^='_use-']", ({ hash }) => {
  const reference = /** @type {HTMLElement | null | undefined} */ (document.getElementById(hash.slice(1))?.closest("[data-go]"));
  return reference && copyOf(reference, hash);
});

/**
 * A copy of a reference with a link to it.
 * @param {HTMLElement} reference
 * @param {string} hash
 */
function copyOf(reference, hash) {
  const copy = /** @type {HTMLElement} */ (reference.cloneNode(true));
  for (const part of copy.querySelectorAll(LEFT_OUT)) part.remove();
  for (const part of [copy, ...copy.querySelectorAll("[id]")]) {
    part.removeAttribute("id");
    part.removeAttribute("tabindex");
  }
  const go = document.createElement("a");
  go.href = hash;
  go.textContent = reference.dataset.go ?? "";
  const rows = copy.querySelectorAll(".citation-links");
  (rows[rows.length - 1] ?? copy).append(go);
  return copy;
}
