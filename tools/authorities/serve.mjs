// The authorities of the demo:   node tools/authorities/serve.mjs FOLDER SETTINGS
// Writes the file SETTINGS, for the program, when it is ready, and runs until its standard input ends. What was asked is kept in
// FOLDER, a file for each request, so that a later start goes on where this one ended. Any free port will do.
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readRequest, settingsFor, startAdapter } from "./adapter.mjs";
import { demoAnswers, told } from "./behaviours.mjs";

const [folder, settings] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const fileOf = (id) => path.join(folder, `${id}.xml`);
const missing = (error, ...codes) => { if (!codes.includes(error.code)) throw error; };

// The time of a file is that of the first sending: what is sent again leaves it as it is.
const held = {
  set(id, request) {
    try { writeFileSync(fileOf(id), request.xml, { flag: "wx" }); } catch (error) { missing(error, "EEXIST"); }
  },
  get(id) {
    try { return readRequest(readFileSync(fileOf(id), "utf8")); } catch (error) { return missing(error, "ENOENT"); }
  },
};

const authorities = await startAdapter({ held });
authorities.answers = (request) => demoAnswers(request, Date.now() - statSync(fileOf(request.id)).mtimeMs);
writeFileSync(`${settings}.part`, settingsFor(authorities.url));
renameSync(`${settings}.part`, settings);
console.log(told());
process.stdin.resume().once("end", () => process.exit(0));
