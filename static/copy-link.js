// Turns links to passages into buttons' work: a click copies the canonical address on the origin that the reader is on.
// Without a script, or with a modifier key, they stay links.

import { announce } from "./exchange.js";
import { held } from "./keys.js";

/**
 * Makes every link with `data-copy` below a node copy its address.
 * @param {ParentNode} root
 */
export function copyLinks(root) {
  if (!navigator.clipboard) return;
  for (const link of root.querySelectorAll("a[data-copy]")) improve(/** @type {HTMLAnchorElement} */ (link));
}

/** @param {HTMLAnchorElement} link */
function improve(link) {
  const words = link.dataset.copy ?? "";
  const what = link.textContent ?? "";
  // The accessible name keeps what is copied; it begins with the visible words, whatever they are.
  /** @param {string} visible */
  const show = (visible) => {
    link.textContent = visible;
    link.setAttribute("aria-label", `${visible}: ${what.charAt(0).toLowerCase()}${what.slice(1)}`);
  };
  show(words);
  link.addEventListener("click", async (event) => {
    if (held(event)) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(new URL(link.href, location.origin).href);
    } catch {
      location.assign(link.href);
      return;
    }
    show("Copied");
    announce("Link copied");
    setTimeout(show, 2000, words);
  });
}
