// Cards: what a mark or block is about, and what else is near it. Under the pointer or with the focus it is a card beside the
// mark (WCAG 2.2 §1.4.13), after a tap it is a sheet at the bottom of the window.
import { dayOfItem } from "./chart-view.js";
import { focusQuietly, isQuiet } from "./focus.js";
import { prefersReducedMotion } from "./viewport.js";

/** How long the pointer rests before the card appears, and how long it may leave before the card disappears, in milliseconds. */
const SHOW_DELAY = 300;
const HIDE_DELAY = 250;

/** Space between the card and its mark, so that neighbours can be pointed at, and the edges of the window, in CSS pixels. */
const MARK_GAP = 24;
const EDGE_GAP = 8;

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
    const { cardContent } = await import("./card-content.js");
    const body = await cardContent(card, pointing.nearest.around(next));
    if (item !== next || !next.isConnected || !body) return;
    card.classList.remove("sheet");
    card.removeAttribute("role");
    card.replaceChildren(...body);
    // The arrow keys lead to the neighbours.
    for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
    card.showPopover();
    place(card, next);
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
    const { sheetContent } = await import("./card-content.js");
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
    card.classList.add("sheet");
    card.role = "dialog";
    card.removeAttribute("style");
    card.replaceChildren(...body);
    card.showPopover();
    card.focus({ preventScroll: true });
    // The mark stays in sight, for the second tap.
    const covered = next.getBoundingClientRect().bottom + MARK_GAP - card.getBoundingClientRect().top;
    if (covered > 0) scrollBy({ top: covered, behavior: prefersReducedMotion() ? "instant" : "smooth" });
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

/**
 * Places a card next to its mark if there is room, otherwise below or above; never over it, and never outside the window.
 * @param {HTMLElement} card
 * @param {SVGAElement} item
 */
function place(card, item) {
  const plot = /** @type {Element} */ (item.closest(".plot-clip")).getBoundingClientRect();
  const box = item.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, plot.left), Math.min(box.right, plot.right)];
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientWidth, clientHeight } = document.documentElement;
  const within = (/** @type {number} */ at, /** @type {number} */ size, /** @type {number} */ room) => Math.max(Math.min(at, room - size - EDGE_GAP), EDGE_GAP);
  const beside = within(box.top, height, clientHeight);
  const above = box.top - MARK_GAP - height;
  const below = box.bottom + MARK_GAP;
  const along = within(left, width, clientWidth);
  const [x, y] =
    right + MARK_GAP + width < clientWidth ? [right + MARK_GAP, beside]
    : left - MARK_GAP - width > 0 ? [left - MARK_GAP - width, beside]
    : below + height < clientHeight || above < EDGE_GAP ? [along, below]
    : [along, above];
  card.style.left = `${x + scrollX}px`;
  card.style.top = `${y + scrollY}px`;
}
