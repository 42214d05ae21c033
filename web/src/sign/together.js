// Several letters by one press: each is signed as the page showed it and sent where it would go alone. They go one after
// another, since each takes the next number; the first that is refused ends it, because those after it have other numbers then.
import { bytesAt, refusalOf } from "./bytes.js";
import { SigningError } from "./errors.js";

const noLink = "Связь прервалась. Проверьте её и нажмите «Подписать» ещё раз: подписанное второй раз не подпишется.";

async function send(letter, signature, csrf) {
  const answer = await fetch(letter.dataset.postTo, {
    method: "POST", credentials: "same-origin", body: new URLSearchParams({ csrf, signature }),
    headers: { Accept: "application/json, application/problem+json" },
  }).catch(() => null);
  if (!answer) throw new SigningError(noLink);
  if (answer.status === 204) return;
  const words = await refusalOf(answer).catch(() => "");
  throw new SigningError(words || "Сайт не принял подпись. Войдите ещё раз и откройте «Решения на подпись».");
}

function mark(letter, words, isWrong = false) {
  const state = letter.querySelector("[data-letter-state]");
  state.textContent = words;
  state.classList.toggle("ob-together__state--wrong", isWrong);
  letter.toggleAttribute("data-signed", !isWrong);
}

function link(href, words) {
  return Object.assign(document.createElement("a"), { className: "govuk-link", href, textContent: words });
}

const waiting = () => [...document.querySelectorAll("[data-letter]:not([data-signed])")];

function end(panel, words) {
  for (const form of panel.querySelectorAll("form")) form.remove();
  const state = panel.querySelector("[data-together-state]");
  state.tabIndex = -1;
  state.replaceChildren(words, " ", link("/accreditation/decisions", "К списку решений"));
  state.focus();
}

// `openSigner` gives what signs bytes: the key is opened once. `say`: at the form that was sent.
export async function signTogether(panel, form, openSigner, say) {
  const sign = await openSigner();
  const letters = waiting();
  for (const [index, letter] of letters.entries()) {
    say(`Подписываем: ${index + 1} из ${letters.length}`, false);
    try {
      await send(letter, await sign(await bytesAt(letter.dataset.bytesUrl)), form.elements.csrf.value);
    } catch (error) {
      if (!(error instanceof SigningError)) throw error;
      mark(letter, error.message, true);
      const rest = waiting().map(({ dataset }) => dataset.letter).join(",");
      const state = panel.querySelector("[data-together-state]");
      state.replaceChildren(link(`${panel.dataset.signTogether}${rest}`, "Показать неподписанные письма, какие они теперь"));
      throw new SigningError(`Подписано: ${index} из ${letters.length}. Дальше не пошли. ${error.message}`);
    }
    mark(letter, "Подписано.");
  }
  end(panel, `Подписано: ${letters.length} из ${letters.length}.`);
}
