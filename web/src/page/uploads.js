// Forms marked data-upload say how much of their files has been sent. Without it the browser sends them by itself.
import htmx from "htmx.org";

const percent = ({ loaded, total }) => Math.floor((loaded / total) * 100);

function showProgress(form) {
  const bar = Object.assign(document.createElement("progress"), { className: "ob-progress__bar", max: 100, value: 0 });
  const words = Object.assign(document.createElement("p"), { className: "govuk-body", role: "status", textContent: "Файлы отправляются" });
  bar.setAttribute("aria-label", "Отправлено");
  form.append(bar, words);
  return {
    // Told in quarters: a screen reader reads each change aloud.
    sent(event) {
      if (!event.lengthComputable) return;
      bar.value = percent(event);
      words.textContent = bar.value < 100 ? `Отправлено ${Math.floor(bar.value / 25) * 25} %` : "Отправлено, файлы проверяются";
    },
    failed() {
      bar.remove();
      words.textContent = "Файлы не дошли: связь прервалась. Ничего не приложено. Нажмите «Приложить» ещё раз.";
    },
  };
}

// The page that came instead of a redirect says what is wrong with the files.
function showAnswer(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = document.getElementById("main");
  document.title = page.title;
  main.replaceChildren(...page.getElementById("main").childNodes);
  htmx.process(main);
  htmx.trigger(main, "htmx:load", { elt: main }); // components of the new content, as for what htmx itself puts in
  main.querySelector(".govuk-error-summary")?.focus();
}

function send(form) {
  const buttons = [...form.querySelectorAll("button")];
  const progress = showProgress(form);
  const request = new XMLHttpRequest();
  const end = (then) => () => {
    for (const button of buttons) button.disabled = false;
    then();
  };
  request.upload.addEventListener("progress", progress.sent);
  request.addEventListener("error", end(progress.failed));
  request.addEventListener("load", end(() => {
    if (request.status !== 200) return showAnswer(request.responseText);
    history.replaceState(null, "", `${request.responseURL}#${form.closest("section")?.id ?? ""}`);
    location.reload();
  }));
  request.open("POST", form.action);
  request.send(new FormData(form));
  for (const button of buttons) button.disabled = true;
}

// govuk-frontend writes what is chosen and what to do as one word; to speech control the visible text is the button's name.
export function partWords(scope) {
  for (const comma of scope.querySelectorAll(".govuk-file-upload-button > .govuk-visually-hidden")) comma.after(" ");
}

export function showUploads() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form[data-upload]") || event.defaultPrevented) return;
    event.preventDefault();
    send(event.target);
  });
}
