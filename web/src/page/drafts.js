// What is typed into <form data-draft="record-new"> outlives a closed tab, a session that ended and a form that did not
// arrive. It stays in this browser, for a week at most; it goes with signing out, and where the server has taken the form:
// the form says in the field "draft" which draft it is, and the server's answer repeats that in a cookie.
const prefix = "obereg.draft.";
const keptFor = 7 * 24 * 3600 * 1000; // milliseconds
const taken = "obereg_draft_taken"; // the server's name of the cookie: src/platform/web/router.cpp
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
    button("Не возвращать", () => localStorage.removeItem(key)));
  form.prepend(bar);
}

function keep(form) {
  const key = prefix + form.dataset.draft;
  let draft = read(key);
  let sent = ""; // the attempt of autosave.js that has all that is typed
  if (draft?.sent && draft.sent === form.dataset.savedIn) {
    localStorage.removeItem(key); // it arrived, its answer did not
    draft = null;
  }
  const cameBack = document.querySelector(".govuk-error-summary"); // with what was typed in it
  if (draft && !cameBack && JSON.stringify(draft.content) !== JSON.stringify(contentOf(form))) offer(form, key, draft);
  const shown = Date.now().toString(36) + Math.random().toString(36).slice(2, 8); // this showing of the form, not another tab's
  let timer;
  const save = () => write(key, { at: Date.now(), shown, sent, content: contentOf(form) });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    sent = "";
    timer = setTimeout(save, 500);
  });
  form.addEventListener("ob:sending", ({ detail }) => {
    clearTimeout(timer);
    sent = detail;
    save();
  });
  form.addEventListener("ob:stored", () => {
    clearTimeout(timer);
    localStorage.removeItem(key);
  });
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "draft", value: `${form.dataset.draft}@${shown}` });
  form.append(field);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save();
  });
}

// What the last answer says was taken: "record-new@shown"; "" where it says nothing. Said once.
function takenDraft() {
  const value = document.cookie.split("; ").find((each) => each.startsWith(`${taken}=`))?.slice(taken.length + 1) ?? "";
  if (value) document.cookie = `${taken}=; Path=/; Max-Age=0; SameSite=Lax`;
  return value;
}

function forget() {
  const done = takenDraft();
  for (const key of storedKeys()) {
    const draft = read(key);
    const arrived = draft && done === `${key.slice(prefix.length)}@${draft.shown}`;
    if (!draft || arrived || Date.now() - draft.at > keptFor) localStorage.removeItem(key);
  }
}

export function keepDrafts() {
  forget();
  document.querySelectorAll("form[data-draft]").forEach(keep);
  document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", () => {
    for (const key of storedKeys()) localStorage.removeItem(key);
  });
}
