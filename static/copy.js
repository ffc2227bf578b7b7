// Buttons that copy a citation, and links that copy their address instead of following it. Without scripts, or with a
// modifier key, links stay links. On the page of an event, also the button that shares its address. Only pages with
// something to copy load this.

const status = /** @type {HTMLElement} */ (document.querySelector("[data-announce]"));

/** How long "Copied" is shown, in milliseconds. */
const CONFIRMATION = 2000;

/**
 * Makes a control copy on a click. Its accessible name starts with its visible text, and names what it copies.
 * @param {HTMLElement} control
 * @param {string} text the visible text
 * @param {string} what what is copied
 * @param {string | undefined} confirmation what is announced then
 * @param {() => Promise<void>} copy
 * @param {() => void} fallback what to do if the clipboard may not be written
 */
function copies(control, text, what, confirmation, copy, fallback) {
  /** @param {string} visible */
  const show = (visible) => {
    control.textContent = visible;
    control.setAttribute("aria-label", `${visible}: ${what}`);
  };
  show(text);
  control.addEventListener("click", async (event) => {
    if (control.matches("a") && (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    try {
      await copy();
    } catch {
      return fallback();
    }
    show(status.dataset.copied ?? "");
    status.textContent = confirmation ?? "";
    setTimeout(show, CONFIRMATION, text);
  });
}

/** @param {HTMLButtonElement} button */
function copyButton(button) {
  const source = document.getElementById(button.dataset.copyTarget ?? "");
  if (!source) return;
  button.hidden = false;
  const { copy = "", citationCopied } = status.dataset;
  copies(button, copy, button.textContent ?? "", citationCopied, () => copyContent(source), () => getSelection()?.selectAllChildren(source));
}

/** @param {HTMLAnchorElement} link */
function copyLink(link) {
  const what = link.textContent ?? "";
  const lowerCase = what.charAt(0).toLowerCase() + what.slice(1);
  // The address on the origin that the reader uses.
  const copy = () => navigator.clipboard.writeText(new URL(link.href, location.origin).href);
  copies(link, link.dataset.copy ?? "", lowerCase, status.dataset.linkCopied, copy, () => location.assign(link.href));
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
/** The button that opens the share sheet of the system, where there is one. */
const share = /** @type {HTMLButtonElement | null} */ (document.querySelector("[data-share]"));
if (share && "share" in navigator) {
  share.hidden = false;
  // Rejected if the reader closes the sheet.
  share.addEventListener("click", () => navigator.share({ url: new URL(share.dataset.share ?? "", location.origin).href }).catch(() => {}));
}
