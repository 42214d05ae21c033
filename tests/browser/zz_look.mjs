import { writeFileSync } from "node:fs";
import { pageOf, startDemo, submit } from "./demo.mjs";
import { launchBrowser } from "./support.mjs";
const site = await startDemo();
const browser = await launchBrowser();
const shot = async (page, name) => { await page.setViewportSize({width:1280,height:900}); await page.screenshot({path:`/tmp/look-${name}.png`,fullPage:true}); };
try {
  for (const who of ["centre1-signer", "employer2-viewer", "employer3-viewer"]) {
    const p = await pageOf(browser, site, who);
    await p.goto(`${site.baseUrl}/accreditation/applications`);
    await shot(p, "apps-" + who);
    const links = await p.locator("main a[href*='/accreditation/cases/']").evaluateAll((l) => l.map((a) => a.href));
    for (const href of links) {
      await p.goto(href);
      const text = await p.locator("main").innerText();
      if (!/Услуга оказана|В услуге отказано/.test(text)) continue;
      const name = href.split("/").pop();
      await shot(p, "case-" + name);
      const docs = await p.locator("main a[href*='/documents/']").evaluateAll((l) => l.map((a) => [a.href, a.textContent]));
      for (const [h, t] of docs) { const r = await p.request.get(h); const b = await r.body(); if (/docx|Письмо|письмо/.test(t) && b.slice(0,2).toString()==="PK") { writeFileSync(`/tmp/letter-${name}.docx`, b); console.log(name, t); } }
    }
  }
} finally { await browser.close(); await site.stop(); }
