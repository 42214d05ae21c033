// <button data-confirm="Удалить 3 записи? Вернуть их будет нельзя.">
export function askBeforeActing() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-confirm]");
    if (control && !window.confirm(control.dataset.confirm)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
}
