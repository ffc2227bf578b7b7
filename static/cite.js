// Buttons that copy citations: the text, and its italics for programs that take them. Only pages of citations load this.

const status = /** @type {HTMLElement} */ (document.querySelector("[data-announce]"));

/**
 * Shows a button that copies, named after what it copies.
 * @param {HTMLButtonElement} button
 */
function improve(button) {
  const from = document.getElementById(button.dataset.copyTarget ?? "");
  const what = button.textContent;
  if (!from) return;
  // The accessible name begins with the visible words, whatever they are.
  /** @param {string} visible */
  const show = (visible) => {
    button.textContent = visible;
    button.setAttribute("aria-label", `${visible}: ${what}`);
  };
  const copyText = status.dataset.copy ?? "";
  show(copyText);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await copy(from);
    } catch {
      // Where the clipboard may not be written: ready for the reader's own key.
      getSelection()?.selectAllChildren(from);
      return;
    }
    show(status.dataset.copied ?? "");
    status.textContent = status.dataset.citationCopied ?? "";
    setTimeout(show, 2000, copyText);
  });
}

/** @param {HTMLElement} from */
function copy(from) {
  const text = from.textContent ?? "";
  if (!from.querySelector("i")) return navigator.clipboard.writeText(text);
  /** @param {string} type @param {string} part */
  const blob = (type, part) => ({ [type]: new Blob([part], { type }) });
  return navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", from.innerHTML) })]);
}

if (navigator.clipboard) document.querySelectorAll("[data-copy-target]").forEach((button) => improve(/** @type {HTMLButtonElement} */ (button)));
