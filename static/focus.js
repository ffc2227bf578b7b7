// Where the focus is, in words that find the same place again after an exchange, a reload or a way back.

/** What tells an element from the others, the surest first. */
const NAMES = ["id", "data-event", "data-move", "data-first", "value", "name", "href"];

/**
 * A selector that finds an element, or the one that took its place.
 * @param {Element} element
 */
export function addressOf(element) {
  const name = NAMES.find((name) => element.getAttribute(name));
  if (!name) return null;
  const attributes = name === "value" ? ["name", "value"] : name === "data-first" ? ["data-first", "data-last"] : [name];
  const text = attributes.map((name) => `[${name}="${CSS.escape(element.getAttribute(name) ?? "")}"]`).join("");
  return `${element.localName}${text}`;
}

/** Keeps the scroll position and the focus in the entry of the history that is left. */
export function keepPlace() {
  const element = document.activeElement;
  const focus = element && element !== document.body ? addressOf(element) : null;
  history.replaceState({ ...history.state, scroll: scrollY, focus }, "");
}

/**
 * Puts the focus where it was.
 * @param {unknown} address
 */
export function refocus(address) {
  const element = typeof address === "string" ? document.querySelector(address) : null;
  if (element && element !== document.activeElement) /** @type {HTMLElement} */ (element).focus({ preventScroll: true });
}
