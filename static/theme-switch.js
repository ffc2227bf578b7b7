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
  const show = () => {
    if (name) name.textContent = button.dataset[root.dataset.theme ?? THEMES[0]] ?? "";
  };
  button.hidden = false;
  show();
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(root.dataset.theme ?? THEMES[0]) + 1) % THEMES.length];
    if (next === THEMES[0]) delete root.dataset.theme;
    else root.dataset.theme = next;
    keep("theme", next);
    show();
  });
}
