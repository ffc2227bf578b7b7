// The card of a term has what the glossary says of it, which is requested once on pages that link to terms.
import { linkCards } from "./link-card.js";

const TERMS = "a.term";

async function termCards() {
  const first = /** @type {HTMLAnchorElement | null} */ (document.querySelector(TERMS));
  const response = first && (await fetch(first.href));
  if (!response?.ok) return;
  const glossary = new DOMParser().parseFromString(await response.text(), "text/html");
  linkCards(TERMS, (link) => {
    const term = /** @type {HTMLElement | null | undefined} */ (glossary.getElementById(link.hash.slice(1))?.closest("[data-go]"));
    return term && cardOf(term, link);
  });
}

/**
 * @param {HTMLElement} term
 * @param {HTMLAnchorElement} link
 */
function cardOf(term, link) {
  const [card, title, go] = ["div", "b", "a"].map((name) => document.createElement(name));
  card.className = "term-card";
  const { lang, dir, textContent } = /** @type {HTMLElement} */ (term.querySelector("h2"));
  Object.assign(title, { lang, dir, textContent });
  Object.assign(go, { href: link.href, textContent: term.dataset.go });
  const copy = /** @type {HTMLElement} */ (term.cloneNode(true));
  // A card has no cards of its own.
  for (const link of copy.querySelectorAll(TERMS)) link.removeAttribute("class");
  card.append(title, ...copy.querySelectorAll(".markdown"), go);
  return card;
}

// Without the glossary its links are links.
termCards().catch(() => {});
