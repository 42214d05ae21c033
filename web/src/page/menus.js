// Menus are <details>; here they learn to close, and the cabinet's sections to fold on a narrow screen.
export function closeMenus() {
  const openMenus = () => document.querySelectorAll("details.ob-menu[open]");
  document.addEventListener("click", (event) => {
    for (const menu of openMenus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of openMenus()) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus) menu.querySelector("summary").focus();
    }
  });
}

export function foldNavigation() {
  const sections = document.querySelector("[data-navigation]");
  if (!sections) return;
  const narrow = window.matchMedia("(max-width: 800px)");
  const fold = () => { sections.open = !narrow.matches; };
  narrow.addEventListener("change", fold);
  fold();
}
