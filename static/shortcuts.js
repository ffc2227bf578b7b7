// Single-key shortcuts for the whole page, which can be switched off (WCAG 2.2 §2.1.4), and the dialog that lists them.
import { readSetting, storeSetting } from "./storage.js";

const COMMANDS = /** @type {Record<string, string>} */ ({ "+": "in", "=": "in", "-": "out", "0": "whole" });

/** @param {import("./timeline.js").Timeline} [timeline] if the page has a chart that moves */
export function shortcuts(timeline) {
  const dialog = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.shortcuts"));
  const enabled = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  enabled.checked = readSetting("keys") !== "off";
  enabled.addEventListener("change", () => storeSetting("keys", enabled.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const isTextField = target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");
    if (event.defaultPrevented || isTextField || event.ctrlKey || event.altKey || event.metaKey || target.closest("dialog")) return;
    const inChart = target.closest(".chart") !== null;
    if (timeline && event.shiftKey && /^Arrow(Left|Right)$/.test(event.key) && (inChart || getSelection()?.isCollapsed !== false)) {
      event.preventDefault();
      return timeline.command(event.key === "ArrowLeft" ? "earlier" : "later");
    }
    const command = COMMANDS[event.key];
    if (timeline && command && (enabled.checked || inChart)) timeline.command(command);
    else if (!enabled.checked) return;
    else if (event.key === "j" || event.key === "k") goToEvent(event.key === "j");
    else if (event.key === "?") dialog.showModal();
    else if (event.key === "/") /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"))?.focus();
    else {
      // A link may have a key of its own.
      const link = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
      if (!link) return;
      /** @type {HTMLElement} */ (link).click();
    }
    event.preventDefault();
  });
}

/**
 * Goes to the next or previous event: in the list, or from the page of one event to that of another.
 * @param {boolean} forwards
 */
function goToEvent(forwards) {
  const list = document.querySelector("[data-results]");
  if (!list) return /** @type {HTMLElement | null} */ (document.querySelector(`.prev-next a[rel="${forwards ? "next" : "prev"}"]`))?.click();
  const links = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("article.event-item h3 a")]);
  const focused = document.activeElement?.closest("article.event-item")?.querySelector("h3 a");
  const current = links.findIndex((link) => link === focused);
  // If no event has the focus, start at the first that can be seen.
  const visible = links.findIndex((link) => link.getBoundingClientRect().top >= 0);
  const next = current >= 0 ? current + (forwards ? 1 : -1) : forwards ? visible : visible - 1;
  links[next]?.focus();
}
