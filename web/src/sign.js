// The signing panel: src/platform/html/components/sign_panel.html; and the page that signs several letters by one press.
import { bytesAt, toBase64 } from "./sign/bytes.js";
import { signDetached } from "./sign/cades.js";
import { listCertificates, plugin, signByPlugin } from "./sign/crypto_pro.js";
import { SigningError } from "./sign/errors.js";
import { openKeyFile } from "./sign/key_file.js";
import { signTogether } from "./sign/together.js";

// Runs `work(openSigner, say)` on submit. `openSigner` gives a function from bytes to the Base64 of their signature.
function signOnSubmit(form, openSigner, work) {
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
      await work(form, openSigner, say);
    } catch (error) {
      if (!(error instanceof SigningError)) console.error(error);
      const advice = "Подписать не удалось. Подпишите другой программой и загрузите файл подписи.";
      say(error instanceof SigningError ? error.message : advice, true);
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
}

function prepareKeyFileWay(panel, work) {
  const form = panel.querySelector("[data-sign-by-key-file]");
  if (!form) return;
  form.hidden = false;
  const [keyFile, password] = form.querySelectorAll("[data-key-file], [data-key-password]");
  const openSigner = async () => {
    if (!window.crypto?.subtle)
      throw new SigningError("Браузер подписывает только на страницах с защищённым соединением (https). Откройте сайт по https или загрузите готовую подпись.");
    if (!keyFile.files[0]) throw new SigningError("Выберите файл ключа: .p12 или .pfx.");
    const key = await openKeyFile(await keyFile.files[0].arrayBuffer(), password.value);
    return async (bytes) => toBase64(await signDetached(bytes, key));
  };
  signOnSubmit(form, openSigner, async (...how) => {
    await work(...how);
    password.value = "";
  });
}

async function preparePluginWay(panel, work) {
  const form = panel.querySelector("[data-sign-by-plugin]");
  if (!form) return;
  const api = await plugin(panel.dataset.pluginScript);
  if (!api) return;
  const choice = form.querySelector("select");
  const certificates = await listCertificates(api);
  certificates.forEach(({ title }, index) => choice.add(new Option(title, String(index))));
  form.hidden = certificates.length === 0;
  const openSigner = async () => (bytes) => signByPlugin(api, certificates[Number(choice.value)].certificate, toBase64(bytes));
  signOnSubmit(form, openSigner, work);
}

function prepare(panel, work) {
  prepareKeyFileWay(panel, work);
  preparePluginWay(panel, work).catch((error) => console.warn("КриптоПро ЭЦП Browser plug-in:", error));
}

// The signature alone is sent, in the form's hidden field.
const signOne = (panel) => async (form, openSigner, say) => {
  const sign = await openSigner();
  form.elements.signature.value = await sign(await bytesAt(panel.dataset.bytesUrl));
  say("Подписано, отправляем…", false);
  form.submit();
};

for (const panel of document.querySelectorAll("[data-sign]")) prepare(panel, signOne(panel));
for (const panel of document.querySelectorAll("[data-sign-together]")) prepare(panel, (...how) => signTogether(panel, ...how));
