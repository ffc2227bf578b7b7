// Highlights the event under the pointer or with the focus in both the chart and the list.

/**
 * @param {import("./chart-view.js").ChartView} view
 * @param {HTMLElement} results
 */
export function linkedHighlight(view, results) {
  const crosshair = document.createElementNS("http://www.w3.org/2000/svg", "line");
  crosshair.setAttribute("class", "crosshair");
  crosshair.setAttribute("y2", "100%");
  crosshair.setAttribute("aria-hidden", "true");
  /** @type {HTMLElement | SVGElement | null} */
  let active = null;

  const show = () => {
    for (const old of document.querySelectorAll(".highlighted")) old.classList.remove("highlighted");
    crosshair.remove();
    const { event = "", day = "" } = active?.dataset ?? {};
    if (!event) return;
    const same = `[data-event="${CSS.escape(event)}"]`;
    for (const one of [view.scene.querySelector(same), results.querySelector(same)]) one?.classList.add("highlighted");
    const x = view.x(Number(day));
    if (!day || !results.contains(active) || x < 0 || x > 100) return;
    crosshair.setAttribute("x1", `${x}%`);
    crosshair.setAttribute("x2", `${x}%`);
    view.scene.append(crosshair);
  };
  /** @param {Element | null} [next] */
  const activate = (next = null) => {
    if (next === active) return;
    active = /** @type {HTMLElement | null} */ (next);
    show();
  };
  for (const root of [view.container, results]) {
    for (const type of ["pointerover", "focusin"]) {
      root.addEventListener(type, ({ target }) => activate(/** @type {Element} */ (target).closest("[data-event]")));
    }
    for (const type of ["pointerleave", "focusout"]) root.addEventListener(type, () => activate());
  }
  view.addEventListener("swap", show);
}
