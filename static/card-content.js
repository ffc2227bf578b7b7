// What a card says: the event of a mark and its neighbours, or the most significant events of a block. And how it opens.

import { askServer } from "./request.js";

/** The most titles in a card. */
const MOST_TITLES = 8;

/** A list has at most this many events on a page. Of more, only major ones are asked for. */
const LIST_LENGTH = 100;
const MAJOR = "4";

/** Space between a card and its mark, so that neighbours can be pointed at, and the edges of the window, in CSS pixels. */
const MARK_GAP = 24;
const EDGE_GAP = 8;

/** @type {Map<string, Promise<Document | null>>} */
const pages = new Map();

/** @param {string} href */
async function pageAt(href) {
  const page = pages.get(href) ?? fetchPageAt(href);
  pages.set(href, page);
  if (!(await page)) pages.delete(href);
  return page;
}

/** @param {string} href */
async function fetchPageAt(href) {
  try {
    const response = await askServer(href);
    return new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    return null;
  }
}

/**
 * Marks of different events, in the given order and as many as a card lists.
 * @param {SVGAElement[]} items
 */
function eventsAmong(items) {
  const marks = items.filter((item) => item.closest(".mark"));
  const first = (/** @type {SVGAElement} */ mark) => marks.find((other) => other.href.baseVal === mark.href.baseVal);
  return marks.filter((mark) => first(mark) === mark).slice(0, MOST_TITLES);
}

/**
 * @template {keyof HTMLElementTagNameMap} N
 * @param {N} name
 * @param {string} [text]
 * @param {string} [className]
 */
function element(name, text = "", className = "") {
  return Object.assign(document.createElement(name), { textContent: text, className });
}

/**
 * A list of links, from marks or from the links of a list of events.
 * @param {(SVGAElement | HTMLAnchorElement)[]} events
 */
function links(events) {
  const list = element("ul", "", "card-links");
  for (const event of events) {
    const link = element("a", nameOf(event));
    link.href = event.getAttribute("href") ?? "";
    const line = element("li");
    line.append(link);
    list.append(line);
  }
  return list;
}

/** @param {Element} link */
function nameOf(link) {
  // The mark of an event on another lane has the name.
  const named = document.getElementById(link.getAttribute("aria-labelledby") ?? "") ?? link;
  return named.getAttribute("aria-label") ?? named.textContent ?? "";
}

/**
 * @param {HTMLElement} card which has the texts
 * @param {SVGAElement[]} near the mark or block, and what is near it, the nearest first
 * @returns {Promise<Iterable<Node> | null>}
 */
export async function cardContent(card, near) {
  return near[0].closest(".block") ? blockContent(card, near[0]) : markContent(card, near[0], eventsAmong(near));
}

/**
 * The buttons of a sheet, and the titles near a mark, or what a card says if there is only one.
 * @param {HTMLElement} card
 * @param {SVGAElement[]} near
 * @param {(() => void) | undefined} zoom
 * @param {() => void} close
 */
export async function sheetContent(card, near, zoom, close) {
  const events = eventsAmong(near);
  const body = events[0] === near[0] && events.length > 1 ? [links(events)] : await cardContent(card, near.slice(0, 1));
  const tools = element("p", "", "card-tools");
  const button = (/** @type {string | undefined} */ text, /** @type {() => void} */ act) => tools.append(Object.assign(element("button", text, "button"), { type: "button", onclick: act }));
  if (zoom) button(card.dataset.zoomHere, zoom);
  button(card.dataset.close, close);
  return body && [tools, ...body];
}

/**
 * The event's item in the list, or on its own page, and links to others.
 * @param {HTMLElement} card
 * @param {SVGAElement} mark
 * @param {SVGAElement[]} events
 */
