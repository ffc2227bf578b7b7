// Single keys for the whole page, which can be switched off (WCAG 2.2 §2.1.4), and the list that names them.

import { keep, recall } from "./memory.js";

/** @typedef {import("./span.js").Span} Span */

const MOVES = /** @type {Record<string, string>} */ ({ "+": "in", "=": "in", "-": "out", "0": "whole" });

/**
 * Whether a modifier key is held, so that the act is the browser's.
 * @param {KeyboardEvent | MouseEvent} event
 */
export const held = (event) => event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;

/** @param {Span} [span] where there is a chart that moves */
export function keys(span) {
  const list = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.shortcuts"));
  const box = /** @type {HTMLInputElement} */ (list.querySelector("input"));
  box.checked = recall("keys") !== "off";
  box.addEventListener("change", () => keep("keys", box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const types = at.isContentEditable || at.matches("textarea, select, input:not([type=checkbox], [type=radio])");
    if (event.defaultPrevented || types || event.ctrlKey || event.altKey || event.metaKey || at.closest("dialog")) return;
    const inChart = at.closest(".chart") !== null;
    if (span && event.shiftKey && /^Arrow(Left|Right)$/.test(event.key) && (inChart || getSelection()?.isCollapsed !== false)) {
      event.preventDefault();
      return span.act(event.key === "ArrowLeft" ? "earlier" : "later");
    }
    const move = MOVES[event.key];
    if (span && move && (box.checked || inChart)) span.act(move);
    else if (!box.checked) return;
    else if (event.key === "j" || event.key === "k") step(event.key === "j");
    else if (event.key === "?") list.showModal();
    else if (event.key === "/") /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"))?.focus();
    else return;
    event.preventDefault();
  });
}

/**
 * To the next or previous event: in the list, or from an event's page to another.
 * @param {boolean} later
 */
function step(later) {
  const list = document.querySelector("[data-results]");
  if (!list) return /** @type {HTMLElement | null} */ (document.querySelector(`.prev-next a[rel="${later ? "next" : "prev"}"]`))?.click();
  const links = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("article.event-item h3 a")]);
  const focused = document.activeElement?.closest("article.event-item")?.querySelector("h3 a");
  const now = links.findIndex((link) => link === focused);
  // Before any has the focus, the first is the one that is in sight.
  const seen = links.findIndex((link) => link.getBoundingClientRect().top >= 0);
  const next = now >= 0 ? now + (later ? 1 : -1) : later ? seen : seen - 1;
  links[next]?.focus();
}
