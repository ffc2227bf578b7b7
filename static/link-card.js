// A card for a link under which the pointer rests or that has the focus (WCAG 2.2 §1.4.13); after a tap it is a sheet at the
// bottom of the window.

/** How long the pointer rests before the card appears, and how long it may leave before the card disappears, in milliseconds. */
const OPENS_AFTER = 200;
const CLOSES_AFTER = 250;

/** Space between the card, the number and the edges of the window, in CSS pixels. */
const MARGIN = 6;

/** @typedef {HTMLAnchorElement} Link */

/**
 * Shows cards for the links that match a selector. `contentOf` makes the content of a link's card, if it has any.
 * @param {string} selector
 * @param {(link: Link) => HTMLElement | null | undefined} contentOf
 */
export function linkCards(selector, contentOf) {
  const linkAt = (/** @type {EventTarget | null} */ target) => /** @type {Link | null} */ (target instanceof Element && target.closest(selector));
  const card = document.createElement("div");
  if (!card.showPopover) return;
  card.className = "hovercard reference-card";
  card.popover = "manual";
  card.tabIndex = -1;
  /** @type {Link | null} the link whose card is shown */
  let link = null;
  let timer = 0;
  let tapped = false;

  const hide = () => {
    clearTimeout(timer);
    const focused = card.contains(document.activeElement);
    link?.removeAttribute("aria-describedby");
    if (link && focused) link.focus({ preventScroll: true });
    card.remove();
    link = null;
  };
  const later = (/** @type {() => void} */ action, /** @type {number} */ delay) => {
    clearTimeout(timer);
    timer = window.setTimeout(action, delay);
  };

  /** @param {Link} next @param {boolean} [sheet] */
  const show = (next, sheet = false) => {
    clearTimeout(timer);
    const content = next !== link && contentOf(next);
    if (!content) return;
    hide();
    content.id = "_card-content";
    card.replaceChildren(content);
    card.classList.toggle("sheet", sheet);
    card.role = sheet ? "dialog" : "group";
    card.ariaLabel = next.ariaLabel ?? next.textContent;
    // Next to the number, so that Tab leads from it into the card.
    next.after(card);
    card.showPopover();
    link = next;
    if (sheet) {
      card.append(closeButton(hide));
      card.focus();
    } else {
      placeAt(card, next);
      next.setAttribute("aria-describedby", content.id);
    }
  };

  const isKept = () => Boolean(link?.matches(":focus-visible") || card.contains(document.activeElement));
  document.addEventListener("pointerover", ({ pointerType, buttons, target }) => {
    if (pointerType === "touch" || buttons) return;
    const next = linkAt(target);
    const inside = card.contains(/** @type {Node} */ (target)) || (next && next === link);
    if (next && !inside) later(() => show(next), OPENS_AFTER);
    else if (!inside && link && !isKept()) later(hide, CLOSES_AFTER);
    else clearTimeout(timer);
  });
  const follow = (/** @type {EventTarget | null} */ focused) => {
    const next = linkAt(focused);
    if (next?.matches(":focus-visible")) show(next);
    else if (focused !== link && !card.contains(/** @type {Node} */ (focused))) hide();
  };
  document.addEventListener("focusin", ({ target }) => follow(target));
  // A reader may have been faster than this script.
  follow(document.activeElement);
  document.addEventListener("pointerdown", ({ pointerType, target }) => {
    tapped = pointerType === "touch";
    if (!card.contains(/** @type {Node} */ (target))) hide();
  });
  document.addEventListener("click", (event) => {
    const next = linkAt(event.target);
    if (next && tapped && event.detail && contentOf(next)) {
      event.preventDefault();
      show(next, true);
    } else if (next || (event.target instanceof Element && event.target.closest(".reference-card a[href^='#']"))) {
      // The reader goes to the reference.
      link = null;
      hide();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !link) return;
    event.preventDefault();
    hide();
  });
}

/** @param {() => void} close */
function closeButton(close) {
  const button = document.createElement("button");
  button.className = "button";
  button.textContent = /** @type {HTMLElement} */ (document.querySelector("[data-close]")).dataset.close ?? "";
  button.addEventListener("click", close);
  return button;
}

/**
 * Places a card below its number, or above if there is more room.
 * @param {HTMLElement} card
 * @param {Link} link
 */
function placeAt(card, link) {
  const { left, top, bottom } = link.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = card;
  const { clientWidth, clientHeight } = document.documentElement;
  const below = bottom + MARGIN + height < clientHeight || clientHeight - bottom > top;
  card.style.left = `${Math.max(Math.min(left, clientWidth - width - MARGIN), MARGIN) + scrollX}px`;
  card.style.top = `${(below ? bottom + MARGIN : top - MARGIN - height) + scrollY}px`;
}
