// A button with three states: the theme of the system, light, dark. The choice is stored in this browser only, and the style
// sheet shows its name.
import { storeSetting } from "./storage.js";

const THEMES = ["system", "light", "dark"];

/**
 * Makes a button switch to the next theme.
 * @param {HTMLButtonElement} button
 */
export function themeSwitch(button) {
  const { dataset } = document.documentElement;
  button.addEventListener("click", () => {
    const next = THEMES[(THEMES.indexOf(dataset.theme ?? "system") + 1) % 3];
    if (next === "system") delete dataset.theme;
    else dataset.theme = next;
    storeSetting("theme", next);
  });
}
