// Starts what improves the page. Every page works without any of it.
import { copyLinks } from "./copy-link.js";
import { themeSwitch } from "./theme-switch.js";

for (const button of document.querySelectorAll("[data-theme-switch]")) themeSwitch(/** @type {HTMLButtonElement} */ (button));
copyLinks(document);
