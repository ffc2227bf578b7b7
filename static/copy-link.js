// Turns links to passages into buttons' work: a click copies the canonical address on the origin that the reader is on.
// Without a script, or with a modifier key, they stay links. Only pages with such links load this.

const status = /** @type {HTMLElement} */ (document.querySelector("[data-announce]"));

/**
 * Makes a link copy its address.
 * @param {HTMLAnchorElement} link
 */
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
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      await navigator.clipboard.writeText(new URL(link.href, location.origin).href);
    } catch {
      location.assign(link.href);
      return;
    }
    show(status.dataset.copied ?? "");
    status.textContent = status.dataset.linkCopied ?? "";
    setTimeout(show, 2000, words);
  });
}

if (navigator.clipboard) document.querySelectorAll("a[data-copy]").forEach((link) => improve(/** @type {HTMLAnchorElement} */ (link)));
