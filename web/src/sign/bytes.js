// What is signed comes from the server, and what the server says of its refusal.
import { SigningError } from "./errors.js";

const unsigned = "Не удалось получить данные для подписания. Проверьте связь и обновите страницу.";

export function toBase64(buffer) {
  const bytes = new Uint8Array(buffer);
  let text = "";
  for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
  return btoa(text);
}

// RFC 7807, "" where it says nothing: a set that another tab has signed, say.
export async function refusalOf(answer) {
  if (!answer.headers.get("content-type")?.startsWith("application/problem+json")) return "";
  const { title, detail } = await answer.json();
  return [title, detail].filter(Boolean).map((words) => words.replace(/[^.!?]$/, "$&.")).join(" ");
}

export async function bytesAt(address) {
  const answer = await fetch(address, {
    credentials: "same-origin", cache: "no-store", headers: { Accept: "text/plain, application/problem+json" },
  }).catch(() => null);
  if (answer?.ok && !answer.redirected) return answer.arrayBuffer();
  const words = answer && !answer.ok ? await refusalOf(answer).catch(() => "") : "";
  throw new SigningError(words || unsigned);
}
