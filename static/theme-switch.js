// A button with three states: the system's theme, light, dark. The choice is kept in this browser alone.
import { keep } from "./memory.js";

const THEMES = ["system", "light", "dark"];

/**
 * Makes a button go through the themes.
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
    keep("theme", next);
    show();
  });
}
