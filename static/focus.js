// The focus as a selector, which finds the same element after an update of the page, a reload or a step back.

/** The attributes that identify an element, the most reliable first. */
const ATTRIBUTES = ["id", "data-event", "data-move", "data-first", "value", "name", "href"];

/**
 * A selector that finds an element, or the one that has replaced it.
 * @param {Element} element
 */
export function selectorFor(element) {
  const found = ATTRIBUTES.find((name) => element.getAttribute(name));
  if (!found) return null;
  const names = found === "value" ? ["name", "value"] : found === "data-first" ? ["data-first", "data-last"] : [found];
  const attributes = names.map((name) => `[${name}="${CSS.escape(element.getAttribute(name) ?? "")}"]`).join("");
  return `${element.localName}${attributes}`;
}

/** Stores the scroll position and the focus in the current entry of the history, before the page is left. */
export function saveState() {
  const element = document.activeElement;
  const focus = element && element !== document.body ? selectorFor(element) : null;
  history.replaceState({ ...history.state, scroll: scrollY, focus }, "");
}

/**
 * Restores the focus.
 * @param {unknown} selector
 */
export function restoreFocus(selector) {
  const element = typeof selector === "string" ? document.querySelector(selector) : null;
  if (element && element !== document.activeElement) focusQuietly(/** @type {HTMLElement} */ (element));
}

let quiet = false;

/** Whether the focus moves because the page needs it, not the reader: then no card opens. */
export const isQuiet = () => quiet;

/**
 * Moves the focus on behalf of the page.
 * @param {HTMLElement | SVGElement} element
 */
export function focusQuietly(element) {
  quiet = true;
  element.focus({ preventScroll: true });
  quiet = false;
}
