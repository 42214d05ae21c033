// Of every page. Without it everything still works, with more page loads.
import { initAll } from "govuk-frontend";
import htmx from "htmx.org";
import { autosave } from "./page/autosave.js";
import { askBeforeActing } from "./page/confirm.js";
import { keepDrafts } from "./page/drafts.js";
import { closeMenus, foldNavigation } from "./page/menus.js";
import { sendOnce } from "./page/send_once.js";
import { selectAll } from "./page/select_all.js";
import { partWords, showUploads } from "./page/uploads.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
foldNavigation();
closeMenus();
askBeforeActing();
sendOnce();
selectAll();
showUploads();
keepDrafts();
autosave();

function start(scope) {
  initAll({ scope });
  partWords(scope);
}

// The page at once: htmx tells of it only after the page has loaded, and a quick key would find no skip link yet.
start(document.body);
htmx.onLoad((scope) => scope !== document.body && start(scope));
