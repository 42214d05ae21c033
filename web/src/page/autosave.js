// <form data-autosave="address"> is sent there two seconds after the last input and when its page is left, and says in its
// [data-autosave-said] how that went. What is typed is also kept by drafts.js, which lets go of what has arrived here.
//
// The field "page" is this showing of the form and the number of the attempt: by it the server knows its own page's
// earlier save from somebody else's, and data-saved-in tells a later page which attempt arrived last.
const pause = 2000, pauseWithoutNetwork = 15000; // milliseconds

const lost = "Не сохранилось: нет связи. Введённое хранится в этом браузере.";

async function wordsOf(answer) {
  if (answer.status === 401 || answer.status === 403) return "Не сохранилось: войдите заново. Введённое хранится в этом браузере.";
  if (!answer.headers.get("content-type")?.includes("json")) return `Не сохранилось: ошибка ${answer.status}. Введённое хранится в этом браузере.`;
  const { title, detail = "" } = await answer.json();
  return `Не сохранилось. ${title}. ${detail}`;
}

function watch(form) {
  const said = form.querySelector("[data-autosave-said]");
  const showing = form.elements.page.value;
  let timer, attempts = 0, typed = 0, stored = 0; // inputs so far, and how many of them have arrived
  let sending = false, refused = false;

  const attempt = (keepalive) => {
    clearTimeout(timer);
    form.elements.page.value = `${showing}.${++attempts}`;
    const fields = new URLSearchParams(new FormData(form));
    fields.delete("draft"); // that it was taken, drafts.js is told below
    form.dispatchEvent(new CustomEvent("ob:sending", { detail: form.elements.page.value }));
    return fetch(form.dataset.autosave, {
      method: "POST", body: fields, keepalive, redirect: "error", headers: { Accept: "application/json" } });
  };

  async function save() {
    if (sending || refused || stored === typed) return;
    sending = true;
    const sent = typed;
    let again = pause;
    try {
      const answer = await attempt(false);
      if (answer.ok) {
        const { saved_at: at, version } = await answer.json();
        form.elements.version.value = version;
        stored = sent;
        said.textContent = `Сохранено в ${at}`;
        if (stored === typed) form.dispatchEvent(new CustomEvent("ob:stored"));
      } else {
        refused = answer.status === 409; // somebody else's is there: only the person may decide
        said.textContent = await wordsOf(answer);
        if (sent === typed) again = 0; // as it stands it is not taken
      }
    } catch {
      said.textContent = lost;
      again = pauseWithoutNetwork;
    }
    sending = false;
    if (stored !== typed && again) later(again);
  }
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  };

  form.addEventListener("input", () => {
    typed++;
    later(pause);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    stored = typed; // the form itself is on its way
  });
  window.addEventListener("online", save);
  window.addEventListener("pagehide", () => {
    if (stored === typed || refused) return;
    attempt(true).catch(() => {}); // what does not arrive is offered by drafts.js
  });
}

export function autosave() {
  document.querySelectorAll("form[data-autosave]").forEach(watch);
}