async function markContent(card, mark, events) {
  const href = mark.href.baseVal;
  const id = decodeURIComponent(new URL(href, location.href).pathname.split("/").at(-1) ?? "");
  let article = document.querySelector(`article.event-item[data-event="${CSS.escape(id)}"]`);
  if (!article) {
    const template = /** @type {HTMLTemplateElement | null | undefined} */ ((await pageAt(href))?.querySelector("template[data-card]"));
    article = template?.content.querySelector("article") ?? null;
  }
  if (!article) return null;
  const copy = /** @type {Element} */ (article.cloneNode(true));
  const link = /** @type {HTMLAnchorElement} */ (copy.querySelector("h3 a"));
  link.href = href;
  link.id = "";
  copy.querySelector(".star")?.remove();
  // It is not part of the page's outline.
  link.parentElement?.setAttribute("role", "presentation");
  /** @type {Element} */ (copy.querySelector(".event-details")).id = "_card";
  const others = events.filter((one) => one.href.baseVal !== href);
  return others.length ? [...copy.childNodes, element("p", card.dataset.alsoHere, "also-here"), links(others)] : copy.childNodes;
}

/**
 * What the list of a block says, its most significant events, and a link to all.
 * @param {HTMLElement} card
 * @param {SVGAElement} block
 */
async function blockContent(card, block) {
  const address = new URL(block.href.baseVal, location.href);
  const count = block.querySelector("text")?.textContent ?? "";
  const isWhole = Number(count) <= LIST_LENGTH;
  if (!isWhole && !address.searchParams.has("significance")) address.searchParams.set("significance", MAJOR);
  const page = isListed(block) ? await pageAt(address.pathname + address.search) : null;
  const significance = (/** @type {Element} */ article) => Number(article.getAttribute("data-significance"));
  const articles = [...(page?.querySelectorAll("[data-results] article.event-item") ?? [])];
  const chosen = articles.toSorted((a, b) => significance(b) - significance(a)).slice(0, MOST_TITLES);
  const titles = articles.filter((article) => chosen.includes(article)).map((article) => /** @type {HTMLAnchorElement} */ (article.querySelector("h3 a")));
  const all = element("a", page ? card.dataset.showAll?.replace("#", count) : card.dataset.showTime);
  all.href = block.href.baseVal;
  const line = element("p", "", "show-all");
  line.append(all);
  const list = links(titles);
  list.id = "_card";
  const sentence = isWhole && page?.querySelector(".sentence")?.textContent;
  return [element("p", sentence || nameOf(block), "when"), ...(titles.length ? [list] : []), line];
}

/**
 * Whether the list of a block has the events of its lane and no others: no filter describes the lane “Others”.
 * @param {SVGAElement} block
 */
function isListed(block) {
  const drawing = /** @type {Element} */ (block.closest(".drawing"));
  const lane = [...drawing.querySelectorAll(".scene .lane")].indexOf(/** @type {Element} */ (block.closest(".lane")));
  const names = drawing.querySelectorAll(".lane-names .lane");
  return names.length === 1 || names[lane]?.querySelector("a") !== null;
}

/**
 * Shows a card beside its mark.
 * @param {HTMLElement} card
 * @param {SVGAElement} item
 * @param {Iterable<Node>} body
 */
export function openCard(card, item, body) {
  card.classList.remove("sheet");
  card.removeAttribute("role");
  card.replaceChildren(...body);
  // The arrow keys lead to the neighbours.
  for (const link of card.querySelectorAll("a")) link.tabIndex = -1;
  card.showPopover();
  place(card, item);
}

/**
 * Shows a card as a sheet at the bottom of the window.
 * @param {HTMLElement} card
 * @param {SVGAElement} item
 * @param {Iterable<Node>} body
 */
export function openSheet(card, item, body) {
  card.classList.add("sheet");
  card.role = "dialog";
  card.removeAttribute("style");
  card.replaceChildren(...body);
  card.showPopover();
  card.focus({ preventScroll: true });
  // The mark stays in sight, for the second tap.
  const covered = item.getBoundingClientRect().bottom + MARK_GAP - card.getBoundingClientRect().top;
  if (covered > 0) scrollBy({ top: covered, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
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
