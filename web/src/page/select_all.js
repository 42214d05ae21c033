// <input type="checkbox" data-select-all="record"> in a table's heading ticks every box named "record" of its form.
export function selectAll() {
  document.addEventListener("change", (event) => {
    const name = event.target.dataset?.selectAll;
    const scope = event.target.closest("form, table");
    if (!name || !scope) return;
    for (const box of scope.querySelectorAll(`input[type="checkbox"][name="${CSS.escape(name)}"]`))
      if (!box.disabled) box.checked = event.target.checked;
  });
}
