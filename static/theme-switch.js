// A button with three states: the theme of the system, light, dark. The choice is stored in this browser only.
import { storeSetting } from "./storage.js";

const THEMES = ["system", "light", "dark"];

/**
 * Makes a button switch to the next theme.
 * @param {HTMLButtonElement} button
 */
export function themeSwitch(button) {
  const name = button.querySelector("[data-theme-name]");
  const root = document.documentElement;
  const current = () => root.dataset.theme ?? "system";
  const show = () => {
    if (name) name.textContent = button.dataset[current()] ?? "";
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(current()) + 1) % 3];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    storeSetting("theme", next);
    show();
  });
}
