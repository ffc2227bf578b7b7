// The chart is one tab stop; arrow keys move the focus within it (ARIA Authoring Practices, roving tabindex).
import { hasModifier } from "./modifier-keys.js";
import { dayOfItem, itemsIn } from "./chart-items.js";

/** @typedef {import("./chart-view.js").ChartView} ChartView */

/** How many times the window moves on in search of the next event. */
const MAX_STEPS = 6;

/**
 * @param {HTMLElement} section
 * @param {ChartView} [view] if the chart can be moved
 */
export function roving(section, view) {
  /** @type {{ day: number, later: boolean, lane: number, tries: number } | undefined} the search for an event before or after a day */
  let search;

  const scene = () => /** @type {HTMLElement} */ (view?.scene ?? section.querySelector(".scene"));
  /** The rows in which the focus moves: the eras of each series, then the lanes. */
  const rows = () => [...scene().querySelectorAll(".eras, .lane")].map(itemsOfRow).filter((row) => row.length);
  const itemsOfRow = (/** @type {Element} */ row) => {
    if (row.matches(".lane")) return itemsIn(row);
    const eras = /** @type {NodeListOf<SVGAElement>} */ (row.querySelectorAll(".era"));
    return [...eras].filter((link) => link.getClientRects().length);
  };
  const stops = () => /** @type {SVGAElement[]} */ ([...scene().querySelectorAll(".era, [role=listitem] a")]);

  /** Tab reaches one item. */
  const setTabStop = (/** @type {SVGAElement | undefined} */ one = itemsIn(scene())[0] ?? rows()[0]?.[0]) => {
    for (const item of stops()) item.tabIndex = item === one ? 0 : -1;
  };

  /** @param {SVGAElement | null | undefined} item */
  const focus = (item) => {
    if (!item) return;
    setTabStop(item);
    item.focus();
    if (!view || item.matches(".era")) return;
    // Moves the window to an item outside it.
    const { a, b, length } = view.viewport;
    const day = dayOfItem(item);
    const margin = length / 10;
    if (day < a) view.viewport.animateTo(day - margin, day - margin + length);
    else if (day >= b) view.viewport.animateTo(day + margin - length, day + margin);
  };

  /** Moves the window on, and then the focus if there is an event on this lane. */
  const seek = (/** @type {boolean} */ later, /** @type {number} */ lane, tries = MAX_STEPS) => {
    if (!view) return;
    const { viewport } = view;
    const day = later ? viewport.b : viewport.a;
    if (!tries || (later ? viewport.b >= viewport.limits[1] : viewport.a <= viewport.limits[0])) return;
    search = { day, later, lane, tries };
    viewport.command(later ? "later" : "earlier");
  };

  view?.addEventListener("swap", () => {
    const { activeElement } = document;
    setTabStop(scene().contains(activeElement) ? /** @type {SVGAElement} */ (activeElement) : undefined);
    if (!search || view.viewport.moving) return;
    const { day, later, lane, tries } = search;
    search = undefined;
    const row = itemsIn(scene().querySelectorAll(".lane")[lane]);
    const next = later ? row.find((item) => dayOfItem(item) >= day) : row.findLast((item) => dayOfItem(item) < day);
    if (next) focus(next);
    else seek(later, lane, tries - 1);
  });

  /**
   * The mark of the same event in another row, or else the item of that row that is nearest on the screen.
   * @param {SVGAElement} from
   * @param {SVGAElement[]} row
   */
  const closest = (from, row) => {
    const middle = ({ left, width } = from.getBoundingClientRect()) => left + width / 2;
    const distance = (/** @type {Element} */ item) => Math.abs(middle(item.getBoundingClientRect()) - middle());
    return row.find((item) => item.href.baseVal === from.href.baseVal) ?? row.toSorted((a, b) => distance(a) - distance(b))[0];
  };

  section.addEventListener("keydown", (event) => {
    const item = /** @type {SVGAElement | null} */ (/** @type {Element} */ (event.target).closest(".scene .era, .scene [role=listitem] a"));
    if (!item || hasModifier(event)) return;
    const all = rows();
    const at = all.findIndex((row) => row.includes(item));
    const row = all[at] ?? [];
    const { key } = event;
    let next;
    if (key === "ArrowRight" || key === "ArrowLeft") {
      next = row[row.indexOf(item) + (key === "ArrowRight" ? 1 : -1)];
      const lane = item.closest(".lane");
      if (!next && lane) seek(key === "ArrowRight", [...scene().querySelectorAll(".lane")].indexOf(lane));
    } else if (key === "ArrowDown") next = all[at + 1] && closest(item, all[at + 1]);
    else if (key === "ArrowUp") next = all[at - 1] && closest(item, all[at - 1]);
    else if (key === "Home") next = row[0];
    else if (key === "End") next = row.at(-1);
    else return;
    event.preventDefault();
    focus(next);
  });
  setTabStop();
}
