// Says on the root what this browser keeps and can do, before anything is drawn, so that nothing flashes or moves: a small blocking
// script. The style sheet follows these attributes.
const { dataset } = document.documentElement;
// Without a secure connection there is no clipboard.
if (navigator.clipboard) dataset.clipboard = "";
if ("share" in navigator) dataset.sharing = "";
try {
  const { theme } = localStorage;
  if (/^(light|dark)$/.test(theme)) dataset.theme = theme;
  // The menu has a link to the reader's list.
  if (localStorage["my-list"]) dataset.list = "";
} catch {
  // A browser without storage follows the theme of the system.
}
