// Buttons that copy a citation, and links that copy their address instead of following it. Without scripts, or with a
// modifier key, links stay links. On the page of an event, also the button that shares its address. Only pages with
// something to copy load this.

const status = /** @type {HTMLElement} */ (document.querySelector("[data-announce]"));

/** How long "Copied" is shown, in milliseconds. */
const CONFIRMATION = 2000;

/**
 * Makes a control copy on a click.
 * @param {HTMLElement} control
 * @param {string | undefined} confirmation what is announced then
 * @param {() => Promise<void>} copy
 * @param {() => void} fallback what to do if the clipboard may not be written
 */
function copies(control, confirmation, copy, fallback) {
  const text = /** @type {Text} */ (control.querySelector(".copies")?.firstChild);
  const { data } = text;
  control.addEventListener("click", async (event) => {
    if (control.matches("a") && (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    try {
      await copy();
    } catch {
      return fallback();
    }
    // Nothing moves, neither now nor when the confirmation goes.
    control.style.minInlineSize = `${control.offsetWidth}px`;
    text.data = status.dataset.copied ?? "";
    status.textContent = confirmation ?? "";
    setTimeout(() => (text.data = data), CONFIRMATION);
  });
}

/** @param {HTMLButtonElement} button */
function copyButton(button) {
  const source = document.getElementById(button.dataset.copyTarget ?? "");
  if (source) copies(button, button.dataset.copied ?? status.dataset.citationCopied, () => copyContent(source), () => getSelection()?.selectAllChildren(source));
}

/** @param {HTMLAnchorElement} link */
function copyLink(link) {
  // The address on the origin that the reader uses.
  const copy = () => navigator.clipboard.writeText(new URL(link.href, location.origin).href);
  copies(link, status.dataset.linkCopied, copy, () => location.assign(link.href));
}

/**
 * Copies text, and its italics for programs that accept them.
 * @param {HTMLElement} source
 */
function copyContent(source) {
  const text = source.textContent ?? "";
  if (!source.querySelector("i")) return navigator.clipboard.writeText(text);
  /** @param {string} type @param {string} part */
  const blob = (type, part) => ({ [type]: new Blob([part], { type }) });
  return navigator.clipboard.write([new ClipboardItem({ ...blob("text/plain", text), ...blob("text/html", source.innerHTML) })]);
}

if (navigator.clipboard) {
  document.querySelectorAll("button[data-copy-target]").forEach((button) => copyButton(/** @type {HTMLButtonElement} */ (button)));
  document.querySelectorAll("a[data-copy]").forEach((link) => copyLink(/** @type {HTMLAnchorElement} */ (link)));
}
const share = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-share]"));
// Rejected if the reader closes the sheet of the system.
share?.addEventListener("click", () => navigator.share({ url: new URL(share.dataset.share ?? "", location.origin).href }).catch(() => {}));
