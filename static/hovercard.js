// Cards: what a mark or block is about, and what else is near it. Under the pointer or with the focus it is a card beside the
// mark (WCAG 2.2 §1.4.13), after a tap it is a sheet at the bottom of the window.
import { dayOfItem } from "./chart-items.js";
import { focusQuietly, isQuiet } from "./focus.js";

/** How long the pointer rests before the card appears, and how long it may leave before the card disappears, in milliseconds. */
const SHOW_DELAY = 300;
const HIDE_DELAY = 250;

/** The least number of days to which a sheet zooms. */
const MIN_DAYS = 4;

/**
 * @param {HTMLElement} section
 * @param {import("./pointing.js").Pointing} pointing
 * @param {import("./chart-view.js").ChartView} [view] if the chart can be moved
 */
export function hovercards(section, pointing, view) {
  const card = /** @type {HTMLElement} */ (section.querySelector(".hovercard"));
  const plot = /** @type {HTMLElement} */ (section.querySelector(".drawings"));
  if (!card.showPopover) return;
  /** @type {SVGAElement | null} the mark or block whose card is shown or will be */
  let item = null;
  let timer = 0;

  const isSheet = () => card.matches(".sheet:popover-open");
  const hide = () => {
    clearTimeout(timer);
    item?.removeAttribute("aria-describedby");
    item?.parentElement?.classList.remove("pointed");
    item = null;
    if (card.matches(":popover-open")) card.hidePopover();
  };
  /** Closes it on the reader's demand. */
  const close = () => {
    const from = card.contains(document.activeElement) && item;
    hide();
    if (from) focusQuietly(from);
  };
  const hideSoon = () => {
    clearTimeout(timer);
    if (item && !isSheet() && !item.matches(":focus-visible")) timer = window.setTimeout(hide, HIDE_DELAY);
  };

  /** @param {SVGAElement} next */
  const show = async (next) => {
    hide();
    item = next;
    const { cardContent, openCard } = await import("./card-content.js");
    const body = await cardContent(card, pointing.nearest.around(next));
    if (item !== next || !next.isConnected || !body) return;
    openCard(card, next, body);
    // The name of the mark contains title and date; the rest is its description.
    if (card.querySelector("#_card")) next.setAttribute("aria-describedby", "_card");
  };

  /**
   * @param {SVGAElement[]} near the nearest first
   * @param {number} clientX
   */
  const showSheet = async (near, clientX) => {
    hide();
    const next = (item = near[0]);
    const { sheetContent, openSheet } = await import("./card-content.js");
    const zoom = view && (() => {
      const { viewport } = view;
      const day = next.closest(".block") ? dayOfItem(next) : viewport.a + view.fraction(clientX) * viewport.length;
      const half = Math.max(viewport.length / 4, MIN_DAYS) / 2;
      hide();
      viewport.animateTo(day - half, day + half);
    });
    const body = await sheetContent(card, near, zoom, close);
    if (item !== next || !next.isConnected || !body) return;
    next.parentElement?.classList.add("pointed");
    openSheet(card, next, body);
  };

  section.addEventListener("focusin", ({ target }) => {
    const next = /** @type {SVGAElement | null} */ (/** @type {Element} */ (target).closest(".scene [role=listitem] a"));
    if (next?.matches(":focus-visible") && !isQuiet()) show(next);
  });
  plot.addEventListener("focusout", () => isSheet() || hide());
  pointing.addEventListener("point", () => {
    const next = pointing.item;
    if (isSheet()) return;
    if (!next) return hideSoon();
    clearTimeout(timer);
    if (next !== item) timer = window.setTimeout(show, SHOW_DELAY, next);
  });
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", hideSoon);
  // The first tap opens the sheet, the second one acts.
  plot.addEventListener("click", (event) => {
    const { down } = pointing;
    // A browser may move a tap to the nearest link, but `down` is where the finger was.
    if (!event.isTrusted || !event.detail || down?.pointerType !== "touch" || /** @type {Element} */ (down.target).closest(".label")) return;
    const near = pointing.itemsAt(down, true);
    const again = isSheet() && item?.href.baseVal === near[0]?.href.baseVal;
    if (!near.length || again) hide();
    if (!near.length) return;
    event.preventDefault();
    event.stopPropagation();
    if (again) near[0].dispatchEvent(new MouseEvent("click", event));
    else showSheet(near, down.clientX);
  }, true);
  document.addEventListener("pointerdown", ({ target }) => {
    const at = /** @type {Node} */ (target);
    // In the plot it is a tap or a gesture: the click or the movement decides.
    if (!card.contains(at) && !(isSheet() && plot.contains(at))) hide();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !item) return;
    event.preventDefault();
    close();
  });
  addEventListener("pagehide", hide);
  view?.viewport.addEventListener("move", hide);
  view?.addEventListener("swap", () => item?.isConnected || hide());
}
