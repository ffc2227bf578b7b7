// The filters. In a narrow window, where the list is far below them, they are a sheet over the page.

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-filters]"));
const sheet = /** @type {HTMLDialogElement} */ (document.querySelector("[data-sheet]"));
const place = /** @type {HTMLElement} */ (form.parentElement);
const facets = /** @type {HTMLDetailsElement} */ (form.querySelector(".facets"));
/** Whether a choice is applied at once, by navigation.js. */
const applies = document.querySelector("[data-chart]");
let shown = false;

function openSheet() {
  sheet.append(form);
  facets.open = true;
  // At first, only what is chosen is unfolded.
  if (!shown) for (const facet of /** @type {NodeListOf<HTMLDetailsElement>} */ (form.querySelectorAll("details.facet"))) facet.open = !!facet.querySelector(":checked:not([value=''])");
  shown = true;
  sheet.showModal();
}

sheet.addEventListener("close", () => {
  facets.open = false;
  place.prepend(form);
  // An update of the list has replaced the button.
  const target = sheet.returnValue === "list" ? "#_list" : "[data-open-filters]";
  sheet.returnValue = "";
  /** @type {HTMLElement | null} */ (document.querySelector(target))?.focus();
});

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest("[data-open-filters]")) openSheet();
  if (applies && sheet.open && target.closest(".apply button")) {
    event.preventDefault();
    sheet.close("list");
  }
  // A link that removes choices goes with them; the focus stays near.
  const link = target.closest("[data-filters] a");
  if (link) /** @type {HTMLElement | null} */ (link.closest(".facet, .apply")?.querySelector("summary, .years input, button"))?.focus({ preventScroll: true });
});

form.addEventListener("change", async () => {
  if (applies) return;
  const query = new URLSearchParams(/** @type {any} */ (new FormData(form))).toString();
  const page = await fetch(`${form.action}?${query}`).then((response) => response.text(), () => "");
  const next = new DOMParser().parseFromString(page, "text/html");
  // Of several answers, the one to the last choice counts.
  if (query !== new URLSearchParams(/** @type {any} */ (new FormData(form))).toString()) return;
  for (const part of [".show-text", "[role=status]"]) {
    const [here, there] = [form, next].map((root) => root.querySelector(`.apply ${part}`));
    if (here && there) here.textContent = there.textContent;
  }
});

matchMedia("(width >= 60rem)").addEventListener("change", () => sheet.close());
// Where it was, it would be hidden with the rest.
document.body.append(sheet);
