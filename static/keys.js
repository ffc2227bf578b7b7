// Single keys for the whole page, which can be switched off (WCAG 2.2 §2.1.4), and the list that names them.

/** @typedef {import("./span.js").Span} Span */

/** What the list says; those of the chart only where there is one that moves. */
const KEYS = [
  ["j", "Next event"],
  ["k", "Previous event"],
  ["/", "Search"],
  ["?", "These keys"],
  ["+", "Zoom in"],
  ["-", "Zoom out"],
  ["0", "The whole timeline"],
  ["Shift+← →", "Earlier, later"],
  ["← → ↑ ↓", "In the chart: from event to event"],
];
const MOVES = /** @type {Record<string, string>} */ ({ "+": "in", "=": "in", "-": "out", "0": "whole" });

const enabled = () => {
  try {
    return localStorage.getItem("keys") !== "off";
  } catch {
    return true;
  }
};

/** @param {Span} [span] where there is a chart that moves */
export function keys(span) {
  document.addEventListener("keydown", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const types = at.isContentEditable || at.matches("textarea, select, input:not([type=checkbox], [type=radio])");
    if (event.defaultPrevented || types || event.ctrlKey || event.altKey || event.metaKey || at.closest("dialog")) return;
    const inChart = at.closest(".chart") !== null;
    if (span && event.shiftKey && /^Arrow(Left|Right)$/.test(event.key) && (inChart || getSelection()?.isCollapsed !== false)) {
      event.preventDefault();
      return span.act(event.key === "ArrowLeft" ? "earlier" : "later");
    }
    if (!enabled() && !inChart) return;
    const move = MOVES[event.key];
    if (span && move) span.act(move);
    else if (!enabled()) return;
    else if (event.key === "j" || event.key === "k") step(event.key === "j");
    else if (event.key === "?") list(span !== undefined).showModal();
    else if (event.key === "/") {
      const box = /** @type {HTMLElement | null} */ (document.querySelector("[data-search]"));
      if (!box) return;
      box.focus();
    } else return;
    event.preventDefault();
  });
}

/**
 * To the next or previous event: in the list, or from an event's page to another.
 * @param {boolean} later
 */
function step(later) {
  const list = document.querySelector("[data-results]");
  if (!list) return /** @type {HTMLElement | null} */ (document.querySelector(`.step-nav a[rel="${later ? "next" : "prev"}"]`))?.click();
  const links = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("article.entry h3 a")]);
  const focused = document.activeElement?.closest("article.entry")?.querySelector("h3 a");
  const now = links.findIndex((link) => link === focused);
  // Before any has the focus, the first is the one that is in sight.
  const seen = links.findIndex((link) => link.getBoundingClientRect().top >= 0);
  const next = now >= 0 ? now + (later ? 1 : -1) : later ? seen : seen - 1;
  links[next]?.focus();
}

/**
 * The list of keys.
 * @param {boolean} moves
 */
function list(moves) {
  const old = document.querySelector("dialog.keys");
  if (old) return /** @type {HTMLDialogElement} */ (old);
  const make = (/** @type {string} */ name, /** @type {(Node | string)[]} */ ...children) => {
    const node = document.createElement(name);
    node.append(...children);
    return node;
  };
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog"));
  dialog.className = "keys";
  const heading = make("h2", "Keys");
  heading.id = "_keys";
  dialog.setAttribute("aria-labelledby", heading.id);
  const known = KEYS.filter(([key]) => (key !== "/" || document.querySelector("[data-search]")) && (moves || !/^[-+0S]/.test(key)));
  const rows = known.flatMap(([key, words]) => [make("dt", make("kbd", key)), make("dd", words)]);
  const box = document.createElement("input");
  box.type = "checkbox";
  box.checked = enabled();
  box.addEventListener("change", () => {
    try {
      localStorage.setItem("keys", box.checked ? "on" : "off");
    } catch {
      // The keys then stay as they are.
    }
  });
  const close = make("button", "Close");
  close.className = "button";
  close.addEventListener("click", () => dialog.close());
  const again = document.createElement("p");
  again.append(make("label", box, " Single keys work"));
  dialog.append(heading, make("dl", ...rows), again, close);
  document.body.append(dialog);
  return dialog;
}
