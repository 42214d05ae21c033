// A second click does not send a form twice. A form may answer with a file, so the guard falls by itself.
const guardedFor = 4000; // milliseconds

export function sendOnce() {
  const sent = new WeakMap();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    const now = Date.now();
    if (now - (sent.get(form) ?? -guardedFor) < guardedFor) event.preventDefault();
    else if (!event.defaultPrevented) sent.set(form, now);
  });
}
