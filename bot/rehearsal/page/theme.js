// Runs before anything is painted: light or dark, as it was chosen here or as the device says.

const dark = matchMedia("(prefers-color-scheme: dark)");

function applyTheme() {
  const chosen = localStorage.getItem("theme") ?? "auto";
  document.documentElement.dataset.theme = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
}

dark.addEventListener("change", applyTheme);
addEventListener("storage", applyTheme);
applyTheme();
