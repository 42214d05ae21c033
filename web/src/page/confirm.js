// <button data-confirm="Отозвать набор?">, or with the number of what is chosen in the button's form:
// data-confirm="Удалить" data-confirm-counted="record" data-confirm-forms="запись|записи|записей" asks
// «Удалить 2 записи?». A ticked box with data-counts stands for that many.
const russian = new Intl.PluralRules("ru");

function countOf(form, name) {
  const whole = form.querySelector("input[data-counts]:checked");
  if (whole) return Number(whole.dataset.counts);
  return form.querySelectorAll(`input[name="${CSS.escape(name)}"]:checked`).length;
}

// "" where nothing is chosen: the server says what to do.
function questionOf({ dataset, form }) {
  if (!dataset.confirmCounted) return dataset.confirm;
  const count = countOf(form, dataset.confirmCounted);
  const [one, few, many] = dataset.confirmForms.split("|");
  const words = { one, few, many }[russian.select(count)];
  return count === 0 ? "" : `${dataset.confirm} ${count.toLocaleString("ru-RU")} ${words}? Вернуть их будет нельзя.`;
}

export function askBeforeActing() {
  document.addEventListener("click", (event) => {
    const control = event.target.closest("[data-confirm]");
    const question = control ? questionOf(control) : "";
    if (question && !window.confirm(question)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }, true);
}
