// Highlights the event under the pointer or with the focus in both the chart and the list, and connects its marks.
import { itemsIn } from "./chart-items.js";

/** The path of an event's page, which tells its links in the chart and in the list from those of others. */
const pathOf = (/** @type {Element | null} */ link) => link?.getAttribute("href")?.split(/[?#]/)[0];

/**
 * @param {import("./chart-view.js").ChartView} view
 * @param {HTMLElement} results
 * @param {import("./pointing.js").Pointing} pointing
 */
export function linkedHighlight(view, results, pointing) {
  const stem = document.createElement("div");
  stem.className = "stem";
  /** @type {Element | null} the link of the event */
  let active = null;

  const show = () => {
    for (const old of document.querySelectorAll(".highlighted")) old.classList.remove("highlighted");
    stem.remove();
    if (!active) return;
    const path = pathOf(active);
    const items = [...results.querySelectorAll("article.event-item")].filter((item) => pathOf(item.querySelector("h3 a")) === path);
    const marks = itemsIn(view.scene).filter((mark) => pathOf(mark) === path);
    for (const one of [...items, ...marks.map((mark) => mark.parentElement), ...view.scene.querySelectorAll(".label")]) {
      if (one && (!one.matches(".label") || pathOf(one) === path)) one.classList.add("highlighted");
    }
    const [first] = marks;
    if (!first) return;
    const scene = view.scene.getBoundingClientRect();
    const boxes = marks.map((mark) => mark.getBoundingClientRect());
    // Percentages, so that it moves with the drawing.
    stem.style.insetInlineStart = /** @type {Element} */ (first.querySelector("use, rect")).getAttribute("x") ?? "";
    stem.style.insetBlockStart = `${Math.min(...boxes.map((box) => box.top)) - scene.top}px`;
    stem.style.blockSize = `${Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top))}px`;
    if (marks.length > 1) view.scene.append(stem);
  };
  /** @param {Element | null} [next] */
  const activate = (next = null) => {
    if (next === active) return;
    active = next;
    show();
  };
  const linkAt = (/** @type {EventTarget | null} */ target) => {
    const element = /** @type {Element} */ (target);
    return element.closest(".mark a, a.label") ?? element.closest("article.event-item")?.querySelector("h3 a");
  };
  const activateAt = (/** @type {Event} */ { target }) => activate(linkAt(target));
  pointing.addEventListener("point", () => activate(pointing.item?.closest(".mark") && pointing.item));
  for (const [root, type] of /** @type {[HTMLElement, string][]} */ ([[results, "pointerover"], [results, "focusin"], [view.container, "focusin"]])) root.addEventListener(type, activateAt);
  for (const [root, type] of /** @type {[HTMLElement, string][]} */ ([[results, "pointerleave"], [results, "focusout"], [view.container, "focusout"]])) root.addEventListener(type, () => activate());
  view.addEventListener("swap", show);
}
