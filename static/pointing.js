// Pointing at the chart: the nearest mark or block within reach is the target, whatever its size.
import { itemsIn } from "./chart-items.js";
import { NearestItem } from "./nearest-item.js";

/** How far a pointer moves before it drags, in CSS pixels. */
export const DRAG_THRESHOLD = 4;

/** Fires `point` when a pointer that hovers has moved or left, at most once a frame, and never while the chart moves. */
export class Pointing extends EventTarget {
  /**
   * @param {HTMLElement} section
   * @param {import("./chart-view.js").ChartView} [view] if the chart can be moved
   */
  constructor(section, view) {
    super();
    const plot = /** @type {HTMLElement} */ (section.querySelector(".drawings"));
    this.nearest = new NearestItem(plot);
    /** @type {SVGAElement | null} the mark or block at which a pointer that hovers points */
    this.item = null;
    /** @type {PointerEvent | undefined} the last touch or press of a button */
    this.down = undefined;
    /** @type {PointerEvent | undefined} */
    let last;
    let frame = 0;

    const point = (/** @type {SVGAElement | null} */ item) => {
      this.item?.parentElement?.classList.remove("pointed");
      item?.parentElement?.classList.add("pointed");
      plot.classList.toggle("pointing", item !== null);
      this.item = item;
      this.dispatchEvent(new Event("point"));
    };
    const leave = () => {
      last = undefined;
      if (this.item) point(null);
    };
    plot.addEventListener("pointermove", (event) => {
      if (event.pointerType === "touch" || event.buttons || view?.viewport.moving) return;
      last = event;
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        if (last) point(this.itemsAt(last)[0] ?? null);
      });
    });
    plot.addEventListener("pointerleave", leave);
    view?.viewport.addEventListener("move", leave);

    plot.addEventListener("pointerdown", (event) => (this.down = event), true);
    // A click near a mark is one on its link, with the same keys.
    for (const type of ["click", "auxclick"]) {
      plot.addEventListener(type, (event) => {
        const click = /** @type {MouseEvent} */ (event);
        const { clientX = 0, clientY = 0 } = this.down ?? {};
        const dragged = Math.hypot(click.clientX - clientX, click.clientY - clientY) > DRAG_THRESHOLD;
        if (click.defaultPrevented || click.button > 1 || dragged || linkAt(click)) return;
        const [item] = this.itemsAt(click);
        // Browsers follow links on a simulated click, but not on one of the middle button.
        if (item && click.button) open(item.href.baseVal);
        else item?.dispatchEvent(new MouseEvent(type, click));
      });
    }
  }

  /**
   * The marks and blocks at which an event of a pointer points, the nearest first; none on the link of an era or a lane.
   * @param {MouseEvent} event
   * @param {boolean} [touch]
   */
  itemsAt(event, touch) {
    const { clientX, clientY } = event;
    const link = linkAt(event);
    const label = link?.matches(".label");
    if (link && !label && !link.closest("[role=listitem]")) return [];
    const near = this.nearest.near(clientX, clientY, touch);
    if (!link) return near;
    const own = label ? this.marksOf(link.href.baseVal)[0] : link;
    return own ? [own, ...near.filter((item) => item !== own)] : [];
  }

  /** The marks of an event, from the address of its link. @param {string} href */
  marksOf(href) {
    return itemsIn(this.nearest.drawings).filter((item) => item.href.baseVal === href);
  }
}

/**
 * The link on which an event is.
 * @param {Event} event
 */
function linkAt({ target }) {
  return /** @type {SVGAElement | null} */ (/** @type {Element} */ (target).closest("a"));
}
