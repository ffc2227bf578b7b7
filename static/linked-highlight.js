// Highlights the event under the pointer or with the focus in both the chart and the list, and connects its marks.
import { itemsIn } from "./chart-view.js";

/** The path of an event's page, which tells its links in the chart and in the list from those of others. */
const pathOf = (/** @type {Element | null} */ link) => new URL(link?.getAttribute("href") ?? "", location.href).pathname;

/**
 * @param {import("./chart-view.js").ChartView} view
 * @param {HTMLElement} results
 */
export function linkedHighlight(view, results) {
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
  for (const root of [view.container, results]) {
    for (const type of ["pointerover", "focusin"]) root.addEventListener(type, ({ target }) => activate(linkAt(target)));
    for (const type of ["pointerleave", "focusout"]) root.addEventListener(type, () => activate());
  }
  view.addEventListener("swap", show);
}
