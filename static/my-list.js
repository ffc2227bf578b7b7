// Stars on events. The list is kept in this browser and sent nowhere; a link in the menu opens it. A browser that keeps nothing
// gets no stars.

export function myList() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-my-list]"));
  const storage = storageOf();
  // Copies for which no script answers queries have no list.
  if (!link || !storage) return;
  const name = link.dataset.myList;

  const read = () => (storage.getItem("my-list") ?? "").split(" ").filter(Boolean);

  const show = () => {
    const ids = read();
    for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-star]"))) {
      let star = place.querySelector(".star");
      if (!star) {
        star = document.createElement("button");
        star.className = "star";
        star.ariaLabel = `${name}: ${place.closest("article")?.querySelector("h1, h3")?.textContent}`;
        place.append(star);
      }
      star.ariaPressed = `${ids.includes(place.dataset.star ?? "")}`;
    }
    document.documentElement.toggleAttribute("data-list", ids.length > 0);
    link.textContent = `${name} (${ids.length})`;
    link.search = ids.map((id) => `event=${id}`).join("&");
  };

  addEventListener("click", ({ target }) => {
    const place = target instanceof Element && target.matches(".star") && target.parentElement;
    if (!place) return;
    const { star = "" } = place.dataset;
    const ids = read();
    const rest = ids.filter((id) => id !== star);
    storage.setItem("my-list", (rest.length < ids.length ? rest : [...ids, star]).join(" "));
    show();
  });
  // The list of the timeline is replaced in place.
  const results = document.querySelector("[data-results]");
  if (results) new MutationObserver(show).observe(results, { childList: true, subtree: true });
  show();
}

function storageOf() {
  try {
    return localStorage;
  } catch {
    // The reader does not allow it.
    return undefined;
  }
}
