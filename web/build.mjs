// Builds web/dist: one style sheet, one script for every page, one for pages with a signature, and what they refer to.
// And web/lists, which is for the server alone.
import { mkdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import * as sass from "sass";
import { makeListOfPasswords } from "./common_passwords.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const mojFolder = path.join(path.dirname(require.resolve("@ministryofjustice/frontend/package.json")), "moj");

function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`the library's styles no longer have ${from}: look at build.mjs`);
  return text.replaceAll(from, to);
}

// MOJ's Sass forwards govuk-frontend with its own settings and can't be themed; its compiled styles carry GOV.UK's font
// and a few of its colours as plain values.
async function mojStyles() {
  let text = await readFile(path.join(mojFolder, "moj-frontend.min.css"), "utf8");
  text = replaced(text, "GDS Transport,arial,sans-serif", "Golos Text,PT Sans,arial,sans-serif");
  text = replaced(text, "#1d70b8", "#123a5e");
  text = replaced(text, "#1a65a6", "#1a5f9e");
  return replaced(text, "#ca3535", "#b3261e").replace(/\/\*#.*?\*\//g, "");
}

const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /\.scss$/ }, ({ path: file }) => {
      const result = sass.compile(file, {
        loadPaths: [path.join(here, "node_modules")],
        quietDeps: true,
        style: "compressed",
      });
      const css = result.css.replaceAll('url("/assets/images/govuk-crest.svg")', "none"); // not our arms
      return { contents: css, loader: "css", resolveDir: path.dirname(file) };
    });
    build.onLoad({ filter: /moj-frontend\.min\.css$/ }, async () => ({
      contents: await mojStyles(),
      loader: "css",
      resolveDir: mojFolder,
    }));
    // Every browser that runs the scripts knows woff2.
    build.onLoad({ filter: /golos-text[/\\]\d+\.css$/ }, async ({ path: file }) => ({
      contents: replaced(await readFile(file, "utf8"), "format('woff2'), url(", "format('woff2'); unused: (")
        .replace(/; unused: \([^;]*;/g, ";"),
      loader: "css",
      resolveDir: path.dirname(file),
    }));
    build.onResolve({ filter: /^\/assets\/images\// }, ({ path: url }) => ({ path: path.join(mojFolder, url) }));
  },
};

await makeListOfPasswords(path.join(here, "lists"));
await rm(path.join(here, "dist"), { recursive: true, force: true });
await mkdir(path.join(here, "dist"));
await esbuild.build({
  absWorkingDir: here,
  entryPoints: ["src/app.css", "src/app.js", "src/sign.js", "src/shield.svg"],
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome100", "firefox100", "safari15.4"],
  assetNames: "[name]",
  loader: { ".woff2": "file", ".svg": "copy" },
  charset: "utf8",
  legalComments: "linked",
  logLevel: "warning",
  plugins: [styles],
});
