// The chart and the list point at each other.

/**
 * @param {import("./picture.js").Picture} picture
 * @param {HTMLElement} results
 */
export function pointing(picture, results) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
  line.setAttribute("class", "crosshair");
  line.setAttribute("y2", "100%");
  line.setAttribute("aria-hidden", "true");
  /** @type {HTMLElement | SVGElement | null} */
  let at = null;

  const show = () => {
    for (const old of document.querySelectorAll(".highlighted")) old.classList.remove("highlighted");
    line.remove();
    const { event = "", day = "" } = at?.dataset ?? {};
    if (!event) return;
    const same = `[data-event="${CSS.escape(event)}"]`;
    for (const one of [picture.score.querySelector(same), results.querySelector(same)]) one?.classList.add("highlighted");
    const x = picture.x(Number(day));
    if (!day || !results.contains(at) || x < 0 || x > 100) return;
    line.setAttribute("x1", `${x}%`);
    line.setAttribute("x2", `${x}%`);
    picture.score.append(line);
  };
  /** @param {Element | null} [next] */
  const point = (next = null) => {
    if (next === at) return;
    at = /** @type {HTMLElement | null} */ (next);
    show();
  };
  for (const root of [picture.place, results]) {
    for (const type of ["pointerover", "focusin"]) {
      root.addEventListener(type, ({ target }) => point(/** @type {Element} */ (target).closest("[data-event]")));
    }
    for (const type of ["pointerleave", "focusout"]) root.addEventListener(type, () => point());
  }
  picture.addEventListener("swap", show);
}
