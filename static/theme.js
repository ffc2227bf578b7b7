// Sets the reader's theme before anything is drawn, so that nothing flashes: a small blocking script.
try {
  const { theme } = localStorage;
  if (/^(light|dark)$/.test(theme)) document.documentElement.dataset.theme = theme;
} catch {
  // A browser without storage follows the theme of the system.
}
