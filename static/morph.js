// Changes a part of the page to match a newer one. Elements that stay the same are left alone, so that they keep the focus and their state.

/** @param {Element} node */
const key = (node) => {
  const names = ["id", "data-move", "name", node.matches("[type=checkbox]") ? "value" : "id"];
  return names.map((name) => node.getAttribute(name) ?? "").join("\n") + node.localName;
};

/**
 * @param {Element} old
 * @param {Element} next
 */
export function morph(old, next) {
  // Text that the reader is typing is left alone, also in a box with a form of its own.
  const { value, defaultValue } = /** @type {any} */ (old);
  const typed = value !== defaultValue && (old === document.activeElement || old.hasAttribute("form"));
  // The search box becomes a combobox once it has had the focus; a reader decides what is unfolded.
  const kept = old.matches("[data-search]") ? /^(role|aria-)/ : /^(open|style)$/;
  for (const { name } of [...old.attributes]) if (!next.hasAttribute(name) && !kept.test(name)) old.removeAttribute(name);
  for (const { name, value } of next.attributes) if (!kept.test(name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (old instanceof HTMLInputElement && next instanceof HTMLInputElement) {
    old.checked = next.defaultChecked;
    if (!typed) old.value = next.defaultValue;
    return;
  }
  if (!next.children.length) {
    if (old.textContent !== next.textContent) old.textContent = next.textContent;
    return;
  }
  const left = [...old.children];
  /** @type {ChildNode | null} */
  let at = old.firstChild;
  for (const node of [...next.childNodes]) {
    const found = node instanceof Element ? left.findIndex((child) => key(child) === key(node)) : -1;
    const same = left[found];
    if (same && node instanceof Element) {
      // Elements before the match are removed; the match itself is never moved, since that would lose the focus.
      for (const gone of left.splice(0, found + 1).slice(0, -1)) gone.remove();
      while (at && at !== same) at = drop(at);
      at = same.nextSibling;
      morph(same, node);
    } else {
      old.insertBefore(node, at);
    }
  }
  while (at) at = drop(at);
}

/** @param {ChildNode} node */
function drop(node) {
  const next = node.nextSibling;
  node.remove();
  return next;
}
