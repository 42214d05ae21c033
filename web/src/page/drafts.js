// What is typed into <form data-draft="record-new"> outlives a closed tab and a session that ended. It stays in this browser,
// for a week at most, and goes with signing out. A page with [data-keep-drafts] (signing in) is on the way back to the form.
const prefix = "obereg.draft.";
const keptFor = 7 * 24 * 3600 * 1000; // milliseconds
const unkept = new Set(["password", "file", "hidden", "submit", "button"]);

function fieldsOf(form) {
  return [...form.elements].filter((field) => field.name && !unkept.has(field.type));
}

function contentOf(form) {
  return fieldsOf(form).map((field) => {
    const ticked = field.type === "checkbox" || field.type === "radio";
    return { name: field.name, value: field.value, checked: ticked ? field.checked : undefined };
  });
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, draft) {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the form works without a draft.
  }
}

function storedKeys() {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
}

function restore(form, content) {
  const fields = fieldsOf(form);
  for (const { name, value, checked } of content) {
    const field = fields.find((each) => each.name === name && (checked === undefined || each.value === value));
    if (!field) continue;
    if (checked === undefined) field.value = value;
    else field.checked = checked;
  }
}

function offer(form, key, draft) {
  const when = new Date(draft.at).toLocaleString("ru-RU", { dateStyle: "long", timeStyle: "short" });
  const bar = document.createElement("div");
  bar.className = "ob-draft";
  bar.setAttribute("role", "status");
  bar.append(`Вы начинали заполнять эту форму: ${when}. `);
  const button = (title, action) => {
    const element = document.createElement("button");
    element.type = "button";
    element.textContent = title;
    element.addEventListener("click", () => {
      action();
      bar.remove();
    });
    return element;
  };
  bar.append(button("Вернуть введённое", () => restore(form, draft.content)), " · ",
    button("Удалить черновик", () => localStorage.removeItem(key)));
  form.prepend(bar);
}

function keep(form) {
  const key = prefix + form.dataset.draft;
  const draft = read(key);
  const cameBack = document.querySelector(".govuk-error-summary"); // with what was typed in it
  if (draft && !cameBack && JSON.stringify(draft.content) !== JSON.stringify(contentOf(form))) offer(form, key, draft);
  let timer;
  const save = (sent) => write(key, { at: Date.now(), sent, content: contentOf(form) });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 500, false);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save(true);
  });
}

function forget(openForms) {
  const returning = document.querySelector("[data-keep-drafts]");
  const open = new Set(openForms.map((form) => prefix + form.dataset.draft));
  for (const key of storedKeys()) {
    const draft = read(key);
    const arrived = draft?.sent && !returning && !open.has(key); // the server took the form and led on
    if (!draft || arrived || Date.now() - draft.at > keptFor) localStorage.removeItem(key);
  }
}

export function keepDrafts() {
  const forms = [...document.querySelectorAll("form[data-draft]")];
  forget(forms);
  forms.forEach(keep);
  document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", () => {
    for (const key of storedKeys()) localStorage.removeItem(key);
  });
}
