// Sets the theme before anything is painted; a classic script, so that no wrong one flashes up.
// "light" or "dark" is a person's choice, kept in the browser; otherwise the system says.

(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const read = () => {
    try {
      return localStorage.getItem("theme") ?? "system";
    } catch {
      return "system";
    }
  };
  const apply = () => {
    const chosen = read();
    document.documentElement.dataset.theme = chosen === "system" ? (dark.matches ? "dark" : "light") : chosen;
  };
  dark.addEventListener("change", apply);
  addEventListener("storage", apply);
  addEventListener("theme", apply);
  apply();
})();
