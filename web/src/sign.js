// The signing panel: src/platform/html/components/sign_panel.html.
import { listCertificates, plugin, signByPlugin } from "./sign/crypto_pro.js";
import { SigningError } from "./sign/errors.js";
import { openKeyFile } from "./sign/key_file.js";
import { signDetached } from "./sign/cades.js";

function toBase64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

// What the server says of its refusal (RFC 7807), "" where it says nothing: a set that another tab has signed, say.
async function refusalOf(answer) {
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) return "";
  const { title, detail } = await answer.json();
  return [title, detail].filter(Boolean).map((words) => words.replace(/[^.!?]$/, "$&.")).join(" ");
}

async function bytesToSign(panel) {
  const answer = await fetch(panel.dataset.bytesUrl, {
    credentials: "same-origin", cache: "no-store", headers: { Accept: "text/plain, application/problem+json" },
  }).catch(() => null);
  if (answer?.ok && !answer.redirected) return answer.arrayBuffer();
  const words = answer && !answer.ok ? await refusalOf(answer).catch(() => "") : "";
  throw new SigningError(words || "Не удалось получить данные для подписания. Проверьте связь и обновите страницу.");
}

// Runs `makeSignature` on submit; its result alone is sent, in the form's hidden field.
function signOnSubmit(form, makeSignature) {
  const state = form.querySelector("[data-sign-state]");
  const say = (text, isWrong) => {
    state.textContent = text;
    state.classList.toggle("ob-sign__state--wrong", isWrong);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    say("Подписываем…", false);
    try {
      form.elements.signature.value = await makeSignature();
      say("Подписано, отправляем…", false);
      form.submit();
    } catch (error) {
      if (!(error instanceof SigningError)) console.error(error);
      const advice = "Подписать не удалось. Подпишите другой программой и загрузите файл подписи.";
      say(error instanceof SigningError ? error.message : advice, true);
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
}

function prepareKeyFileWay(panel) {
  const form = panel.querySelector("[data-sign-by-key-file]");
  if (!form) return;
  form.hidden = false;
  const [keyFile, password] = form.querySelectorAll("[data-key-file], [data-key-password]");
  signOnSubmit(form, async () => {
    if (!window.crypto?.subtle)
      throw new SigningError("Браузер подписывает только на страницах с защищённым соединением (https). Откройте сайт по https или загрузите готовую подпись.");
    if (!keyFile.files[0]) throw new SigningError("Выберите файл ключа: .p12 или .pfx.");
    const key = await openKeyFile(await keyFile.files[0].arrayBuffer(), password.value);
    const signature = await signDetached(await bytesToSign(panel), key);
    password.value = "";
    return toBase64(signature);
  });
}

async function preparePluginWay(panel) {
  const form = panel.querySelector("[data-sign-by-plugin]");
  if (!form) return;
  const api = await plugin(panel.dataset.pluginScript);
  if (!api) return;
  const choice = form.querySelector("select");
  const certificates = await listCertificates(api);
  certificates.forEach(({ title }, index) => choice.add(new Option(title, String(index))));
  form.hidden = certificates.length === 0;
  signOnSubmit(form, async () =>
    signByPlugin(api, certificates[Number(choice.value)].certificate, toBase64(await bytesToSign(panel))));
}

for (const panel of document.querySelectorAll("[data-sign]")) {
  prepareKeyFileWay(panel);
  preparePluginWay(panel).catch((error) => console.warn("КриптоПро ЭЦП Browser plug-in:", error));
}
